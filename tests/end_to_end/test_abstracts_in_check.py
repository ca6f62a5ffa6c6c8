"""What a registry's abstract tells of the claims that cite it: asked for once, and only where nothing else is held."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.end_to_end.library_of_light import BIB, lock
from tests.registries.stand_in import StandIn, in_place_of_all, update, work
from tests.registries.stand_in import serving as serving_crossref
from tests.registries.stand_in_pubmed import StandInPubMed, article, serving
from tests.workspace import Result, Workspace

DOI = "10.5555/light"
RIGHT = "In a randomized trial, sleep was shorter in 64% of adults after 8 weeks [@doe2024].\n"
WRONG = RIGHT.replace("64%", "71%")
SECTIONS = (
    ("METHODS", "In this randomized trial adults (n=50) sat by a lamp."),
    ("RESULTS", "Sleep was shorter in 64% of adults after 8 weeks."),
)


@pytest.fixture
def pubmed() -> Iterator[StandInPubMed]:
    state = StandInPubMed()
    state.holds(article("101", DOI, sections=SECTIONS))
    with serving(state):
        yield state


@pytest.fixture
def crossref() -> StandIn:
    state = StandIn()
    state.holds(work(DOI))
    return state


@pytest.fixture
def light(
    workspace: Workspace, pubmed: StandInPubMed, crossref: StandIn, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workspace]:
    workspace.write("references.bib", BIB)
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setenv("EVIDENCE_CACHE_DIR", str(workspace.folder / ".cache"))
    with serving_crossref(crossref):
        articles = {f"EVIDENCE_{name.upper()}": url for name, url in pubmed.settings.items()}
        for name, url in {**in_place_of_all(crossref.url), **articles}.items():
            monkeypatch.setenv(name, url)
        yield workspace


def check(light: Workspace, copy: str, *options: str) -> Result:
    light.write("article.md", f"Last reviewed: 14 March 2026\n\n{copy}")
    return light.run("check", "article.md", "--format", "json", "--today", "2026-11-24", *options)


def slots(outcome: Result) -> dict[str, Any]:
    (claim,) = outcome.data["documents"][0]["claims"]
    return {one["slot"]: one for one in claim["agreement"]}


def test_a_figure_is_found_in_the_abstract_with_its_words(light: Workspace) -> None:
    figure = slots(check(light, RIGHT))["figure"]
    assert (figure["verdict"], figure["depth"]) == ("matches", "abstract")
    assert "64% of adults" in figure["source_quote"]


def test_another_figure_than_the_abstract_has_is_a_warning_and_no_error(light: Workspace) -> None:
    outcome = check(light, WRONG)
    assert slots(outcome)["figure"]["verdict"] == "differs"
    (finding,) = [one for one in outcome.data["findings"] if one["code"] == "AGR201"]
    assert finding["severity"] == "warning"
    assert "an abstract alone" in finding["message"]


def test_a_sign_off_reads_what_a_check_reads(light: Workspace) -> None:
    checked = check(light, WRONG)
    warnings = [one for one in checked.data["findings"] if one["severity"] == "warning"]
    signed = light.run("signoff", "article.md", "--by", "jd", "--today", "2026-11-24")
    assert signed.code == 0, signed.err
    assert json.loads((light.folder / "signoffs.jsonl").read_text("utf-8"))["findings"]["warning"] == len(warnings)


def test_offline_nothing_is_asked_and_nothing_is_said_of_agreement(light: Workspace, pubmed: StandInPubMed) -> None:
    light.write("evidence.lock", lock())
    assert slots(check(light, WRONG, "--offline")) == {}
    assert pubmed.requests == []


def test_a_text_that_is_held_is_read_and_no_abstract_asked_for(light: Workspace, pubmed: StandInPubMed) -> None:
    light.write("sources/doe2024.txt", "Results\n\nSleep was shorter in 71% of adults after 8 weeks.\n")
    figure = slots(check(light, WRONG))["figure"]
    assert (figure["verdict"], figure["depth"]) == ("matches", "full-text")
    assert pubmed.questions == []


def test_an_abstract_is_asked_for_once(light: Workspace, pubmed: StandInPubMed) -> None:
    check(light, RIGHT + "\n" + RIGHT.replace("In a", "Again, in a"))
    asked = len(pubmed.questions)
    check(light, RIGHT)
    assert asked > 0
    assert len(pubmed.questions) == asked


def test_the_lock_holds_the_facts_of_an_abstract_for_runs_offline(light: Workspace, pubmed: StandInPubMed) -> None:
    assert "1 figure" in light.run("lock").out
    text = (light.folder / "evidence.lock").read_text("utf-8")
    card = json.loads(text)["records"][DOI]["card"]
    assert [figure["quantity"] for figure in card["figures"]] == ["64%"]
    assert card["abstract"].startswith("sha256:")
    assert "sat by a lamp" not in text
    asked = len(pubmed.questions)
    wrong = check(light, WRONG, "--offline")
    assert (slots(wrong)["figure"]["verdict"], slots(wrong)["figure"]["depth"]) == ("differs", "abstract")
    assert slots(check(light, RIGHT, "--offline"))["figure"]["verdict"] == "matches"
    assert light.run("lock", "--check").code == 0
    assert len(pubmed.questions) == asked


def test_the_lock_holds_the_facts_of_an_abstract_that_only_a_document_lists(light: Workspace) -> None:
    light.write("references.bib", "")
    listed = "\n## References\n\n1. Doe J. Evening light and sleep in adults. J Sleep. 2024;3:1-9. doi:10.5555/light\n"
    copy = WRONG.replace("[@doe2024]", "[1]") + listed
    check(light, copy)
    assert "1 figure" in light.run("lock", "article.md").out
    figure = slots(check(light, copy, "--offline"))["figure"]
    assert (figure["verdict"], figure["depth"]) == ("differs", "abstract")


def test_a_card_that_a_person_wrote_into_the_lock_stays(light: Workspace) -> None:
    own = {"design": "cohort", "figures": [{"quantity": "60%", "outcome": "shorter sleep"}]}
    light.write("evidence.lock", lock(card=own))
    light.run("lock")
    assert json.loads((light.folder / "evidence.lock").read_text("utf-8"))["records"][DOI]["card"] == own


def test_a_card_of_the_lock_that_makes_no_sense_is_an_error_that_names_it(light: Workspace) -> None:
    light.write("evidence.lock", lock(card={"design": "guess", "figures": [{"quantity": "60%"}]}))
    outcome = check(light, RIGHT, "--offline")
    assert outcome.code == 2
    assert "the card of 10.5555/light in evidence.lock" in outcome.err


@pytest.mark.parametrize(
    "sections",
    [
        (("METHODS", "Adults (n=50) sat by a lamp."), ("DATA SYNTHESIS", "Sleep was shorter in 64% of adults.")),
        (("METHODS", "Adults (n=50) sat by a lamp."), ("WHAT WAS SEEN", "Sleep was shorter in 64% of adults.")),
        (("BACKGROUND", "Light is bright. Sleep was shorter in 64% of adults."),),
    ],
)
def test_the_lock_holds_figures_under_any_label(
    light: Workspace, pubmed: StandInPubMed, sections: tuple[tuple[str, str], ...]
) -> None:
    pubmed.holds(article("101", DOI, sections=sections))
    wrong = "In a trial, sleep was shorter in 71% of adults [@doe2024].\n"
    assert slots(check(light, wrong))["figure"]["verdict"] == "differs"
    assert "1 figure" in light.run("lock").out
    assert slots(check(light, wrong, "--offline"))["figure"]["verdict"] == "differs"


def test_of_a_number_that_the_lock_has_no_words_for_nothing_is_said_of_the_source(
    light: Workspace, pubmed: StandInPubMed
) -> None:
    sections = (
        ("METHODS", "Adults (n=50) sat by a lamp of 480 lux."),
        ("RESULTS", "Sleep was shorter in 64% of adults."),
    )
    pubmed.holds(article("101", DOI, sections=sections))
    light.run("lock")
    copy = "Sleep was shorter in 64% of adults; 91% of nurses said so [@doe2024].\n"
    online, offline = check(light, copy, "--refresh"), check(light, copy, "--offline")
    why = "evidence.lock holds none of the source's words with this number."
    assert why in [one["why"] for one in offline.data["documents"][0]["claims"][0]["agreement"]]
    assert not any("not in the text held" in one["message"] for one in offline.data["findings"])
    assert {one["severity"] for one in offline.data["findings"] if why in one["message"]} == {"info"}
    assert online.data["documents"][0]["claims"][0]["agreement"]


def test_an_outage_is_said_and_is_no_verdict(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.fault = "500"
    outcome = check(light, RIGHT)
    assert (slots(outcome), outcome.code) == ({}, 0)
    assert outcome.err.count("1 abstract could not be had") == 1
    assert outcome.data["unchecked"] == []
    (gap,) = outcome.data["gaps"]
    assert (gap["names"], "PubMed" in gap["reason"]) == ([DOI], True)
    (depth,) = [one["message"] for one in outcome.data["findings"] if one["code"] == "STS315"]
    assert "1 claim not compared, since the abstract could not be had: PubMed" in depth
    assert "is held" not in depth
    pubmed.fault = None
    assert check(light, RIGHT).data["gaps"] == []


@pytest.mark.parametrize("format_", ["terminal", "markdown", "html", "junit", "sarif", "github"])
def test_every_report_tells_of_an_outage_of_abstracts(light: Workspace, pubmed: StandInPubMed, format_: str) -> None:
    pubmed.fault = "500"
    check(light, RIGHT)
    told = light.run("check", "article.md", "--format", format_, "--today", "2026-11-24").out
    assert "1 abstract could not be had to compare claims with: PubMed" in " ".join(told.split())


def test_the_lock_says_which_abstracts_could_not_be_had(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.fault = "500"
    assert f"out of order (500): {DOI}" in light.run("lock").err


def test_where_no_abstract_exists_nothing_is_called_an_outage(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.articles.clear()
    outcome = check(light, RIGHT)
    assert outcome.data["gaps"] == []
    assert "could not be had" not in outcome.out + outcome.err


RETRACTION = ("RetractionIn", "J Sleep. 2025 Mar 4;9(2):1", "222")
CONCERN = ("ExpressionOfConcernIn", "J Sleep. 2025;9:2", "223")
RETRACTED_TYPE = (("D016428", "Journal Article"), ("D016441", "Retracted Publication"))
ENTRY = (
    "\n## References\n\n1. Doe J, Roe R. Evening light and sleep in adults. J Sleep. 2024;3:1-9. doi:10.5555/light\n"
)


def standing(outcome: Result) -> tuple[str, list[tuple[str, str, str | None, str | None]]]:
    rows = [*outcome.data["library"]["references"], *outcome.data["documents"][0]["references"]]
    (row,) = [one for one in rows if one["cited"]]
    return row["status"], [(one["type"], one["source"], one["date"], one["notice"]) for one in row["updates"]]


@pytest.mark.parametrize("copy", [RIGHT, RIGHT.replace("[@doe2024]", "[1]") + ENTRY])
def test_a_retraction_that_comes_with_the_abstract_is_a_retraction(
    light: Workspace, pubmed: StandInPubMed, copy: str
) -> None:
    if "[1]" in copy:
        light.write("references.bib", "")
    pubmed.holds(article("101", DOI, sections=SECTIONS, types=RETRACTED_TYPE, relations=(RETRACTION,)))
    for _ in range(2):  # from PubMed, and from the cache
        outcome = check(light, copy)
        assert outcome.code == 1
        assert standing(outcome) == ("retracted", [("retraction", "pubmed", "2025-03-04", "pmid:222")])
        (finding,) = [one for one in outcome.data["findings"] if one["code"] == "STS311"]
        assert "pubmed, 2025-03-04, notice pmid:222" in finding["message"]
    assert pubmed.questions


def test_a_retraction_comes_without_an_abstract_too(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.holds(article("101", DOI, sections=(), types=RETRACTED_TYPE))
    outcome = check(light, RIGHT)
    assert standing(outcome) == ("retracted", [("retraction", "pubmed", None, None)])


@pytest.mark.parametrize(("relation", "code", "unchecked"), [(RETRACTION, "STS311", 0), (CONCERN, "STS312", 1)])
def test_what_pubmed_tells_is_told_though_crossref_cannot_be_asked(
    light: Workspace,
    pubmed: StandInPubMed,
    crossref: StandIn,
    relation: tuple[str, str, str],
    code: str,
    unchecked: int,
) -> None:
    pubmed.holds(article("101", DOI, sections=SECTIONS, relations=(relation,)))
    crossref.fault = "404_html"
    outcome = check(light, RIGHT)
    assert code in outcome.codes()
    assert outcome.code == (3 if unchecked else 1)
    assert outcome.data["summary"]["unchecked_references"] == len(outcome.data["unchecked"]) == unchecked


def test_an_expression_of_concern_that_comes_with_the_abstract_warns(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.holds(article("101", DOI, sections=SECTIONS, relations=(CONCERN,)))
    outcome = check(light, RIGHT)
    assert standing(outcome)[0] == "concern"
    assert "STS312" in outcome.codes()


def test_what_comes_with_an_abstract_of_a_later_document_is_told_of_the_library(
    light: Workspace, pubmed: StandInPubMed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence.audit.AT_ONCE", 1)
    pubmed.holds(article("101", DOI, sections=SECTIONS, types=RETRACTED_TYPE, relations=(RETRACTION,)))
    light.write("aaa.md", "Last reviewed: 14 March 2026\n\nSleep is good.\n")
    light.write("article.md", f"Last reviewed: 14 March 2026\n\n{RIGHT}")
    outcome = light.run("check", "aaa.md", "article.md", "--format", "json", "--today", "2026-11-24")
    assert "STS311" in outcome.codes()


def test_the_lock_keeps_what_pubmed_tells_and_lets_it_go_when_pubmed_does(
    light: Workspace, pubmed: StandInPubMed
) -> None:
    pubmed.holds(article("101", DOI, sections=SECTIONS, types=RETRACTED_TYPE, relations=(RETRACTION,)))
    assert "retraction (pubmed, 2025-03-04, notice pmid:222)" in light.run("lock", "--today", "2026-11-24").out
    assert standing(check(light, RIGHT, "--offline"))[0] == "retracted"
    assert standing(check(light, RIGHT, "--refresh"))[0] == "retracted"
    pubmed.holds(article("101", DOI, sections=SECTIONS))
    light.run("lock", "--refresh", "--today", "2026-11-25")
    assert standing(check(light, RIGHT, "--offline"))[0] == "current"


def test_a_retraction_that_both_tell_of_is_told_once(
    light: Workspace, pubmed: StandInPubMed, crossref: StandIn
) -> None:
    crossref.holds(work(DOI, **{"updated-by": [update("retraction")]}))
    pubmed.holds(article("101", DOI, sections=SECTIONS, types=RETRACTED_TYPE, relations=(RETRACTION,)))
    assert [source for _, source, *_ in standing(check(light, RIGHT))[1]] == ["publisher"]


def test_what_was_retracted_to_be_replaced_stays_replaced(
    light: Workspace, pubmed: StandInPubMed, crossref: StandIn
) -> None:
    crossref.holds(work(DOI, **{"updated-by": [update("retraction_and_replacement")]}))
    pubmed.holds(article("101", DOI, sections=SECTIONS, types=RETRACTED_TYPE))
    assert standing(check(light, RIGHT))[0] == "replaced"


@pytest.mark.parametrize("command", [("card", DOI), ("compare", RIGHT.partition(" [")[0], "--source", DOI)])
def test_a_card_and_a_comparison_tell_of_a_retraction_that_comes_with_the_abstract(
    light: Workspace, pubmed: StandInPubMed, command: tuple[str, ...]
) -> None:
    assert "notice" not in light.run(*command).err
    pubmed.holds(article("101", DOI, sections=SECTIONS, types=RETRACTED_TYPE, relations=(RETRACTION,)))
    told = light.run(*command, "--refresh")
    assert f"mind that there is a notice on {DOI}: retraction (pubmed, 2025-03-04, notice pmid:222)" in told.err


UNNUMBERED = ENTRY.partition(" doi:")[0] + "\n"
LISTED = WRONG.replace("[@doe2024]", "[1]")


@pytest.mark.parametrize("name", ["article.md", "article.html"])
def test_an_entry_without_a_doi_is_compared_with_the_work_that_it_surely_names(light: Workspace, name: str) -> None:
    light.write("references.bib", "")
    (entry,) = [line.removeprefix("1. ") for line in UNNUMBERED.splitlines() if line.startswith("1. ")]
    page = f"<p>{LISTED.strip()}</p><h2>References</h2><ol><li>{entry}</li></ol>"
    light.write(name, page if name.endswith("html") else LISTED + UNNUMBERED)
    outcome = light.run("check", name, "--format", "json", "--today", "2026-11-24")
    assert slots(outcome)["figure"]["verdict"] == "differs"
    assert {one["matched"] for one in slots(outcome).values()} == {True}
    (source,) = outcome.data["documents"][0]["claims"][0]["sources"]
    assert (source["doi"], source["matched"]) == (DOI, True)
    (finding,) = [one for one in outcome.data["findings"] if one["code"] == "AGR201"]
    assert finding["severity"] == "warning"
    assert "differs from 10.5555/light (found by matching)" in finding["message"]


@pytest.mark.parametrize("format_", ["terminal", "markdown", "html", "junit", "sarif", "github"])
@pytest.mark.parametrize("copy", [LISTED, LISTED.replace("71%", "64%")])
def test_every_report_tells_at_the_verdict_that_the_work_was_found_by_matching(
    light: Workspace, format_: str, copy: str
) -> None:
    light.write("references.bib", "")
    check(light, copy + UNNUMBERED)
    told = light.run("check", "article.md", "--format", format_, "--today", "2026-11-24").out
    assert "found by matching" in " ".join(told.split())


def test_the_matrix_tells_it_too(light: Workspace) -> None:
    light.write("references.bib", "")
    light.write("article.md", RIGHT.replace("[@doe2024]", "[1]") + UNNUMBERED)
    light.run("matrix", "article.md", "-o", "m.csv", "--today", "2026-11-24")
    assert "abstract only, found by matching" in (light.folder / "m.csv").read_text("utf-8")


def test_an_entry_of_the_library_without_a_doi_is_compared_likewise(light: Workspace) -> None:
    light.write("references.bib", BIB.replace(f"  doi = {{{DOI}}},\n", ""))
    figure = slots(check(light, WRONG))["figure"]
    assert (figure["verdict"], figure["doi"], figure["matched"]) == ("differs", DOI, True)


@pytest.mark.parametrize(
    "entry",
    [
        "1. Doe J, Roe R. Evening light and sleep in children. J Sleep. 2024;3:1-9.",
        "1. Roe B. Late noise and dreams in adults. J Dreams. 2024;3:10-19.",
    ],
)
def test_an_entry_of_another_work_is_compared_with_nothing(light: Workspace, pubmed: StandInPubMed, entry: str) -> None:
    light.write("references.bib", "")
    assert slots(check(light, f"{LISTED}\n## References\n\n{entry}\n")) == {}
    assert pubmed.questions == []
    told = " ".join(light.run("check", "article.md", "--today", "2026-11-24").out.split())
    assert "no DOI, PMID or PMCID is written, and a search found no work that it surely names" in told


def test_where_nobody_looked_it_is_not_said_that_nothing_was_found(light: Workspace) -> None:
    light.write("references.bib", "")
    check(light, LISTED + UNNUMBERED)
    told = " ".join(light.run("check", "article.md", "--offline", "--today", "2026-11-24").out.split())
    assert "is written, and it was not searched for: offline" in told
    check(light, LISTED + ENTRY)
    told = " ".join(light.run("check", "article.md", "--offline", "--today", "2026-11-24").out.split())
    assert "and no registry was asked for its abstract" in told


def test_an_abstract_that_no_registry_has_is_told_as_that(light: Workspace, pubmed: StandInPubMed) -> None:
    light.write("references.bib", "")
    pubmed.articles.clear()
    check(light, LISTED + ENTRY)
    told = " ".join(light.run("check", "article.md", "--today", "2026-11-24").out.split())
    assert "No text and no card of the source is held, and no abstract of it was found." in told


OTHER = "10.5555/noise"


@pytest.mark.parametrize(("wrong", "code"), [("10.5555/lihgt", "CIT113"), (OTHER, "CIT118")])
def test_for_a_wrong_doi_the_right_one_is_named_and_its_work_compared(
    light: Workspace, crossref: StandIn, pubmed: StandInPubMed, wrong: str, code: str
) -> None:
    light.write("references.bib", "")
    noise = {"published-print": {"date-parts": [[2011]]}, "published-online": {"date-parts": [[2011]]}}
    author = [{"given": "Ada", "family": "Poe"}]
    crossref.holds(work(OTHER, "Noise at night and dreams", author=author, issued={"date-parts": [[2011]]}, **noise))
    pubmed.holds(article("102", OTHER, sections=(("RESULTS", "Sleep was shorter in 71% of adults after 8 weeks."),)))
    outcome = check(light, LISTED + ENTRY.replace(DOI, wrong))
    (finding,) = [one for one in outcome.data["findings"] if one["code"] == code]
    assert finding["message"].endswith("By matching, the work that is written is 10.5555/light.")
    figure = slots(outcome)["figure"]
    assert (figure["verdict"], figure["doi"], figure["matched"]) == ("differs", DOI, True)
    (row,) = outcome.data["documents"][0]["references"]
    assert (row["doi"], row["right_doi"]) == (wrong, DOI)
    light.run("matrix", "article.md", "-o", "m.csv", "--today", "2026-11-24")
    for told in (
        light.run("check", "article.md", "--format", "html", "--today", "2026-11-24").out,
        (light.folder / "m.csv").read_text("utf-8"),
    ):
        assert "by matching it is 10.5555/light" in told


def test_an_entry_with_its_own_doi_is_not_searched_for(light: Workspace, crossref: StandIn) -> None:
    light.write("references.bib", "")
    figure = slots(check(light, LISTED + ENTRY))["figure"]
    assert (figure["verdict"], figure["matched"]) == ("differs", False)
    assert not any("query.bibliographic" in path for path in crossref.requests)


UNTITLED = "\n## References\n\n1. Doe J. J Sleep. 2024;3:1-9. doi:10.5555/light\n"
SCARS = "The patch flattened scars by 47% within four weeks [1].\n"
EARS = (("RESULTS", "In treated ears (n=12), scar thickness fell by 47% after four weeks."),)


@pytest.mark.parametrize(
    ("title", "headings"),
    [("A patch for scars in rabbits", ()), ("A patch for scars", (("D000818", "Animals"), ("D011817", "Rabbits")))],
)
def test_an_entry_without_a_title_has_that_of_its_record_and_the_headings(
    light: Workspace,
    crossref: StandIn,
    pubmed: StandInPubMed,
    title: str,
    headings: tuple[tuple[str, str], ...],
) -> None:
    light.write("references.bib", "")
    crossref.holds(work(DOI, title))
    pubmed.holds(article("101", DOI, title=title, sections=EARS, types=(), headings=headings))
    outcome = check(light, SCARS + UNTITLED)
    (finding,) = [one for one in outcome.data["findings"] if one["code"] == "STS313"]
    assert "an animal study" in finding["message"]
    assert "people only" not in outcome.out
    assert '"design": "animal"' in light.run("card", DOI, "--format", "json").out
    light.run("lock", "article.md")
    assert [one["code"] for one in check(light, SCARS + UNTITLED, "--offline").data["findings"]].count("STS313") == 1


def test_the_title_of_the_record_tells_the_design_that_a_claim_names(
    light: Workspace, crossref: StandIn, pubmed: StandInPubMed
) -> None:
    light.write("references.bib", "")
    crossref.holds(work(DOI, "Evening light in adults", subtitle=["a cohort study"]))
    pubmed.holds(article("101", DOI, sections=SECTIONS[1:], types=(), headings=()))
    copy = "A cohort study found that sleep was shorter in 64% of adults after 8 weeks [1].\n"
    assert slots(check(light, copy + UNTITLED))["design"]["verdict"] == "matches"


def test_several_processes_find_and_compare_the_same(light: Workspace) -> None:
    light.write("references.bib", "")
    for name in ("more/one.md", "more/two.md"):
        light.write(name, LISTED + UNNUMBERED)
    one = light.run("check", "more", "--format", "github", "--today", "2026-11-24")
    two = light.run("check", "more", "--format", "github", "--today", "2026-11-24", "--jobs", "2")
    assert one.out == two.out
    assert one.out.count("differs from 10.5555/light (found by matching)") == 2


def test_a_doi_that_nobody_knows_is_why_nothing_was_compared(light: Workspace) -> None:
    light.write("references.bib", "")
    check(light, f"{LISTED}\n## References\n\n1. Poe A. Noise and dreams. J Dreams. 2011;2:3-9. doi:10.5555/gone\n")
    told = " ".join(light.run("check", "article.md", "--today", "2026-11-24").out.split())
    assert "is held, and 10.5555/gone is not known to any registry asked" in told


@pytest.mark.parametrize("other", ["acupuncture", "azelastine", "weighted blankets"])
def test_what_an_abstract_does_not_compare_is_a_warning_whatever_it_is_compared_with(
    light: Workspace, other: str
) -> None:
    outcome = check(light, f"Lamps work better than {other} for sleep [@doe2024].\n", "--select", "CMP501")
    assert [finding["severity"] for finding in outcome.data["findings"]] == ["warning"]
