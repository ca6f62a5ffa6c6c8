"""CON701: two statements of one document that disagree."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from evidence.agreement.conflicts.denials import Stance, contradict, stances_of
from evidence.agreement.conflicts.plain import Plain, plain_of
from evidence.agreement.conflicts.statements import Statement, conflicting, in_any_order, statements_of, word_for_word
from evidence.checked import CheckedClaim
from evidence.claims.claim import Sentence
from evidence.claims.senses import names_in
from evidence.claims.weighing import QUOTES
from evidence.documents.document import Block, BlockKind
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity, place_of
from evidence.rules.rule import Rule

_RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_TWO = 2


class ConflictInDocument(Rule):
    """What it does
    Finds, without any source, a claim that denies what another claim of the document asserts ("no significant side
    effects", "side effects such as …"), and claims that give two figures for one thing, or in the same words. So do a
    sentence and the cell of a table whose heads have the sentence's words, unless they cite other sources. Two
    sentences below one heading that have the same words but for one number, or but for a "not", disagree too; where
    they speak of "the test", which may be another one each time, that is a warning.

    Why it matters
    One of the two is wrong, and a reader can see it.

    Example
    > There are no side effects. … Side effects such as a raised heart rate may occur.

    Write instead
    One statement, as the source has it.

    Known false alarms
    Statements of different scope: "no serious side effects" beside mild ones is left alone.

    Basis
    ABPI Code 2024 clause 6.1 (balanced, not misleading), clause 6.4 (side effects must not be denied).
    """

    code = "CON701"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a pair, at the statement that denies, or at the second of two figures."""
        yield from self._denials(dossier)
        told = list(self._figures(dossier))
        yield from told
        yield from self._tables(dossier)
        seen = {(finding.place, finding.related) for finding in told}
        yield from (one for one in self._in_plain_words(dossier) if (one.place, one.related) not in seen)

    def _denials(self, dossier: Dossier) -> Iterator[Finding]:
        denials = [(checked, one) for checked in dossier.claims for one in stances_of(checked.claim.said) if one.denied]
        if not denials:
            return
        # What is told in passing, or as an instruction ("avoid it, due to side effects such as"), contradicts too.
        told = [(one, stance) for one in dossier.sentences for stance in stances_of(one.said) if not stance.denied]
        for checked, denial in denials:
            others = [sentence for sentence, stance in told if contradict(denial, stance)]
            if others:
                yield self._denied(dossier, checked, denial, others)

    def _denied(self, dossier: Dossier, checked: CheckedClaim, denial: Stance, others: list[Sentence]) -> Finding:
        places = tuple(place_of(dossier.document, other.span) for other in others)
        return self.finding(
            f"This says “{denial.words}”, and {places[0].name} tells of {denial.thing}.",
            place_of(dossier.document, checked.claim.span),
            claim=checked.claim,
            expected=places[0].quote,
            found=denial.words,
            hint="Say one of the two, as the source has it.",
            related=places,
        )

    def _figures(self, dossier: Dossier) -> Iterator[Finding]:
        first: dict[tuple[object, ...], tuple[str, CheckedClaim]] = {}
        for checked in dossier.claims:
            for statement in _statements(checked):
                figure, earlier = first.setdefault(statement.key, (statement.figure, checked))
                if earlier is not checked and conflicting(statement.figure, figure):
                    yield self._two(dossier, (checked, statement), (earlier, figure))

    def _two(
        self, dossier: Dossier, later: tuple[CheckedClaim, Statement], earlier: tuple[CheckedClaim, str]
    ) -> Finding:
        (checked, statement), (other, figure) = later, earlier
        place = place_of(dossier.document, other.claim.span)
        return self.finding(
            f"This gives {statement.figure} for {statement.what}, and {place.name} gives {figure}.",
            place_of(dossier.document, checked.claim.span),
            claim=checked.claim,
            expected=figure,
            found=statement.figure,
            hint="Look both up, or say in what they differ.",
            related=(place,),
        )

    def _in_plain_words(self, dossier: Dossier) -> Iterator[Finding]:
        """Two sentences with the same words but for a number, or but for a "not".

        What may be said of another thing each time ("the test") is a warning.
        """
        first: dict[tuple[object, ...], tuple[Sentence, Plain]] = {}
        for sentence, section, opens in _in_sections(dossier):
            for said in plain_of(sentence.said):
                far = bool(said.figure) and said.named and bool(names_in(sentence.said))
                if not (said.named or opens):
                    continue
                earlier, other = first.setdefault((said.key, None if far else section), (sentence, said))
                if said.conflicts_with(other) and _may_be_one(dossier, earlier, sentence):
                    yield self._plainly(dossier, (sentence, said), (earlier, other))

    def _plainly(self, dossier: Dossier, later: tuple[Sentence, Plain], earlier: tuple[Sentence, Plain]) -> Finding:
        (sentence, said), (before, other) = later, earlier
        place = place_of(dossier.document, before.span)
        checked = dossier.claim_at.get(sentence.span) or dossier.claim_at.get(before.span)
        what = f"gives {said.figure} for the same" if said.figure else "says the contrary"
        there = f", and {place.name} gives {other.figure}." if said.figure else f" of what {place.name} says."
        return self.finding(
            f"This {what}{there}",
            place_of(dossier.document, sentence.span),
            severity=None if said.named else Severity.WARNING,
            claim=checked.claim if checked else None,
            expected=other.figure or place.quote,
            found=said.figure or sentence.text,
            hint="Look both up, or say in what they differ.",
            related=(place,),
        )

    def _tables(self, dossier: Dossier) -> Iterator[Finding]:
        """A sentence and the one cell that says the same with another figure."""
        cells: dict[tuple[object, ...], list[tuple[CheckedClaim, Statement]]] = {}
        for checked in dossier.claims:
            if checked.claim.heads and (told := in_any_order(checked.claim.said)) is not None:
                cells.setdefault(told.key, []).append((checked, told))
        for checked in dossier.claims if cells else ():
            told = None if checked.claim.heads else in_any_order(checked.claim.said)
            same = cells.get(told.key, []) if told else []
            if told and len(same) == 1 and conflicting(told.figure, same[0][1].figure) and _alike(checked, same[0][0]):
                pair = sorted([(checked, told), same[0]], key=lambda one: one[0].claim.span.start)
                yield self._two(dossier, pair[1], (pair[0][0], pair[0][1].figure))


def _in_sections(dossier: Dossier) -> Iterator[tuple[Sentence, int, bool]]:
    """The sentences of running text, each with the block that heads it, and whether it opens its own block."""
    blocks = dossier.document.blocks
    heads = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING or _is_label(block)]
    last = -1
    for sentence in dossier.sentences:
        opens, last = sentence.block != last, sentence.block
        kind = blocks[sentence.block].kind
        if kind in _RUNNING and not sentence.said.startswith(QUOTES):
            above = bisect(heads, sentence.block)
            yield sentence, heads[above - 1] if above else -1, opens


def _is_label(block: Block) -> bool:
    """Whether a block only leads on to those below it: a name in a line of its own, or words before a list."""
    return block.kind in _RUNNING and not block.text.rstrip('*_ ”"').endswith((".", "!", "]", ")"))


def _may_be_one(dossier: Dossier, one: Sentence, other: Sentence) -> bool:
    """Whether two sentences may speak of one thing: they are no claims that cite two works."""
    claims = [checked for each in (one, other) if (checked := dossier.claim_at.get(each.span)) is not None]
    return len(claims) < _TWO or _alike(*claims)


def _alike(one: CheckedClaim, other: CheckedClaim) -> bool:
    """Whether two claims may be of one source: they share one, or not both name any."""
    ours, theirs = ({source.doi or source.key or source.reference for source in each.sources} for each in (one, other))
    return not (ours and theirs) or not ours.isdisjoint(theirs)


def _statements(checked: CheckedClaim) -> tuple[Statement, ...]:
    """What a claim says of its figures; cells of two tables may have the same heads and be of two trials."""
    claim = checked.claim
    read = statements_of(claim.said, claim.kind)
    same = None if read or claim.heads else word_for_word(claim.said)
    return (same,) if same else read
