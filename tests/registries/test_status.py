"""The standing of a work, from what Crossref holds of it: every state apart, and nothing odd read as clean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from evidence.registries.crossref_work import record_from
from evidence.registries.registry import Status, Update
from evidence.registries.status import is_doubtful, status_of
from evidence.registries.title_marks import names_notice
from tests.registries.stand_in import update, work

TODAY = date(2026, 11, 24)
DOI = "10.5555/light"


def status(title: str = "Evening light and sleep in adults", doi: str = DOI, **fields: Any) -> Status:
    return status_of(record_from(work(doi, title, **fields), doi, doi, TODAY))


def updated(*updates: Any, **fields: Any) -> Status:
    return status(**{"updated-by": list(updates)}, **fields)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("retraction", "retracted"), ("Retraction", "retracted"), ("RETRACTION", "retracted"),
        ("withdrawal", "withdrawn"), ("Withdrawal", "withdrawn"),
        ("removal", "removed"), ("temporary_removal", "removed"),
        ("partial_retraction", "partially-retracted"), ("partial-retraction", "partially-retracted"),
        ("Partial Retraction", "partially-retracted"),
        ("expression_of_concern", "concern"), ("expression-of-concern", "concern"),
        ("Expression of concern", "concern"),
        ("ExpressionOfConcern", "concern"),
        ("correction", "corrected"), ("corrigendum", "corrected"), ("Erratum", "corrected"), ("err", "corrected"),
        ("addendum", "corrected"), ("clarification", "corrected"), ("publisher-note", "corrected"),
        ("new_version", "replaced"), ("new-edition", "replaced"), ("retraction_and_replacement", "replaced"),
        ("reinstatement", "reinstated"),
        ("frobnication", "unknown"),
    ],
)  # fmt: skip
def test_every_type_of_notice_in_every_spelling(kind: str, expected: str) -> None:
    assert updated(update(kind)) == expected


def test_a_work_without_notices_is_current() -> None:
    assert status() is Status.CURRENT
    assert updated() is Status.CURRENT


@pytest.mark.parametrize("odd", [None, {}, "retraction", 7, [None], [{}], [{"type": None}], [{"type": " "}], [["a"]]])
def test_notices_that_make_no_sense_are_no_clean_bill(odd: Any) -> None:
    assert status(**{"updated-by": odd}) is Status.UNKNOWN


def test_a_retraction_beside_something_odd_is_still_a_retraction() -> None:
    assert updated(None, update("retraction"), {"type": 3}) is Status.RETRACTED


def test_the_worst_stands() -> None:
    assert updated(update("correction"), update("retraction"), update("expression_of_concern")) is Status.RETRACTED
    assert updated(update("correction"), update("expression_of_concern")) is Status.CONCERN


def test_a_reinstatement_lifts_what_came_before_it_and_nothing_after() -> None:
    first = update("retraction", day=(2020, 1, 1), notice="10.5555/r1")
    back = update("reinstatement", day=(2021, 1, 1), notice="10.5555/back")
    again = update("retraction", day=(2022, 1, 1), notice="10.5555/r2")
    concern = update("expression_of_concern", day=(2019, 1, 1), notice="10.5555/c")
    assert updated(concern, first, back) is Status.REINSTATED
    assert updated(first, back, again) is Status.RETRACTED
    assert updated(first, back, title="RETRACTED: Evening light and sleep in adults") is Status.REINSTATED


def test_a_late_telling_of_the_same_retraction_does_not_undo_a_reinstatement() -> None:
    told = update("retraction", day=(2020, 1, 1), source="retraction-watch", notice="10.5555/r1")
    again = update("retraction", day=(2024, 1, 1), notice="10.5555/r1")
    unnamed = update("retraction", day=(2024, 1, 1), notice="")
    back = update("reinstatement", day=(2021, 1, 1), source="retraction-watch", notice="10.5555/back")
    assert updated(told, again, back) is Status.REINSTATED
    assert updated(told, unnamed, back) is Status.REINSTATED
    itself = update("retraction", day=(2024, 1, 1), notice=DOI)
    assert updated(told, itself, back) is Status.REINSTATED
    second = update("retraction", day=(2023, 1, 1), notice="10.5555/r2")
    assert updated(told, second, unnamed, back) is Status.RETRACTED


def test_an_undated_reinstatement_can_only_follow_a_retraction() -> None:
    assert updated(update("retraction"), {"type": "reinstatement"}) is Status.REINSTATED
    assert updated({"type": "retraction"}, update("reinstatement")) is Status.REINSTATED


def test_retracted_and_replaced_is_not_retracted_even_where_the_other_source_says_less() -> None:
    whole = update("retraction-and-replacement", notice="10.5555/r", source="retraction-watch")
    assert updated(update("retraction", notice="10.5555/r"), whole) is Status.REPLACED
    assert updated(update("retraction", notice="10.5555/other"), whole) is Status.RETRACTED
    labelled = {**update("retraction"), "label": "Retraction and Replacement"}
    assert updated(labelled) is Status.REPLACED


def test_a_notice_is_not_what_it_is_about() -> None:
    of_another = {"update-to": [update("retraction", notice="10.5555/paper")]}
    assert status("Retraction: Evening light", "10.5555/notice", **of_another) is Status.NOTICE
    assert status("Evening light", "10.5555/notice", **of_another) is Status.NOTICE
    corrected = {**of_another, "updated-by": [update("correction", notice="10.5555/second")]}
    assert status("Retraction: Evening light", "10.5555/notice", **corrected) is Status.CORRECTED


def test_a_newer_version_of_another_work_is_a_work() -> None:
    assert status(**{"update-to": [update("new_version", notice="10.5555/v1")]}) is Status.CURRENT


def test_elsevier_lets_a_withdrawn_work_update_itself() -> None:
    itself = {"update-to": [update("withdrawal", notice=DOI.upper())]}
    assert status("WITHDRAWN: Evening light", **itself) is Status.WITHDRAWN
    record = record_from(work(DOI, "WITHDRAWN: Evening light", **itself), DOI, DOI, TODAY)
    assert record.updates == (Update("withdrawal", "publisher", date(2025, 3, 1), DOI),)
    assert record.notice_of == ()


def test_a_notice_that_names_itself_is_a_notice() -> None:
    itself = {"update-to": [update("retraction", notice=DOI)]}
    assert status("Retraction notice to “Evening light” [J Sleep 3 (2024) 1]", **itself) is Status.NOTICE


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("RETRACTED: Evening light and sleep", "retracted"),
        ("Retracted: Evening light and sleep", "retracted"),
        ("RETRACTED ARTICLE: Evening light and sleep", "retracted"),
        ("Retracted Chapter: Evening light", "retracted"),
        ("[Retracted] Evening light and sleep", "retracted"),
        ("[RETRACTED ARTICLE] Evening light", "retracted"),
        ("(Retracted) Evening light", "retracted"),
        ("*RETRACTED* Evening light", "retracted"),
        ("RETRACTED – Evening light", "retracted"),
        ("Evening light and sleep (Retracted article. See vol. 12, pg. 3, 2020)", "retracted"),
        ("Evening light and sleep [Retracted]", "retracted"),
        ("Evening light and sleep – RETRACTED", "retracted"),
        ("WITHDRAWN: Evening light", "withdrawn"),
        ("Withdrawn: Evening light", "withdrawn"),
        ("Article withdrawn: Evening light", "withdrawn"),
        ("[Withdrawn] Evening light", "withdrawn"),
        ("REMOVED: Evening light", "removed"),
        ("TEMPORARY REMOVAL: Evening light", "removed"),
        ("PARTIALLY RETRACTED: Evening light", "partially-retracted"),
        ("Retracted and Republished: Evening light", "replaced"),
        ("Retraction: Evening light", "notice"),
        ("Retraction notice to “Evening light” [J. Sleep 3 (2024)]", "notice"),
        ("Retraction Note: Evening light", "notice"),
        ("Retraction of “Evening light”", "notice"),
        ("Retraction of Evening light and sleep in adults", "notice"),
        ("Notice of Retraction and Replacement: Evening light", "notice"),
        ("Statement of Retraction: Evening light", "notice"),
        ("Withdrawal notice to: Evening light", "notice"),
        ("Removal notice to “Evening light”", "notice"),
        ("Editorial Expression of Concern: Evening light", "notice"),
        ("Expression of Concern on “Evening light”", "notice"),
        ("Erratum", "notice"), ("CORRECTION", "notice"), ("Corrigenda", "notice"), ("Corrigendum Notice", "notice"),
        ("Erratum to: Evening light", "notice"), ("Erratum zu: Abendlicht", "notice"),
        ("Corrigendum re: “Evening light”", "notice"),
        ("Erratum for “Evening light”", "notice"),
        ("Erratum of Evening light", "notice"),
        ("Corrigendum to “Evening light”", "notice"),
        ("Author Correction: Evening light", "notice"),
        ("Publisher’s Note: “Evening light”", "notice"),
        ("Correction to Enhanced Evening Light", "notice"),
        ("Correction to ‘Evening light’", "notice"),
        ("Correction for Morelli et al., Evening light", "notice"),
        ("Additions and Corrections - Evening light", "notice"),
        ("Evening light for sleep: erratum", "notice"),
        ("Evening light for sleep [Corrigendum]", "notice"),
        ("Evening light for sleep [Retraction]", "notice"),
    ],
)  # fmt: skip
def test_what_a_title_says(title: str, expected: str) -> None:
    assert status(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Retracted papers and those who cite them",
        "RETRACTED ARTICLES IN MEDICINE A REVIEW",
        "Withdrawal of antidepressants in primary care",
        "Withdrawal: a review of its mechanisms",
        "Removal of dermatobia hominis larvae",
        "Removed ovaries and bone density",
        "Correction of scoliosis by casting",
        "Correction of Lens Distortion by Entropy",
        "Corrections to scaling in two dimensions",
        "Retraction of the foreskin in boys",
        "Concern about light at night",
        "Discussing driving concerns with older patients",
        "The utility of a portable video player in wart removal",
        "Addended notes on sleep",
        "Nicotine administration and withdrawal",
        "Notes on retraction",
        "Errata in the reporting of trials",
    ],
)
def test_a_work_about_withdrawal_or_correction_is_a_work(title: str) -> None:
    assert status(title) is Status.CURRENT


def test_hindawi_calls_the_notice_what_others_call_the_work() -> None:
    assert status("Retracted: Influence of light on bones", "10.1155/2020/1") is Status.NOTICE
    assert status("[Retracted] Influence of light on bones", "10.1155/2019/1") is Status.RETRACTED


def test_a_work_without_a_title_is_what_its_notices_say() -> None:
    assert status("") is Status.CURRENT


def test_the_list_of_notices_counts_before_the_title() -> None:
    assert updated(update("withdrawal"), title="RETRACTED: Evening light") is Status.WITHDRAWN
    assert updated(update("correction"), title="RETRACTED: Evening light") is Status.RETRACTED


def test_a_second_look_is_due_where_the_answer_cannot_be_read_or_says_less_than_the_title() -> None:
    def doubtful(title: str, updates: Any) -> bool:
        return is_doubtful(record_from(work(DOI, title, **{"updated-by": updates}), DOI, DOI, TODAY))

    assert doubtful("Evening light", None)
    assert doubtful("RETRACTED: Evening light", [])
    assert doubtful("RETRACTED: Evening light", [update("correction")])
    assert not doubtful("WITHDRAWN: Evening light", [update("retraction")])
    assert not doubtful("Evening light", [])
    assert not doubtful("Retraction: Evening light", [])


def test_a_written_title_tells_that_a_notice_is_meant() -> None:
    assert names_notice("Retraction of: Evening light")
    assert not names_notice("RETRACTED: Evening light")


def test_a_word_that_is_too_old_is_no_clean_bill() -> None:
    record = record_from(work(DOI), DOI, DOI, TODAY)
    assert status_of(replace(record, status_known=False)) is Status.UNKNOWN
    assert status_of(replace(record, status_checked=None)) is Status.UNKNOWN
