"""What a claim says, held against what its source says: one `Agreement` a slot, with the words of both sides.

There are two doors. `compare` holds a claim against the card that a person made of a source. `with_text` holds it
against a text: the numbers and the way they point are looked up there (`against_text`), the study as a whole is told by
the card that was read out of it (`study`). `pair` is `with_text` for one claim and one text, `heads` for the cell of a
table. A claim that is a sentence of its source is settled by `quoted`, one against a paper by `with_abstract` too.

From the bottom up, each knowing only what stands before it (the import contract in `pyproject.toml` holds this):

- `agreement`, `verdict`: the type, and the one word for all slots of a claim;
- `words`: what a sentence is about, the vocabulary, words that point up or down;
- `scales`: numbers, times and measures that can be compared;
- `study`: design, people, outcome, regimen and certainty, read from a phrase, and compared;
- `conflicts`: what one document says of one thing in two places;
- `passages`: a text in sentences or lines, with the numbers in each and whose they are;
- `trials`: records of registers, read as tables that answer a statement;
- `effects`: what was found of an outcome, an effect or none;
- `prose`: the numbers of sentences by the company they keep, and one last strict look before anything is supported;
- `lookup`: where a text holds a number of a claim, and why that may not be the claim's.

What tells that a source says otherwise is listed in `against_text`, `prose.otherwise`, `effects.otherwise` and
`trials.otherwise`; what only doubts a match stands in `lookup.doubts`, `lookup.covering` and `prose.less`. In doubt the
verdict is `not-found`: a wrong `supported` is the gravest fault, a wrong `differs` the next.
"""
