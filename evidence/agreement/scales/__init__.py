"""Numbers and times on one scale, as copy rounds them and sources write them: hours, milligrams, points of a hundred."""
