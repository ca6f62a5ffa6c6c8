"""The table, the files, the pages and the cases speak of the same rules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import evidence.rules
from evidence.rules.catalogue import ALL_RULES
from evidence.rules.pages import SECTIONS, page_of
from evidence.rules.rule import Rule
from evidence.rules.table import TABLE

ROOT = Path(__file__).parents[2]
PACKAGE = Path(evidence.rules.__file__).parent


def test_table_and_list_agree() -> None:
    assert {rule.code for rule in ALL_RULES} == set(TABLE)
    assert [rule.code for rule in ALL_RULES] == list(TABLE)


def test_every_rule_stands_in_the_folder_of_its_family() -> None:
    for rule in ALL_RULES:
        assert type(rule).__module__.split(".")[-2] == rule.info.family


def test_every_rule_file_is_listed() -> None:
    shared = {"slot_rule", "notices", "profiled", "claim_places", "registered", "entries"}
    files = {path.stem for path in PACKAGE.glob("*/*.py")} - {"__init__"} - shared
    assert files == {type(rule).__module__.split(".")[-1] for rule in ALL_RULES}


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_page_has_every_section(rule: Rule) -> None:
    page = page_of(rule)
    assert page.startswith(f"# {rule.code} {rule.info.name}\n")
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")] == list(SECTIONS)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_the_page_in_docs_is_the_one_the_program_prints(rule: Rule) -> None:
    page = ROOT / "docs" / "rules" / f"{rule.code}.md"
    assert page.read_text("utf-8") == page_of(rule) + "\n"


def test_docs_hold_no_page_of_a_rule_that_is_gone() -> None:
    pages = {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")} - {"README"}
    assert pages == set(TABLE)


def test_everything_that_the_program_can_say_itself_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
