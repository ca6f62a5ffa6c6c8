"""Product profiles: what they hold, and what is said of those that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.errors import InputError
from evidence.library.products import FactStatus, Supply, find_profile, read_profile

ROOT = Path(__file__).parents[2]
GOOD = """\
version: 1
products:
  - name: lumizol
    supply: [{market: uk, status: without-prescription, fact: label}]
    indications: [{market: us, use: severe itching, terms: [itch*], fact: label}]
    risks: [{risk: dizziness, terms: [dizz*], fact: label}]
    forbidden: [{statement: at home, terms: [at home], fact: label}]
    facts: [{id: label, statement: for severe itching, source: label, date: 2024-05, status: secondary}]
"""


def profile(folder: Path, text: str) -> Path:
    path = folder / "lumizol.yaml"
    path.write_text(text, "utf-8")
    return path


def test_everything_in_a_profile_rests_on_a_fact_with_source_date_and_status(tmp_path: Path) -> None:
    [product] = read_profile(profile(tmp_path, GOOD)).products
    [indication] = product.approved_in("US")
    assert indication.fact.told == "for severe itching (label, 2024-05; secondary)"
    assert indication.pattern.search("itching skin")
    assert not indication.pattern.search("kitchen")
    supplied = product.supplied_in("UK")
    assert supplied is not None
    assert supplied.status is Supply.WITHOUT
    assert product.supplied_in("US") is None
    assert product.uses is None


def test_a_name_is_a_word_of_its_own() -> None:
    ketamine, esketamine = read_profile(ROOT / "products" / "ketamine.yaml").products
    assert ketamine.pattern.search("a ketamine infusion")
    assert not ketamine.pattern.search("esketamine")
    assert not ketamine.pattern.search("a ketamine-derived medicine")
    assert esketamine.pattern.search("Spravato")


def test_the_worked_profile_says_of_every_fact_how_sure_it_is() -> None:
    text = (ROOT / "products" / "ketamine.yaml").read_text("utf-8")
    facts = [fact for product in read_profile(ROOT / "products" / "ketamine.yaml").products for fact in product.facts]
    assert text.count("\n        status: ") == len(facts)
    assert {fact.status for fact in facts} == {FactStatus.VERIFIED, FactStatus.SECONDARY}
    assert all(fact.source and fact.date for fact in facts)


@pytest.mark.parametrize(
    ("wrong", "line", "words"),
    [
        (GOOD.replace("fact: label}]\n    risks", "fact: lable}]\n    risks"), 5, "there is no fact `lable`"),
        (GOOD.replace("terms: [dizz*], ", ""), 6, "`terms` is missing"),
        (GOOD.replace("status: secondary", "status: sure"), 8, "`status` does not know `sure`"),
        (GOOD.replace("name: lumizol", "nome: lumizol"), 3, "unknown key `nome`"),
        (GOOD.replace("version: 1", "version: 2"), 1, "version"),
        ("version: 1\n", 1, "`products` is missing"),
        (
            GOOD.replace("facts: [", "facts: [{id: label, statement: a, source: b, date: 2024, status: verified}, "),
            8,
            "the fact `label` stands twice",
        ),
    ],
    ids=["fact", "terms", "status", "key", "version", "products", "twice"],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, wrong: str, line: int, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_profile(profile(tmp_path, wrong))
    assert caught.value.line == line
    assert words in str(caught.value)


def test_a_profile_is_found_by_name_in_the_library_or_by_path(tmp_path: Path) -> None:
    folder = tmp_path / "products"
    folder.mkdir()
    path = profile(folder, GOOD)
    assert find_profile("lumizol", tmp_path) == path
    assert find_profile(str(path), None) == path
    with pytest.raises(InputError, match="no product profile `other`"):
        find_profile("other", tmp_path)
