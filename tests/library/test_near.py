"""Near wordings: what may differ, and that no changed fact is ever linked or suggested.

The sentences are those of the example article, of the rule cases, and of many kinds of copy; the changes are made with
words of which the code under test knows only some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence.claims.citation_marks import without_marks
from evidence.claims.sentences import sentences_of
from evidence.documents.reading import read_document
from evidence.library.claims_file import LibraryClaim
from evidence.library.library import Library
from evidence.library.near import NearWordings, differing_words
from tests.library import kinds_of_copy
from tests.rules.test_cases import ALL_CASES

ROOT = Path(__file__).parents[2]


def library_of(*statements: str) -> Library:
    return Library(
        claims=tuple(
            LibraryClaim(f"c{number}", words, None, (), (), (), None, None, None, 1)
            for number, words in enumerate(statements)
        )
    )


def real_sentences() -> list[str]:
    article = read_document(ROOT / "examples" / "lumen-clinic.md")
    texts = [text for case in ALL_CASES for name, text in case.files.items() if name == "copy.md"]
    copy = [line for text in texts for line in text.split("\n")]
    found = [sentence.text for sentence in sentences_of(article)]
    found += [part for line in copy for part in re.split(r"(?<=[.!?]) ", line)]
    return sorted({without_marks(words) for words in found if len(words.split()) >= 5 and not set("{[(") & set(words)})


SENTENCES = [*real_sentences(), *kinds_of_copy.SENTENCES]
PAIRS = {
    "number": """
        one > two, single > double, first > second, half > third, most > some, all > many, few > several, nine >
        eight, six > seven, halved > fell, twice > once, three > four, two > both, third > quarter
    """,
    "unit": """
        % > points, week > month, hour > day, day > hour, mg > g, year > month, daily > weekly, mg > µg, mmol/L >
        mg/dL, minutes > seconds, kg > lb, mmHg > kPa, ng/mL > µg/L, weeks > days, °C > °F, IU > mg, months > years,
        mg/kg > mg, % > percentage points, lux > lumens
    """,
    "negation": """
        is > is not, are > are not, was > was not, with > without, have > have no, effective > ineffective, safe >
        unsafe, does not > does, did not > did, common > uncommon, more > no more, need > need no, proven >
        unproven, occurred > never occurred, after > only after, prevents > fails to prevent, positive > negative,
        often > seldom
    """,
    "hedge": """
        is > may be, are > might be, reduce > may reduce, improve > could improve, showed > suggested, responded >
        seemed to respond, shows > appears to show, works > probably works, may > will, could > does, reduces > is
        associated with lower, about > exactly, up to > at least, probably > certainly, finds > can find, helps > is
        thought to help, lowers > tends to lower, most > nearly all, prevented > was linked to fewer, detects >
        claims to detect, by > by up to
    """,
    "population": """
        men > women, children > infants, women > pregnant women, adults > trained adults, students > nurses, infants
        > newborns, teenagers > adults, eyes > patients, babies > toddlers, participants > completers, aged 45 to 84
        > of any age, over 50 > under 50, early > late, moderate > severe, in adults > in rats, patients > children,
        adults > adolescents, patients > older patients, adults > women, people > veterans, patients > patients with
        epilepsy, adults > smokers, depression > bipolar depression, adults > very old adults, patients > severely
        ill patients, patients > significantly obese patients
    """,
    "comparison": """
        with placebo > with usual care, than placebo > than aspirin, compared with > like, fewer > more, as
        effective as > less effective than, against > and, alone > combined, than > and, longer > shorter, within >
        after, above > below, lower > raise, older one > newer one, no more > more, most > more, better > worse,
        more > less, than > as, reduced > reduced more than placebo, higher > lower, effective > more effective,
        fast > faster, unlike > like, effective > as effective as lithium
    """,
}
INSERTED = {
    "negation": "not, hardly, no longer, rarely",
    "hedge": "possibly, reportedly, up to, almost, often, in theory",
    "population": "male, elderly, diabetic, some, healthy, hospitalised",
    "comparison": "more, as much as lithium, relatively, the best, equally",
    "number": "twice, 5, dozens of",
}


def pairs_of(sort: str) -> Iterator[tuple[str, str]]:
    """What is put for what, and the other way round."""
    for pair in PAIRS[sort].split(","):
        old, new = (" ".join(side.split()) for side in pair.split(">"))
        yield from ((old, new), (new, old))


def mutations(sentence: str) -> Iterator[tuple[str, str]]:
    """Every sentence in which one fact was changed, with the sort of the change."""
    for number in re.finditer(r"\d+(?:[.,]\d+)?", sentence):
        changed = (f"{number[0]}1", "7" if number[0] != "7" else "8", f"{number[0]}.5", f"<{number[0]}", "")
        stands_alone = not sentence[: number.start()][-1:].isalpha()  # B-12 is another way of writing B12
        ranged = (f"-{number[0]}", f"about {number[0]}", f"{number[0]} to 99") if stands_alone else ()
        for new in (*changed, *ranged, f"{number[0]} million"):
            yield "number", sentence[: number.start()] + new + sentence[number.end() :]
    for sort in PAIRS:
        for old, new in pairs_of(sort):
            edge = r"\b" if old[0].isalnum() else ""
            for match in re.finditer(rf"{edge}{re.escape(old)}{edge}", sentence):
                yield sort, sentence[: match.start()] + new + sentence[match.end() :]
    words = sentence.split()
    for place in range(1, len(words)):
        for sort, inserted in INSERTED.items():
            for word in inserted.split(","):
                yield sort, " ".join((*words[:place], word.strip(), *words[place:]))


def test_no_changed_fact_is_ever_linked_or_suggested() -> None:
    library = library_of(*SENTENCES)
    near, tried, wrong = NearWordings(library), dict.fromkeys(PAIRS, 0), []
    for sentence in SENTENCES:
        for sort, changed in mutations(sentence):
            tried[sort] += 1
            suggested = {one.wording for one in near.of(changed)}
            if sentence in suggested or without_marks(changed) == sentence:
                wrong.append((sort, sentence, changed))
    assert wrong == []
    assert len(SENTENCES) > 80 + len(kinds_of_copy.SENTENCES) > 130
    assert min(tried.values()) > 200, tried


NEAR = [
    ("Ketamine reduced suicidal thoughts within a day.", "Ketamine really reduced suicidal thoughts within a day."),
    ("Ketamine reduced suicidal thoughts within a day.", "Ketamine greatly reduced suicidal thoughts within a day."),
    ("Ketamine reduced suicidal thoughts within a day.", "Ketamine reduced the suicidal thoughts within a day."),
    ("A trial showed that the drug works in adults.", "Trials demonstrated that the medication works in adults."),
    ("Treatment-resistant depression improves within hours.", "Treatment resistant depression improved within hours"),
]


@pytest.mark.parametrize(("approved", "written"), NEAR)
def test_the_same_said_a_little_otherwise_is_near(approved: str, written: str) -> None:
    assert [one.wording for one in NearWordings(library_of(approved)).of(written)] == [approved]


FAR = [
    ("Few patients had side effects after one infusion.", "A few patients had side effects after one infusion."),
    ("There was no significant difference in weight loss.", "There was no difference in weight loss."),
    ("The dose was 5 mg of the active drug.", "The dose was 5 Mg of the active drug."),
    ("Counts fell to 10⁹ cells in most adults.", "Counts fell to 109 cells in most adults."),
    ("Scores changed by -5 points in most adults.", "Scores changed by 5 points in most adults."),
    ("The p value was <0.05 in most adults.", "The p value was >0.05 in most adults."),
    ("Suspected cases fell among adults in care.", "Suspect cases fell among adults in care."),
    ("Lamps help adults.", "The lamps help adults."),
    ("Patients with thoughts of death improved fast.", "Patients with thoughts of death and anxiety improved fast."),
]


@pytest.mark.parametrize(("approved", "written"), FAR)
def test_a_small_change_that_says_something_else_is_not_near(approved: str, written: str) -> None:
    near = NearWordings(library_of(approved))
    assert near.of(written) == ()


def test_the_very_words_are_no_suggestion_and_an_empty_library_has_none() -> None:
    words = "Ketamine reduced suicidal thoughts within a day."
    assert NearWordings(library_of(words)).of(words + " [1]") == ()
    assert NearWordings(Library()).of(words) == ()


def test_the_difference_is_told_word_by_word() -> None:
    told = differing_words("The drug works in adults now", "Drug really worked in adults")
    assert told == "“Drug really worked” for “The drug works”; “now” left out"
