"""Cost grows with the copy, not with its square: what repeats a thousand times is told once."""

from __future__ import annotations

from evidence.claims.quantities import find_quantities
from tests.workspace import Workspace


def test_a_claim_said_a_thousand_times_names_its_repeats_once(workspace: Workspace) -> None:
    workspace.write("a.txt", "Sleep improved by 20% in adults.\n\n" * 1000)
    findings = workspace.check("a.txt", "--select", "SRC101,CON703").data["findings"]
    assert sum(len(finding["related"]) for finding in findings) < 4 * 1000
    shown = workspace.run("check", "a.txt", "--offline").out
    assert len(shown.splitlines()) < 40
    assert "and 987 more" in shown


def test_one_word_of_a_hundred_thousand_letters_is_read(workspace: Workspace) -> None:
    workspace.write("a.txt", "A" * 100_000)
    assert workspace.check("a.txt").code == 0


def test_each_sentence_of_a_long_document_is_read_once(workspace: Workspace) -> None:
    sentences = 2500
    workspace.write("a.txt", " ".join(f"Sleep improved in {n} adults, by 20%." for n in range(100, 100 + sentences)))
    before = find_quantities.cache_info().misses
    assert workspace.check("a.txt").data["summary"]["claims"] == sentences
    assert find_quantities.cache_info().misses - before < 1.2 * sentences
