"""Words: those that copy and sources share for designs, outcomes and groups, and those that tell what is spoken of."""
