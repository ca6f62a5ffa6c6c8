"""Trial records as tables: a statement is read into a question over them, and the record answers it.

Only a statement that is understood to its last word is answered: a word that is no amount, no arm, no name of a line
and no filler leaves it unanswered. It is told as false where none of the readings that are tried is true; there may be
others. What is no question that is known is asked number by number (`counted`, `measured`, `accounted`, `entry`): a
number is wrong where the record's give it in no way, however they are put together.

`words` reads what sentences say of how many and of whom; `conditions`, `treatment`, `counts` and `results` are about
the sections of a record; what is here asks all of them.
"""
