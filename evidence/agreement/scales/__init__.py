"""Numbers and times on one scale, as copy rounds and sources write them: hours, milligrams, points of a hundred."""
