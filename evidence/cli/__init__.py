"""The door: one file per command. Whoever imports it has garbage looked for seldom."""

import gc

# A run makes many small objects that live until its end, and most are made by its imports: looking for garbage among
# them every 700 is wasted.
gc.set_threshold(500_000, 20, 20)
