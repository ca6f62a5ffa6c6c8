"""What tells an entry of a reference list from a sentence: observations that are counted, none decisive alone."""

from __future__ import annotations

import re

from evidence.late import late_regex, rare_regex

HEADING = rare_regex(
    r"(?:\d+\.?\s+)?(?:(?:selected |key |cited |scientific |the )?(?:references?|sources?|bibliography"
    r"|citations?|literature"
    r"|works cited|references cited|literature cited|further reading|footnotes|endnotes|notes|studies cited|quellen"
    r"|références|referencias|bibliografía)(?: (?:and|&) (?:notes|sources|references|further reading))?)\s*:?",
    re.IGNORECASE,
)
_OF_NOTES = rare_regex(r"(?:\d+\.?\s+)?(?:foot|end)?notes", re.IGNORECASE)
_PARTICLE = r"(?:(?:van|von|der|den|de|del|della|di|da|do|dos|das|du|la|le|el|al|ter|ten) |d['’])*"
# "Family AB," or "Family, A. B.,"; "A. B. Family,"; "Family et al."; but no list of initials ("AB, CD and EF"), and no
# substance with a letter ("Vitamin D, calcium and").
_AUTHORS = late_regex(
    r"\W{0,3}(?![A-Z.]{2,5}, [A-Z.]{2,4}(?:,|\s(?:and|&))|(?:Vitamins?|Type|Group|Hepatitis|Factor|Protein) [A-Z]\b)(?:"
    rf"{_PARTICLE}[A-ZÀ-Þ][\w'’.-]+(?: {_PARTICLE}[A-ZÀ-Þ][\w'’-]+){{0,2}},? (?:[A-Z]\.?[ -]?){{1,4}}"
    r"(?=[,;.& (:]|and\b|et\b)"
    rf"|(?:[A-ZÀ-Þ]\.[ -]?)+ ?{_PARTICLE}[A-ZÀ-Þ][\w'’-]+,"
    rf"|{_PARTICLE}[A-ZÀ-Þ][\w'’-]+(?:,? [A-ZÀ-Þ][\w'’.-]*){{0,3}},? (?:et al\b|and others\b)"
    r")"
)
_SURNAME = rf"{_PARTICLE}[A-ZÀ-Þ][\w'’-]+(?: {_PARTICLE}[A-ZÀ-Þ][\w'’-]+)?"
_NAME = rf"{_SURNAME}(?: [A-Z]{{1,3}}\b)?"
# "Fava et al. (2020) found …": names, their year or place, and a sentence that goes on in small letters.
_NARRATIVE = late_regex(
    rf"\W{{0,3}}{_NAME}(?:"
    rf"(?:, {_NAME}){{0,5}},? (?:et al\b\.?|and (?:colleagues|co-?workers|associates)\b)"
    r"(?:['’]s?)?(?:,? ?\((?:[^()]|\([^()]*\)){1,160}\)|,? (?:19|20)\d\d[a-z]?\b)?"
    r"(?:\s?\[[\d,;\s–-]+\]|[⁰¹²³⁴-⁹]+)?,? (?!and\b|et\b|eds?\b|in:|doi\b|pmid\b)[a-z]{2}"
    rf"|(?:(?:, {_SURNAME}){{0,4}},? (?:and|&) {_SURNAME})?(?:['’]s?)? \((?:19|20)\d\d[a-z]?\),? (?:[a-z]+ly )?"
    r"(?:[a-z]{3,}ed|found|finds|saw|gave|shows?|reports?|suggests?|argues?|notes?|concludes?|describes?"
    r"|was|were|is|are|has|had)\b)"
)
# One of these stands in every narrative, and in few blocks.
_NARRATING = ("et al", "and colleagues", "and co-workers", "and coworkers", "and associates", "(19", "(20")
_YEAR = late_regex(r"\((?:19|20)\d{2}[a-z]?(?:, [A-Z][a-z]+\.?(?: \d{1,2})?)?\)|[.;,]\s?(?:19|20)\d{2}\b[^%]{0,3}")
_LOCATOR = late_regex(r"\d+\s?\([\dS.,–-]+\)\s?[:,]\s?e?\d+|;\s?\d+[^.;]{0,12}:\s?e?\d+|\bpp?\. ?\d+|\b\d+, \d+[–-]\d+")
# A whole place in a journal, which no sentence has: "2019;12(3):45-67", "12(3), 45-67", "12:45-67."
_PLACE = late_regex(
    r"(?:19|20)\d{2}[a-z]?[^.;:()\d]{0,12}\d{0,2}[;,]\s?\d{1,4}(?:\s?\([^()]{1,20}\))?\s?:\s?[A-Za-z]{0,4}\d[\w–-]*"
    r"|\b\d{1,4}\s?\([^()]{1,20}\)(?:, |:\s?)(?:pp?\.\s?)?[A-Za-z]?\d+[–-][A-Za-z]?\d+"
    r"|\w[\s,]\s?\d{1,4}(?:, (?:pp?\. )?|:)[A-Za-z]?\d+(?:[–-][A-Za-z]?\d+)?(?=\.?(?:$|\s(?:https?:|doi|PMID)))"
)
_LAST_WORDS = late_regex(
    r"(?:\d[\w–-]*|https?://\S+|10\.\d{4,9}/\S+|\d\(\d+\))[.\]]?"
    r"(?:\s\[?(?:PubMed|CrossRef|Google Scholar)\]?)*\s*$"
)
_TAIL = 160
_FURTHER = late_regex(
    r"\W*(?:doi|pmid|pmcid|pmc\d|https?:|available|accessed|retrieved|epub|published|vol)\b", re.IGNORECASE
)
_IDENTIFIER = rare_regex(
    r"[dD][oO][iI]\b|10\.\d{4,9}/|PMC?ID\b|pmc?id\b|PMC\b|https?://|www\.|ISBN\b|[aA]vailable (?:from|at)|[aA]ccessed"
)
# A page on the web, as styles with quoted titles name it: its title, whose it is, its address, and nothing else.
_WEB_PAGE = late_regex(
    r"[“\"][^“”\"]{3,250}[.?!,][”\"],? [A-Z][^“”\"]{1,200}?(?:https?://|www\.)\S+\s*"
    r"(?:\(?(?:accessed|retrieved|last accessed|last visited|updated)\b[^.!?]{0,40}\)?\.?)?",
    re.IGNORECASE,
)
# The title of such a page as browsers show it: "Light and sleep: a trial – PMC".
_TITLED = late_regex(
    r".{10,300} [–—|-] (?:(?:Europe )?PMC|PubMed(?: Central)?|NCBI(?: Bookshelf)?|ScienceDirect|SpringerLink"
    r"|Wiley Online Library|ClinicalTrials\.gov)(?: [–—|-] NIH)?"
)
# Who was cited in a sentence, which is no year of an entry: "(Doe et al., 2019)", "(Doe, 2019; Roe & Poe, 2020)".
_CITED = rare_regex(rf"\((?:see )?{_NAME}(?:,? (?:et al\.?|(?:and|&) {_NAME}))?,? (?:19|20)\d\d[a-z]?(?:; [^()]*)?\)")
_ET_AL = late_regex(r"[eE]t al\b")
_JOURNAL = late_regex(
    r"\b(?:Journal|J|Am|N Engl|Ann|Arch|Lancet|JAMA|BMJ|Cochrane|Proc|Int|Rev|Med|Psychiatry|Clin)\b\.? "
)
# Without authors, an entry of a list has one of these: a year, an identifier, an address, a volume.
_HINT = late_regex(r"(?:19|20)\d\d|10\.\d{4}|\d[(:;]")
_HINTS = ("http", "doi", "pmc", "pmid", "isbn", "access", "available", "et al", "www.")
_VERB = late_regex(
    r"\b(?:is|are|was|were|has|have|had|can|may|will|would|should|found|shows?|showed|reported|suggests?|we|you|your|our"
    r"|this|these|that|helps?|works?)\b"
)


def likeness(text: str) -> int:
    """How many observations speak for a reference entry; 3 or more is one, 2 is one in a list of them."""
    if len(text) > 1500 or narrates(text):
        return 0
    words = text.strip()
    if names_page(words):
        return 4
    authors = _AUTHORS.match(words) is not None
    if not authors and "(" in words:
        words = _CITED.sub("", words)
    if not authors and not _is_hinted(words):
        return 0
    located = _LOCATOR.search(words) is not None
    evidence = bool(_YEAR.search(words)) + bool(_IDENTIFIER.search(words)) + located
    told = bool(_ET_AL.search(words)) + bool(_JOURNAL.search(words))
    placed = (evidence > 0 or authors) and not (authors and located) and _PLACE.search(words) is not None
    if authors:
        # Names with initials and nothing else begin sentences about people too.
        return 2 + evidence + told + placed if evidence or placed or told else 1
    if evidence + told > 0 and len(_VERB.findall(words)) >= 2:
        told -= 2
    return evidence + told + 2 * placed


def narrates(text: str) -> bool:
    """Whether words begin with authors and go on to tell what these did or found, as no entry does."""
    return any(map(text.__contains__, _NARRATING)) and _NARRATIVE.match(text) is not None


def _is_hinted(words: str) -> bool:
    folded = words.casefold()
    return any(map(folded.__contains__, _HINTS)) or _HINT.search(words) is not None


def names_page(text: str) -> bool:
    """Whether words are the reference to one page on the web, or its title, and nothing else."""
    words = text.strip()
    return _WEB_PAGE.fullmatch(words) is not None or _TITLED.fullmatch(words) is not None


def begins_another(entry: str, line: str) -> bool:
    """Whether an entry is at its end and what follows begins the next one."""
    if not ends_entry(entry) or not begins_entry(line):
        return False
    return _ends_with_place(entry) or (names_authors(line) and likeness(entry) >= 3)


def begins_entry(line: str) -> bool:
    """Whether a line may be the first one of an entry: a name, or a title with its capital."""
    return (line[0].isupper() or line[0] in '"“‘[(' or _AUTHORS.match(line) is not None) and not _FURTHER.match(line)


def ends_entry(line: str) -> bool:
    """Whether a line ends as entries do: with pages, a year, an identifier or an address."""
    return _LAST_WORDS.search(line[-_TAIL:]) is not None


def says(text: str) -> bool:
    """Whether words have a verb, as sentences do and few entries."""
    return _VERB.search(text) is not None


def names_authors(text: str) -> bool:
    """Whether words begin with the name of an author, as a list of authors does."""
    return _AUTHORS.match(text) is not None


def _ends_with_place(text: str) -> bool:
    """Whether an entry has come to its place in a journal, near its end."""
    return _PLACE.search(text[-_TAIL:]) is not None


def is_locatable(text: str) -> bool:
    """Whether words say where a work is to be found: a place in a journal, an identifier or an address."""
    return _ends_with_place(text) or _IDENTIFIER.search(text) is not None


def is_heading_of_notes(text: str) -> bool:
    """Whether a line is the heading of notes, of which not all are references."""
    return _OF_NOTES.fullmatch(text.strip(" \t:*_#")) is not None


def is_heading(text: str) -> bool:
    """Whether a line is the heading of a reference list."""
    return HEADING.fullmatch(text.strip(" \t:*_#")) is not None
