"""One written reference, taken apart: authors, title, container, year, volume, issue, pages and identifiers.

Three things are sure in every style: the authors come first, the place in the journal (see `place`) comes last, and a
title in quotation marks ends with them. What lies between is the title and the journal, parted by the last full stop
that ends a sentence and no abbreviation. What is not clearly there stays None: a guess here would be an accusation
later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from evidence.documents.document import Span
from evidence.identifiers import Linked, find_dois, find_pmids, identified_by, miswritten_doi, normalise_pmcid
from evidence.late import late_regex, rare_regex
from evidence.references.names import authors_before, authors_in, inverted_names, leading_authors
from evidence.references.place import Place, place_in
from evidence.references.reference import Origin, Reference

_URL = late_regex(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]")
_SAID_DOI = rare_regex(r"\bdoi\s*:\s*(?!10\.\d+/?\s)((?=\S*\d)\S*\w)", re.IGNORECASE)
_LOOKED_UP = r"[.,;(\[]\s*(?:last |date )?"
_TAIL = rare_regex(
    r"(?:\bdoi\s*:|\bdoi\s?(?=10\.)|\burl\s*:|\bpmid\b|\bpmcid\b|\b10\.\d{4,9}/|\bepub\b|https?://|\bPMC\d{4,}"
    rf"|{_LOOKED_UP}accessed\b|{_LOOKED_UP}retrieved\b|{_LOOKED_UP}available (?:from|at|online)\b"
    r"|\[pubmed\]|\[crossref\]|\[google scholar\]|\[pmc[^\]]*\]).*$",
    re.IGNORECASE | re.DOTALL,
)
_MARK = late_regex(r"^\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)]|[-*•]|[↑^](?:\s?\d+(?:\.\d+)?)*)\s+")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f\u00ad"))
_HYPHENATED = late_regex(r"(?<=[a-zß-ÿ])-\s*\n\s*(?=[a-zß-ÿ])")
_BROKEN_RANGE = late_regex(r"(?<=\w)([-–])\s*\n\s*(?=[A-Z\d])")
_DIGITS = r"(?:1[89]|20)\d{2}"
_BRACKETED_YEAR = late_regex(
    rf"\(+(?:\d{{1,2}}\s)?(?:[A-Z][a-z]{{2,8}}\s(?:\d{{1,2}},\s)?)?({_DIGITS})[a-z]?"
    r"(?:[,/ –-][^)]{0,25})?\)+[.,:]?\s*"
)
_BARE_YEAR = late_regex(rf"[.,;]\s?({_DIGITS})[a-z]?(?:[.:]\s+|\s+(?=[A-ZÀ-Þ]))")
_YEAR_BY_VOLUME = late_regex(
    rf"(?<![\d/:–-])({_DIGITS})[a-zA-Z]?(?:\s+[A-Z][a-z]{{2}}[a-z]*\.?(?:[ -]?\d{{1,2}})?)?\s*;"
)
_YEAR = late_regex(rf"(?<![\w/:–-])({_DIGITS})[a-z]?(?=\s*(?:[.,;)]|$))")
_LAST_YEAR = late_regex(
    rf"[\s,;:.(\[]*(?<!\w){_DIGITS}[a-zA-Z]?(?:[ ,]{{1,2}}[A-Z][a-z]{{2,8}}\.?(?:[ /-]?\d{{1,2}}){{0,2}})?[\s,;:.)\]]*$"
)
_VOLUME_SIGN = rare_regex(r"[\s,;(]*\b(?:[Vv]ol(?:ume)?|[Pp]p|[Ii]ssue|Art(?:icle)?\.? (?:[Nn]o|[Nn]umber))\.?:?\s*$")
_QUOTED = late_regex(
    r"[\s.,:]*(?:[\"“„«](?P<double>[^\"”“»]{4,500})[\"”»]|[‘'](?P<single>[^\n]{4,500}?)[’'](?=\s*[,.]\s?))(?P<after>[\s.,]*)"
)
_STOP = late_regex(r"(?<=[.?!])[\"”’]?\s+(?=[\"“‘A-Z0-9À-ÞΑ-Ω\[]|[a-z]{1,3}[A-Z])|(?<=[a-z]{3}[.?!])(?=[A-Z][a-z]{2})")
_ABBREVIATED = late_regex(r"(?:\b[A-Z]|\b(?:vs|et al|St|Dr|Prof|No|Vol|Ed|Eds|Jr|Sr|Suppl|cf|ca|sp|spp|sect|var))\.$")
_SHORTENED = late_regex(
    r"[A-ZÀ-Þ][\w'’&/-]{0,3}|[A-ZÀ-Þ][\w'’&/-]{0,20}[^\W\d_aeiouyAEIOUY]"
    r"(?<!tion)(?<!ment)(?<!ing)(?<!ents)(?<!ness)(?<!ons)(?<!ers)(?<!ants)(?<!sis)(?<!ics)(?<!ems)"
)
_NO_JOURNAL = late_regex(r"(?:Part|Pt|No|vs|Study|Trial|Report|Letter|Review|Comment|Editorial|Erratum|[IVX]{2,4})\.?")
_UNDOTTED = late_regex(
    r"\b(?:J|Am|Br|Eur|Int|Clin|Ann|Arch|Proc|Natl|Acad|Sci|Curr|Opin|Rev|Med|N|Engl|Exp|Biol|Res)\s"
)
# Words of journals' names that are shortened so, and stand in no title.
_SHORT_JOURNAL = late_regex(
    r"\b(?:(?:Allerg|Anesthesi|Bi|Cardi|Dermat|Endocrin|Epidemi|Gastroenter|Geront|Gynec|Hemat|Haemat|Hepat|Immun|Microbi"
    r"|Nephr|Neur|Onc|Ophthalm|Pharmac|Physi|Psych|Radi|Rheumat|Toxic|Ur|Vir)ol|Pediatr|Paediatr|Nutr|Metab|Ther|Rep|Obes"
    r"|Surg|Sci|Clin|Exp|Med|Res|Rev|Dis|Assoc|Soc|Acad|Proc|Ann|Arch|Eur|Int|Am|Br|Scand|Transl)\b\.?(?=\s|\Z)"
)
_SMALL = frozenset("of the and for in on to de la et und der die von y e del di & -".split())
_JOURNAL = late_regex(
    r"(?:J|Journal|Am|American|Ann|Annals|Arch|Archives|Br|British|Can|Clin|Eur|European|Int|International|Acta|Adv|BMC"
    r"|BMJ|Curr|Expert|Front|Frontiers|JAMA|Lancet|N Engl|Nat|Nature|PLoS|PLOS|Proc|Rev|Scand|Cochrane|World)\b"
)
_SERIES = rare_regex(
    r"(?:The )?(?:[A-Z]\w+ )?(?:[Jj]ournals? of|Nature Reviews|Annals of|Archives of|Proceedings of|Acta)\b"
)
_PUBLISHER = late_regex(
    r"\b(?:Press|Publish\w*|Books?|Verlag|University of|Wiley|Springer|Elsevier|Inc|Ltd|Corporation|Author|Thesis)\b"
)
_EDITED = late_regex(r"^In:?\s(?:.{0,200}\([Ee]ds?\.?\)[,.:]?\s)?(?=[A-ZÀ-Þ])")
_LONGEST_CONTAINER = 22
_BEFORE_QUOTE = late_regex(r"([^\"“”(]{4,600}?)[.,]\s(?=[\"“])")
_SUBTITLE = late_regex(r"\s*[:–—]\s[^.?!”\"]{3,200}[.?!”\"]?|\s-\s[^.?!”\"]{3,200}[.?!”\"]?")
_MARKS = " .,:;“\"‘'([*_«"
_OPENING = late_regex(r"^[\s.,;:?!\"“”‘’'»*_)\]]+")


@dataclass(frozen=True)
class _Head:
    """What an entry begins with, and what is left of it. `year` stands there in APA and Harvard.

    `unsure` says that the authors are a group or carry no initials, as some titles look too.
    """

    authors: tuple[str, ...]
    truncated: bool
    year: int | None
    rest: str
    unsure: str | None = None


def parse_reference(
    raw: str,
    text: str | None = None,
    *,
    origin: Origin = Origin.LIST,
    label: str | None = None,
    span: Span | None = None,
    links: Iterable[str] = (),
) -> Reference:
    """Takes a written reference apart. `raw` is kept as it is; `text` are its visible words if they differ.

    `links` are the addresses behind its words: they identify it where the words do not.
    """
    words = _MARK.sub("", _joined(text or raw))
    body = _without_tail(words)
    head = _head(body)
    place = place_in(head.rest)
    title, container = _title_and_container(head, place)
    if head.unsure and title is None:
        # An entry has a title before it has authors.
        title, head = head.unsure, _Head((), False, head.year, head.rest)
    named = _identified(words, links)
    url = _URL.search(words)
    return Reference(
        raw=raw,
        origin=origin,
        label=label,
        span=span,
        doi=named.doi,
        miswritten_doi=None if named.doi else _miswritten_doi(words),
        pmid=named.pmid,
        pmcid=named.pmcid,
        url=url.group() if url else None,
        title=title,
        authors=head.authors,
        truncated_authors=head.truncated,
        container=container,
        year=head.year or _year(head.rest),
        volume=place.volume if place else None,
        issue=place.issue if place else None,
        pages=place.pages if place else None,
    )


def _identified(words: str, links: Iterable[str]) -> Linked:
    """What an entry is known by: what its words say, and for what they do not say the first link that does."""
    dois, pmids = find_dois(words), find_pmids(words)
    written = Linked(dois[0][2] if dois else None, pmids[0][2] if pmids else None, normalise_pmcid(words))
    places = (written, *map(identified_by, links))
    return Linked(*(next(filter(None, values), None) for values in zip(*places, strict=True)))


def body_of(raw: str) -> str:
    """An entry in one line, without its number and without the identifiers and links at its end."""
    return _without_tail(_MARK.sub("", _joined(raw)))


def parted_around(reference: Reference, body: str, start: int, end: int) -> tuple[Reference, str]:
    """An entry whose title stands at `start` to `end` of its body, read around it; and what follows the title.

    What belongs to a title goes on to the end of its sentence, if a colon or a dash leads on.
    """
    lead, rest = body[:start], body[end:]
    if (further := _SUBTITLE.match(rest)) is not None:
        end, rest = end + further.end(), rest[further.end() :]
    dated = _BRACKETED_YEAR.search(lead) or _BARE_YEAR.search(f"{lead} ")
    names = lead[: dated.start()] if dated else lead
    authors, truncated = authors_before(names.rstrip(_MARKS))
    if not authors:
        authors, truncated = inverted_names(names.rstrip(_MARKS))
    place = place_in(rest)
    before = _before_place(rest[: place.start]) if place else rest
    name = (
        _name_of(_sentences(before)[-1]) if place is None and _sentences(before) else _name_of(_OPENING.sub("", before))
    )
    again = replace(
        reference,
        title=body[start:end].strip(' ."“”‘’,;'),
        authors=authors,
        truncated_authors=truncated,
        container=name,
        year=int(dated[1]) if dated else _year(rest) or reference.year,
        volume=place.volume if place else None,
        issue=place.issue if place else None,
        pages=place.pages if place else None,
    )
    return again, rest


def _miswritten_doi(words: str) -> str | None:
    """What stands behind `doi:` and is none; a DOI that a line end has torn is not meant."""
    match = _SAID_DOI.search(words)
    return miswritten_doi(match[1]) if match else None


def _without_tail(words: str) -> str:
    return _TAIL.sub("", words).strip(" ([")


def _joined(text: str) -> str:
    """One line, without the hyphens that only the ends of lines called for."""
    text = text.translate(_INVISIBLE)
    if "\n" in text:
        text = _BROKEN_RANGE.sub(r"\1", _HYPHENATED.sub("", text))
    return " ".join(text.split())


def _head(body: str) -> _Head:
    """The authors and, where it follows them, the year."""
    for pattern in (_BRACKETED_YEAR, _BARE_YEAR):
        year = pattern.search(body)
        if year is None:
            continue
        names = body[: year.start()]
        authors, truncated = authors_before(names) if pattern is _BRACKETED_YEAR else authors_in(names)
        if authors:
            return _Head(authors, truncated, int(year[1]), body[year.end() :].lstrip(" .:,"))
    quoted = _BEFORE_QUOTE.match(body)
    if quoted:
        authors, truncated, end = leading_authors(body)
        if not authors or body[end : quoted.end(1)].strip(" .,"):
            authors, truncated = inverted_names(quoted[1])
        if authors:
            return _Head(authors, truncated, None, body[quoted.end() :])
    authors, truncated, end = leading_authors(body)
    unsure = len(authors) == 1 and not truncated and not _has_initials(authors[0])
    return _Head(authors, truncated, None, body[end:].lstrip(" .:,"), body[:end] if unsure else None)


def _has_initials(author: str) -> bool:
    return re.search(r", [A-ZÀ-Þ](?![a-zß-ÿ])", author) is not None


def _year(rest: str) -> int | None:
    found = _YEAR_BY_VOLUME.search(rest) or _last(_YEAR, rest) or _BRACKETED_YEAR.search(rest)
    return int(found[1]) if found else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _title_and_container(head: _Head, place: Place | None) -> tuple[str | None, str | None]:
    rest = head.rest
    quoted = _QUOTED.match(rest)
    if quoted and (
        quoted["single"] or quoted["double"][-1] in ".,?!" or "." in quoted["after"] or "," in quoted["after"]
    ):
        title, container = _quoted(rest, quoted, place)
        return _title(title), container
    if place is None:
        return _without_place(rest, dated=head.year is not None)
    title, name = _parted(_before_place(rest[: place.start]))
    if name is not None or rest[: place.start][-1:].isalpha():
        return _title(title), name
    return _run_together(title, unsure=head.unsure is not None)


def _quoted(rest: str, quoted: re.Match[str], place: Place | None) -> tuple[str, str | None]:
    """A title in quotation marks and the container after it; a title may also only begin with words in marks."""
    if place is None or place.start < quoted.end():
        sentences = _sentences(rest[quoted.end() :])
        return quoted["double"] or quoted["single"], _container(sentences[0]) if sentences else None
    before = _before_place(rest[: place.start])
    further, name = _parted(before[quoted.end() :])
    if name and sum(word[0].islower() and word not in _SMALL for word in further.split()) > 1:
        return before[: before.rindex(name)], name
    return quoted["double"] or quoted["single"], _name_of(before[quoted.end() :])


def _before_place(text: str) -> str:
    """A title and a container, without the year that leads over to the place."""
    words = _VOLUME_SIGN.sub("", text)
    year = _LAST_YEAR.search(words[-40:])
    if year:
        shorter = words[: max(0, len(words) - 40) + year.start()]
        words = shorter if shorter.count("(") == shorter.count(")") or "(" not in words else words
    return words.rstrip(" ,;:(")


def _parted(text: str) -> tuple[str, str | None]:
    """The title and the container: that is the last sentence, with the abbreviations right before it."""
    stops = list(_STOP.finditer(text))
    if not stops:
        return text, None
    starts = [0, *(stop.end() for stop in stops)]
    last = len(stops)
    dotted = not _UNDOTTED.search(text, starts[last])
    while last > 1 and _is_part_of_name(text[starts[last - 1] : stops[last - 1].start()], dotted=dotted):
        last -= 1
    name = _name_of(text[starts[last] :])
    return (text[: stops[last - 1].start()], name) if name else (text, None)


def _is_part_of_name(part: str, *, dotted: bool) -> bool:
    """Whether words before a full stop belong to the name of the journal after it.

    "Proc", "Natl" and "Crit. Care" do where the name is written with full stops, and "Journal of Sleep" before the
    name of a section.
    """
    words = part.rstrip(" .").split()
    if words == ["J"]:
        return True
    if 1 < len(words) <= 8 and _SERIES.match(part):
        return True
    if not words or not all(word[0].isupper() or word in _SMALL for word in words):
        return False
    if not dotted or len(words) > 3 or not part.endswith(".") or any(_NO_JOURNAL.fullmatch(word) for word in words):
        return False
    return _SHORTENED.fullmatch(words[-1]) is not None


def _run_together(text: str, *, unsure: bool) -> tuple[str | None, str | None]:
    """A title and a container without a full stop between them: parted only where the words tell.

    After the last small word of a title in sentence case, words with capitals are the journal, or a name in the title:
    the title ends there in any case, and the container is one if it begins as journals do.
    """
    words = text.split()
    run = len(words)
    while run and (words[run - 1][0].isupper() or words[run - 1] in _SMALL):
        run -= 1
    while run < len(words) and words[run] in _SMALL:
        run += 1
    name = " ".join(words[run:])
    if run == 0:
        is_journal = unsure or _JOURNAL.match(name) or _SHORT_JOURNAL.search(name)
        return (None, _name_of(name)) if is_journal else (_title(text), None)
    return _title(" ".join(words[:run])), _name_of(name) if _JOURNAL.match(name) else None


def _without_place(rest: str, *, dated: bool) -> tuple[str | None, str | None]:
    """Without volume and pages, a second sentence is a journal only if it is short and no publisher."""
    sentences = _sentences(rest)
    if not sentences:
        return None, None
    name = _container(sentences[1]) if len(sentences) > 1 else None
    told = dated and len(sentences) == 2 and not re.search(r"[,:]", sentences[1])
    if name and not told and not _JOURNAL.match(name):
        name = None
    return _title(sentences[0]), name


def _sentences(text: str) -> list[str]:
    """The parts between full stops; initials and abbreviations do not end one."""
    parts: list[str] = []
    for part in _STOP.split(text):
        if parts and _ABBREVIATED.search(parts[-1]):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return [part.strip() for part in parts if part.strip(" .")]


def _title(text: str) -> str | None:
    title = text.strip(' ."“”‘’,;')
    return None if re.fullmatch(_DIGITS, title) else title or None


def _container(sentence: str) -> str | None:
    """The name that a sentence begins with, before a year, a number or a semicolon."""
    return _name_of(re.split(rf"[,;:(]?\s*\b{_DIGITS}\b|,?\s*\d|;|,\s*(?:vol|pp?)\b", sentence, maxsplit=1)[0])


def _name_of(text: str) -> str | None:
    """A container's name, if the words can be one."""
    name = _EDITED.sub("", text.strip(' .,;:"“”')).strip()
    if name.count("(") != name.count(")"):
        name = name.strip("() ")
    words = name.split()
    small = sum(word[0].islower() and word not in _SMALL for word in words)
    if len(name) < 2 or not name[0].isalpha() or len(words) > _LONGEST_CONTAINER or small > max(3, len(words) // 2):
        return None
    return None if _PUBLISHER.search(name) else name


_LONGEST_QUERY = 600


def query_of(reference: Reference) -> str:
    """What a search is asked for: the entry in one line without its identifiers, or the fields of a structured one."""
    if reference.origin is Origin.LIST:
        return body_of(reference.raw)[:_LONGEST_QUERY]
    parts = (
        *reference.authors[:1],
        reference.title,
        reference.container,
        reference.year,
        reference.volume,
        reference.issue,
        reference.pages,
    )
    return " ".join(str(part) for part in parts if part)[:_LONGEST_QUERY]
