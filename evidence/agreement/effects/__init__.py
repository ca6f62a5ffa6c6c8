"""What a study found of an outcome: an effect or none, read from its sentences and held against what a claim says."""
