"""The words of a sentence without its marks."""

from __future__ import annotations

import pytest

from evidence.assembly import draft
from evidence.citations.citation import unmarked
from evidence.library.library import Library
from tests.workspace import Workspace

_LIST = "\n\n## References\n\n- Lee, K. (2006). Lamps and sleep. J Lamps, 3, 4-9.\n"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("According to Lee (2006), lamps helped 71% of adults.", "lamps helped 71% of adults."),
        ("Lamps helped 71% of adults (Lee, 2006).", "Lamps helped 71% of adults."),
    ],
)
def test_what_led_to_a_mark_goes_with_it(workspace: Workspace, sentence: str, words: str) -> None:
    paper = draft(workspace.write("a.md", f"{sentence}{_LIST}"), Library())
    assert unmarked(paper.sentences[0], paper.citations) == words
