"""Words that say more than evidence can."""
