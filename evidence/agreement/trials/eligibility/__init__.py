"""The conditions of entry of a record, and statements on who may take part."""
