"""PubMed's XML to `Article`, in one pure function; what is not well-formed or declares entities is refused.

The answer carries a DOCTYPE that names a public DTD, which is read by nobody; entities of its own, internal or
external, are refused, since ten lines of them can fill any memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from evidence.identifiers import normalise_doi, normalise_pmcid
from evidence.late import late_regex
from evidence.registries.abstract_text import labelled, raised
from evidence.registries.article import Article, Relation, Term, noticed_by, updates_of
from evidence.registries.registry import Author

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_YEAR = late_regex(r"(?:1[89]|20)\d\d")
_ROOT = "PubmedArticleSet"


class NotUnderstood(ValueError):  # noqa: N818
    """The answer is not what PubMed sends; the message is the end of a sentence."""


def articles_of(body: bytes, day: date) -> list[Article]:
    """The articles and books of an efetch answer. Raises `NotUnderstood`; articles without a PMID are left out."""
    root = _parsed(body)
    if root.tag != _ROOT:
        error = _text(root.find(".//ERROR"))
        raise NotUnderstood(f"reports an error ({error[:80]})" if error else "sent XML of another kind")
    found = (*map(_article, root.findall("PubmedArticle")), *map(_book, root.findall("PubmedBookArticle")))
    return [one.made(day) for one in found if one.pmid]


def _parsed(body: bytes) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(body, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise NotUnderstood("sent XML with entities of its own, which is refused") from None
    except (ParseError, LookupError, ValueError):
        what = "a web page instead of XML" if b"<html" in body[:500].lower() else "XML that is broken or cut short"
        raise NotUnderstood(f"sent {what}") from None
    for number in root.iter("sup"):
        number.text = raised(number.text or "")
    return root


class _Reading:
    """One `PubmedArticle` or `PubmedBookArticle`: where its citation and its identifiers stand."""

    def __init__(self, citation: Element | None, work: Element | None, ids: Element | None) -> None:
        self.citation = citation
        self.work = work
        self.ids = ids
        self.pmid = _text(_find(citation, "PMID")) or None

    def made(self, day: date) -> Article:
        types = tuple(_terms(self.work, "PublicationTypeList/PublicationType", "PublicationType"))
        relations = tuple(self._relations())
        return Article(
            origin="pubmed",
            retrieved=day,
            pmid=self.pmid,
            doi=self._doi(),
            pmcid=normalise_pmcid(self._id("pmc")),
            title=self._title(),
            abstract="\n".join(_sections(_find(self.work, "Abstract"))) or None,
            types=types,
            headings=tuple(_terms(self.citation, "MeshHeadingList/MeshHeading/DescriptorName")),
            updates=updates_of(relations, types, "pubmed"),
            notice_of=noticed_by(relations),
            journal=self._journal(),
            years=self._years(),
            volume=_text(_find(self.work, "Journal/JournalIssue/Volume")) or None,
            issue=_text(_find(self.work, "Journal/JournalIssue/Issue")) or None,
            pages=self._pages(),
            authors=tuple(_authors(self.work)),
            trials=tuple(_trials(self.work)),
        )

    def _id(self, kind: str) -> str:
        return next((_text(one) for one in _all(self.ids, "ArticleId") if one.get("IdType") == kind), "")

    def _doi(self) -> str | None:
        """The article's own DOI; those of the works that it cites stand in lists further down."""
        places = (one for one in _all(self.work, "ELocationID") if one.get("EIdType") == "doi")
        valid = (_text(one) for one in places if one.get("ValidYN", "Y") == "Y")
        return next((doi for words in (self._id("doi"), *valid) if (doi := normalise_doi(words))), None)

    def _title(self) -> str | None:
        title = _text(_find(self.work, "ArticleTitle")) or _text(_find(self.work, "Book/BookTitle"))
        translated = re.fullmatch(r"\[(.*)\]\.?", title)
        return (translated[1] if translated else title).removesuffix(".") or None

    def _journal(self) -> tuple[str, ...]:
        names = (
            _find(self.work, "Journal/Title"),
            _find(self.work, "Journal/ISOAbbreviation"),
            _find(self.citation, "MedlineJournalInfo/MedlineTA"),
            _find(self.work, "Book/BookTitle"),
        )
        return tuple(dict.fromkeys(words for name in names if (words := _text(name))))

    def _years(self) -> tuple[int, ...]:
        """The years it may rightly be cited by: of the issue, which may be a span, and online."""
        issue = _find(self.work, "Journal/JournalIssue/PubDate")
        dates = (
            *(issue if issue is not None else ()),
            *_all(self.work, "ArticleDate/Year"),
            *_all(self.work, "Book/PubDate/Year"),
            *_all(self.work, "ContributionDate/Year"),
        )
        years = (year for one in dates if one.tag in ("Year", "MedlineDate") for year in _YEAR.findall(_text(one)))
        return tuple(dict.fromkeys(map(int, years)))

    def _pages(self) -> str | None:
        places = (_text(one) for one in _all(self.work, "ELocationID") if one.get("EIdType") == "pii")
        return _text(_find(self.work, "Pagination/MedlinePgn")) or next(places, "") or None

    def _relations(self) -> Iterator[Relation]:
        for one in _all(self.citation, "CommentsCorrectionsList/CommentsCorrections"):
            yield Relation(one.get("RefType", ""), _text(one.find("RefSource")), _text(one.find("PMID")) or None)


def _article(root: Element) -> _Reading:
    return _Reading(
        root.find("MedlineCitation"), root.find("MedlineCitation/Article"), root.find("PubmedData/ArticleIdList")
    )


def _book(root: Element) -> _Reading:
    book = root.find("BookDocument")
    return _Reading(book, book, _find(book, "ArticleIdList"))


def _find(element: Element | None, path: str) -> Element | None:
    return None if element is None else element.find(path)


def _all(element: Element | None, path: str) -> list[Element]:
    return [] if element is None else element.findall(path)


def _text(element: Element | None) -> str:
    """All the words of an element and what it holds, on one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _sections(abstract: Element | None) -> Iterator[str]:
    for section in _all(abstract, "AbstractText"):
        words = _text(section)
        if words:
            yield labelled(section.get("Label"), words)


def _terms(element: Element | None, *paths: str) -> Iterator[Term]:
    for path in paths:
        for one in _all(element, path):
            if words := _text(one):
                yield Term(words, one.get("UI") or None)


def _authors(work: Element | None) -> Iterator[Author]:
    lists = [one for one in _all(work, "AuthorList") if one.get("Type", "authors") == "authors"]
    for one in _all(lists[0] if lists else None, "Author"):
        family, group = _text(one.find("LastName")), _text(one.find("CollectiveName"))
        given = _text(one.find("ForeName")) or _text(one.find("Initials"))
        if family:
            yield Author(family, given or None)
        elif group:
            yield Author(name=group)


def _trials(work: Element | None) -> Iterator[str]:
    for bank in _all(work, "DataBankList/DataBank"):
        if _text(bank.find("DataBankName")) == "ClinicalTrials.gov":
            yield from filter(None, map(_text, bank.findall("AccessionNumberList/AccessionNumber")))
