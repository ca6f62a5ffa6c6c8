from __future__ import annotations

import json
from pathlib import Path

import pytest

from evidence.errors import InputError
from evidence.library.library import Library, find_library, load_library

BIB = """\
@article{doe2024,
  title = {A cream},
  year = {2024},
  doi = {10.1234/Cream},
}

@misc{label-cream,
  title = {Cream: prescribing information},
}
"""
CLAIMS = """\
version: 1
claims:
  - id: itch
    statement: Less itch after four weeks.
    sources:
      - {ref: doe2024, card: {outcome: itch}}
      - {ref: label-cream, card: {outcome: rash}}
      - {ref: doe2024}
waivers:
  - {rule: SRC102}
"""
LOCK = {
    "format": 1,
    "records": {"10.1234/cream": {"origin": "crossref", "retrieved": "2026-11-01", "title": "A cream"}},
}


def _write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / {"bib": "references.bib", "claims": "claims.yaml", "lock": "evidence.lock"}[name]).write_text(text)
    return folder


def test_the_three_files_are_read_together(tmp_path: Path) -> None:
    library = load_library(_write(tmp_path, bib=BIB, claims=CLAIMS, lock=json.dumps(LOCK)))
    assert library.folder == tmp_path
    assert [claim.id for claim in library.claims] == ["itch"]
    assert [waiver.rule for waiver in library.waivers] == ["SRC102"]
    assert library.lock.records["10.1234/cream"].title == "A cream"


def test_references_are_found_by_key_and_dois_are_normalised(tmp_path: Path) -> None:
    library = load_library(_write(tmp_path, bib=BIB))
    reference = library.reference("doe2024")
    assert reference is not None
    assert reference.title == "A cream"
    assert library.doi_of("doe2024") == "10.1234/cream"
    assert (library.reference("roe1999"), library.doi_of("roe1999")) == (None, None)
    assert library.doi_of("label-cream") is None


def test_cards_learn_the_doi_of_their_work(tmp_path: Path) -> None:
    sources = load_library(_write(tmp_path, bib=BIB, claims=CLAIMS)).claims[0].sources
    assert [source.card.doi if source.card else "no card" for source in sources] == ["10.1234/cream", None, "no card"]


def test_without_a_folder_the_library_is_empty() -> None:
    library = load_library(None)
    assert library == Library()
    assert (library.claims, library.references, dict(library.lock.records)) == ((), (), {})


@pytest.mark.parametrize("files", [{"bib": BIB}, {"claims": "version: 1\nclaims: []\n"}])
def test_either_file_alone_will_do(tmp_path: Path, files: dict[str, str]) -> None:
    assert not load_library(_write(tmp_path, **files)).claims


def test_a_folder_without_a_library_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"neither claims\.yaml nor references\.bib.*evidence init"):
        load_library(tmp_path)


def test_a_file_in_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Name the folder"):
        load_library(_write(tmp_path, bib=BIB) / "references.bib")


def test_a_source_that_is_not_in_the_bibliography_is_an_error_with_its_line(tmp_path: Path) -> None:
    claims = CLAIMS.replace("ref: label-cream", "ref: label-creme").replace("- {ref: doe2024}", "- {ref: zzz}")
    with pytest.raises(InputError) as caught:
        load_library(_write(tmp_path, bib=BIB, claims=claims))
    assert caught.value.line == 7
    assert "Did you mean `label-cream`?" in str(caught.value)
    assert "claims.yaml:8: the claim `itch` names a source `zzz`" in str(caught.value)


def test_sources_without_any_bibliography_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Add it to references\.bib"):
        load_library(_write(tmp_path, claims=CLAIMS))


def test_the_nearest_library_upwards_is_found(tmp_path: Path) -> None:
    below = tmp_path / "site" / "articles"
    below.mkdir(parents=True)
    _write(tmp_path, bib=BIB)
    assert find_library(below) == tmp_path.resolve()
    _write(tmp_path / "site", claims=CLAIMS)
    assert find_library(below) == (tmp_path / "site").resolve()


def test_no_library_upwards_is_none(tmp_path: Path) -> None:
    assert find_library(tmp_path / "nowhere") is None
