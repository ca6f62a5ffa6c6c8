"""Texts of sources beside the library: what is empty, misnamed or there twice is not passed over in silence."""

from __future__ import annotations

import pytest

from tests.end_to_end.library_of_light import BIB, lock
from tests.workspace import Workspace

TEXT = "Evening light and sleep in adults. Evening light delayed sleep by 20% in 50 adults."


@pytest.fixture
def light(workspace: Workspace) -> Workspace:
    workspace.write("references.bib", BIB)
    workspace.write("evidence.lock", lock())
    workspace.write("a.md", "Evening light delayed sleep by 20% in adults [@doe2024].\n")
    return workspace


@pytest.mark.parametrize("name", ["doe2024.txt", "doe2024.abstract.txt", "doe2024.md"])
@pytest.mark.parametrize("words", ["", " \n\n"])
def test_an_empty_text_is_no_source(light: Workspace, name: str, words: str) -> None:
    light.write(f"sources/{name}", words)
    result = light.check("a.md")
    assert (result.code, result.out) == (2, "")
    assert f"sources/{name}: this source holds no words." in result.err


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Doe2024.txt", "doe2024.txt"),
        ("doe-2024.md", "doe2024.md"),
        ("Doe 2024 Sleep.pdf", "doe2024.pdf"),
        ("DOE2024.abstract.txt", "doe2024.abstract.txt"),
        ("doe2024.TXT", "doe2024.txt"),
    ],
)
def test_a_name_that_is_nearly_a_key_is_told_with_the_right_one(light: Workspace, name: str, meant: str) -> None:
    light.write(f"sources/{name}", TEXT)
    result = light.check("a.md")
    assert f"sources/{name} belongs to no key of the library and is not read as a source: name it {meant}" in result.err


def test_files_of_no_key_are_told_in_one_line(light: Workspace) -> None:
    light.write("sources/doe2024.txt", TEXT)
    for number in range(7):
        light.write(f"sources/paper{number}.txt", TEXT)
    light.write("sources/.hidden.txt", TEXT)
    light.write("sources/list.csv", TEXT)
    told = [line for line in light.check("a.md").err.splitlines() if "sources/" in line]
    assert len(told) == 1
    assert "sources/paper4.txt and 2 more belong to no key of the library." in told[0]


def test_two_texts_of_one_key_are_told_with_the_one_that_is_read(light: Workspace) -> None:
    light.write("sources/doe2024.txt", TEXT)
    light.write("sources/doe2024.md", TEXT.replace("20%", "30%"))
    result = light.check("a.md")
    assert "sources/doe2024.txt and doe2024.md are texts of one work: doe2024.txt is read." in result.err
    assert "AGR201" not in result.codes()


def test_a_text_taken_out_of_a_file_beside_it_and_an_abstract_are_no_rivals(light: Workspace) -> None:
    light.write("sources/doe2024.txt", TEXT)
    light.write("sources/doe2024.html", f"<p>{TEXT}</p>")
    light.write("sources/doe2024.abstract.md", TEXT)
    assert "sources/" not in light.check("a.md").err


def test_a_short_text_beside_a_card_that_a_person_made_is_not_read(light: Workspace) -> None:
    light.write("sources/doe2024.txt", TEXT * 10)
    card = "{figure: 20%, outcome: delay of sleep}"
    light.write(
        "claims.yaml",
        f"version: 1\nclaims:\n  - id: light\n    statement: Light\n    sources: [{{ref: doe2024, card: {card}}}]\n",
    )
    assert not light.check("a.md").data["gaps"]


def test_a_text_as_short_as_an_abstract_is_told_unless_it_is_named_one(light: Workspace) -> None:
    light.write("sources/doe2024.txt", TEXT * 10)
    assert "sources/doe2024.txt is as short as an abstract, and read as full text" in light.check("a.md").err
    told = "1 text of a source is as short as an abstract and was read as full text"
    for name in ("terminal", "markdown", "html", "json", "sarif", "junit", "github"):
        report = " ".join(light.run("check", "a.md", "--format", name, "--offline").out.split())
        assert told in report, name
        assert "sources/doe2024.txt" in report, name
    light.write("sources/doe2024.txt", TEXT * 100)
    assert not light.check("a.md").data["gaps"]
    assert "sources/" not in light.check("a.md").err
    (light.folder / "sources/doe2024.txt").rename(light.folder / "sources/doe2024.abstract.txt")
    light.write("sources/doe2024.abstract.txt", TEXT * 10)
    assert "sources/" not in light.check("a.md").err


def test_a_text_is_not_opened_where_a_card_is_read(light: Workspace) -> None:
    light.write("sources/doe2024.txt", "")
    light.write(
        "claims.yaml",
        "version: 1\nclaims:\n  - id: light\n    statement: Evening light delayed sleep by 20% in adults.\n"
        "    sources: [{ref: doe2024, card: {design: cohort, figure: 20%, outcome: sleep}}]\n",
    )
    assert light.check("a.md").code == 0
