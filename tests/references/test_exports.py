"""RIS, CSL-JSON and EndNote XML: the same work is the same reference, and errors name line and entry."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.errors import InputError
from evidence.references.csl_json import read_csl_json
from evidence.references.endnote import read_endnote
from evidence.references.reference import Origin, Reference
from evidence.references.ris import read_ris

RIS = """TY  - JOUR
ID  - zarate2006
AU  - Zarate, Carlos A.
AU  - Singh, Jaskaran B.
TI  - A randomized trial of an N-methyl-D-aspartate antagonist
  in treatment-resistant major depression
JO  - Archives of General Psychiatry
PY  - 2006/08//
VL  - 63
IS  - 8
SP  - 856
EP  - 864
DO  - https://doi.org/10.1001/ARCHPSYC.63.8.856
AN  - 16894061
DB  - PubMed
UR  - https://example.org/zarate
ER  -
"""

CSL = [
    {
        "id": "http://zotero.org/users/1/items/ABC",
        "citation-key": "zarate2006",
        "type": "article-journal",
        "title": "A randomized trial of an <i>N</i>-methyl-<span>D</span>-aspartate antagonist "
        "in treatment-resistant major depression",
        "author": [{"family": "Zarate", "given": "Carlos A."}, {"family": "Singh", "given": "Jaskaran B."}],
        "container-title": "Archives of General Psychiatry",
        "issued": {"date-parts": [[2006, 8]]},
        "volume": 63,
        "issue": "8",
        "page": "856-864",
        "DOI": "10.1001/archpsyc.63.8.856",
        "PMID": "16894061",
        "URL": "https://example.org/zarate",
    }
]  # fmt: skip

ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
<record><ref-type name="Journal Article">17</ref-type><contributors><authors>
<author><style face="normal">Zarate, Carlos A.</style></author>
<author>Singh, Jaskaran B.</author></authors></contributors>
<titles>
<title><style face="normal">A randomized trial of an </style><style face="italic">N</style><style>-methyl-D-aspartate
antagonist in treatment-resistant major depression</style></title><secondary-title>Arch</secondary-title></titles>
<periodical><full-title>Archives of General Psychiatry</full-title></periodical><pages>856-864</pages>
<volume>63</volume>
<number>8</number><dates><year><style>2006</style></year></dates><accession-num>16894061</accession-num>
<electronic-resource-num>10.1001/archpsyc.63.8.856</electronic-resource-num><label>zarate2006</label>
<urls><related-urls><url>https://example.org/zarate</url></related-urls></urls></record>
</records></xml>
"""

WORK = Reference(
    raw="",
    origin=Origin.LIBRARY,
    key="zarate2006",
    kind="article",
    doi="10.1001/archpsyc.63.8.856",
    pmid="16894061",
    url="https://example.org/zarate",
    title="A randomized trial of an N-methyl-D-aspartate antagonist in treatment-resistant major depression",
    authors=("Zarate, Carlos A.", "Singh, Jaskaran B."),
    container="Archives of General Psychiatry",
    year=2006,
    volume="63",
    issue="8",
    pages="856-864",
)

Read = Callable[[Path], tuple[Reference, ...]]
FORMATS = {"ris": (read_ris, RIS, 1), "json": (read_csl_json, json.dumps(CSL), 1), "xml": (read_endnote, ENDNOTE, 3)}


def read(tmp_path: Path, reader: Read, text: str | bytes) -> tuple[Reference, ...]:
    path = tmp_path / "references"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return reader(path)


def refused(tmp_path: Path, reader: Read, text: str | bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read(tmp_path, reader, text)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_one_work_is_the_same_in_every_format(tmp_path: Path, name: str, bom: bytes) -> None:
    reader, text, line = FORMATS[name]
    (found,) = read(tmp_path, reader, bom + text.encode())
    assert found.raw
    assert replace(found, raw="") == replace(WORK, path=str(tmp_path / "references"), line=line)


def test_ris_with_other_line_ends_empty_lines_and_old_tags(tmp_path: Path) -> None:
    old = "\n".join(
        ["TY  - CHAP", "", "A1  - Doe, J", "T1  - Light", "T2  - A Book", "Y1  - 2001", "SP  - 5-9",
         "N1  - PMID: 12", "ER  -"]
    )  # fmt: skip
    found = read(tmp_path, read_ris, (RIS + "\n" + old).replace("\n", "\r\n"))
    assert [one.key for one in found] == ["zarate2006", "doe2001"]
    chapter = found[1]
    assert (chapter.kind, chapter.title, chapter.container, chapter.pages) == ("incollection", "Light", "A Book", "5-9")
    assert (chapter.pmid, chapter.line) == ("12", 19)


def test_entries_without_keys_are_called_by_author_and_year(tmp_path: Path) -> None:
    entries = [
        {"title": "One", "author": [{"family": "Müller", "given": "A"}], "issued": {"raw": "May 2001"}},
        {"title": "Two", "author": [{"family": "Müller", "given": "B"}, {"literal": "et al."}], "issued": "2001"},
        {"title": ["Three"], "author": [{"literal": "Agency of Lamps"}, 5]},
        {"title": "Four", "author": [{"family": "Berg", "given": "C", "non-dropping-particle": "van den"}], "id": 7},
        {"DOI": "10.5555/five", "id": "10.5555/five"},
    ]
    found = read(tmp_path, read_csl_json, json.dumps(entries, indent=1))
    assert [one.key for one in found] == ["muller2001", "muller2001a", "agencyoflamps", "7", "105555five"]
    assert found[1].truncated_authors
    assert found[3].authors == ("van den Berg, C",)
    assert [one.line for one in found[:2]] == [2, 14]


def test_a_doi_in_a_link_counts(tmp_path: Path) -> None:
    (found,) = read(tmp_path, read_csl_json, json.dumps([{"title": "x", "URL": "https://doi.org/10.5555/light"}]))
    assert found.doi == "10.5555/light"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n", 1, "is not ended"),
        ("TY  - JOUR\nTI  - One\n", 1, "is not ended"),
        ("\nTI  - One\nER  - \n", 2, "belongs to no entry"),
        ("TY  - JOUR\nno tag\nER  - \n", 2, "has no tag"),
        ("TY  - JOUR\nER  - \n", 1, "entry 1 says nothing"),
        (RIS + RIS, 18, "entry 2 has the key `zarate2006`, which stands in line 1"),
    ],
)
def test_ris_that_cannot_be_read_whole(tmp_path: Path, text: str, line: int, told: str) -> None:
    error = refused(tmp_path, read_ris, text)
    assert told in error.message
    assert error.line == line


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("[\n{,\n]", 2, "not valid JSON"),
        ("", 1, "not valid JSON"),
        ('{"id": 1}', 1, "no list of works"),
        ('[\n{"title": "a"},\n"b"]', 3, "entry 2 is no object"),
        ('[{"id": "x"}]', 1, "entry 1 says nothing"),
        ("[" * 100_000, None, "nested too deep"),
    ],
)
def test_json_that_cannot_be_read(tmp_path: Path, text: str, line: int | None, told: str) -> None:
    error = refused(tmp_path, read_csl_json, text)
    assert told in error.message
    assert error.line == line


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("<xml>\n<records>\n</xml>", 3, "not well-formed"),
        ("<html/>", 1, "no export of EndNote: it begins with <html>"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><xml>&a;</xml>', None, "entities"),
        ("<xml><records>\n<record><label>a</label></record></records></xml>", 2, "entry 1 says nothing"),
    ],
)
def test_xml_that_cannot_be_read(tmp_path: Path, text: str, line: int | None, told: str) -> None:
    error = refused(tmp_path, read_endnote, text)
    assert told in error.message
    assert error.line == line


def test_a_record_in_a_comment_does_not_move_the_lines(tmp_path: Path) -> None:
    (found,) = read(tmp_path, read_endnote, ENDNOTE.replace("<records>", "<records><!-- <record> -->"))
    assert found.line == 1


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_no_text_or_missing_is_said_so(tmp_path: Path, name: str) -> None:
    reader = FORMATS[name][0]
    assert "not UTF-8" in refused(tmp_path, reader, b"TY  - JOUR\nTI  - M\xfcller\n").message
    with pytest.raises(InputError, match="cannot be read"):
        reader(tmp_path / "missing")


TAGS = st.sampled_from(["TY  - JOUR", "ER  - ", "AU  - Doe, J", "TI  - x", "UR  - a;b", "XX  - y", "", "free", "VL  -"])


@settings(deadline=None)
@given(st.lists(TAGS, max_size=12))
def test_any_order_of_ris_lines_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("ris") / "references.ris"
    path.write_text("\n".join(lines))
    try:
        found = read_ris(path)
    except InputError:
        return
    assert len(found) == lines.count("TY  - JOUR")


@pytest.mark.parametrize("name", ["ISO-8859-1", "UTF-6"])
def test_a_file_of_endnote_may_name_an_encoding_that_it_has_not(name: str, tmp_path: Path) -> None:
    path = tmp_path / "references.xml"
    path.write_text(ENDNOTE.replace('"UTF-8"', f'"{name}"').replace("Singh", "Sîngh"), "utf-8")
    (reference,) = read_endnote(path)
    assert reference.authors[1] == "Sîngh, Jaskaran B."


def test_an_entry_of_ris_within_another_is_an_error_though_its_tag_is_short_of_a_space(tmp_path: Path) -> None:
    path = tmp_path / "references.ris"
    path.write_text("TY  - JOUR\nAU  - Doe, J\nTY  -JOUR\nAU  - Roe, R\nER  -\n")
    with pytest.raises(InputError, match="not ended"):
        read_ris(path)
