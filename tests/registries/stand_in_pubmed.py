"""A server on loopback that speaks like NCBI's E-utilities and like Europe PMC, with faults on demand.

The XML follows PubMed's DTD of 2024: a DOCTYPE with a public identifier, labelled sections with mixed content,
reference lists with identifiers of other works. efetch leaves out what it does not hold; esearch is not exact.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

HEAD = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_240101.dtd">\n'
)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE PubmedArticleSet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><PubmedArticleSet><PubmedArticle>&c;</PubmedArticle></PubmedArticleSet>'
)
FILE_ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE PubmedArticleSet [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    "<PubmedArticleSet><PubmedArticle>&f;</PubmedArticle></PubmedArticleSet>"
)
SECTIONS = (
    ("BACKGROUND", "Evening light may shorten sleep."),
    ("METHODS", "Adults (n=40) sat by a lamp of 10<sup>3</sup> lux &amp; slept."),
    ("RESULTS", "Sleep was <i>shorter</i> in 64% after 8 weeks (p&lt;0.05)."),
)
TYPES = (("D016428", "Journal Article"), ("D016449", "Randomized Controlled Trial"))
HEADINGS = (("D006801", "Humans"), ("D004311", "Double-Blind Method"))


def article(
    pmid: str,
    doi: str | None = None,
    *,
    pmcid: str | None = None,
    title: str = "Evening light and sleep in adults.",
    sections: tuple[tuple[str | None, str], ...] = SECTIONS,
    types: tuple[tuple[str, str], ...] = TYPES,
    headings: tuple[tuple[str, str], ...] = HEADINGS,
    relations: tuple[tuple[str, str, str], ...] = (),
    year: str = "<Year>2024</Year><Month>Mar</Month>",
    extra: str = "",
) -> str:
    """One `PubmedArticle`. `relations` are (RefType, RefSource, PMID); sections and `extra` are XML as it stands."""
    ids = f'<ArticleId IdType="pubmed">{pmid}</ArticleId>'
    ids += f'<ArticleId IdType="doi">{escape(doi)}</ArticleId>' if doi else ""
    ids += f'<ArticleId IdType="pmc">{pmcid}</ArticleId>' if pmcid else ""
    texts = "".join(
        f'<AbstractText Label="{label}" NlmCategory="{label}">{words}</AbstractText>'
        if label
        else f"<AbstractText>{words}</AbstractText>"
        for label, words in sections
    )
    abstract = (
        f"<Abstract>{texts}<CopyrightInformation>© The authors</CopyrightInformation></Abstract>" if texts else ""
    )
    kinds = "".join(f'<PublicationType UI="{ui}">{name}</PublicationType>' for ui, name in types)
    mesh = "".join(
        f'<MeshHeading><DescriptorName UI="{ui}" MajorTopicYN="N">{name}</DescriptorName></MeshHeading>'
        for ui, name in headings
    )
    others = "".join(
        f'<CommentsCorrections RefType="{kind}"><RefSource>{source}</RefSource>'
        f"{f'<PMID>{number}</PMID>' if number else ''}</CommentsCorrections>"
        for kind, source, number in relations
    )
    return f"""<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>
<Article PubModel="Print-Electronic"><Journal><ISSN>0000-0000</ISSN><JournalIssue CitedMedium="Internet">
<Volume>3</Volume><Issue>1</Issue><PubDate>{year}</PubDate></JournalIssue><Title>Journal of Sleep</Title>
<ISOAbbreviation>J Sleep</ISOAbbreviation></Journal><ArticleTitle>{title}</ArticleTitle>
<Pagination><MedlinePgn>1-9</MedlinePgn></Pagination>{abstract}
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Doe</LastName><ForeName>Jane</ForeName><Initials>J</Initials>
</Author><Author ValidYN="Y"><LastName>Roe</LastName><ForeName>Richard</ForeName><Initials>R</Initials></Author>
<Author ValidYN="Y"><CollectiveName>Sleep Study Group</CollectiveName></Author></AuthorList>
<DataBankList CompleteYN="Y"><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>
<AccessionNumber>NCT00000001</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
<PublicationTypeList>{kinds}</PublicationTypeList>
<ArticleDate DateType="Electronic"><Year>2023</Year><Month>12</Month><Day>20</Day></ArticleDate>{extra}</Article>
<MedlineJournalInfo><MedlineTA>J Sleep</MedlineTA></MedlineJournalInfo>
<CommentsCorrectionsList>{others}</CommentsCorrectionsList><MeshHeadingList>{mesh}</MeshHeadingList></MedlineCitation>
<PubmedData><ArticleIdList>{ids}</ArticleIdList><ReferenceList><Reference><ArticleIdList>
<ArticleId IdType="doi">10.5555/cited.by.it</ArticleId><ArticleId IdType="pubmed">999</ArticleId></ArticleIdList>
</Reference></ReferenceList></PubmedData></PubmedArticle>"""


def result(doi: str | None = "10.5555/light", **fields: Any) -> dict[str, Any]:
    """One result of Europe PMC's core search."""
    row = {
        "id": "101",
        "source": "MED",
        "pmid": "101",
        "pmcid": "PMC5101",
        "doi": doi,
        "title": "Evening light and sleep in adults.",
        "authorList": {
            "author": [
                {"lastName": "Doe", "firstName": "Jane", "initials": "J"},
                {"collectiveName": "Sleep Study Group"},
            ]
        },
        "journalInfo": {
            "volume": "3",
            "issue": "1",
            "yearOfPublication": 2024,
            "journal": {"title": "Journal of Sleep", "isoabbreviation": "J Sleep"},
        },
        "pubYear": "2024",
        "pageInfo": "1-9",
        "abstractText": "<h4>Background</h4>Light &amp; sleep.<h4>Results</h4>Sleep was <i>shorter</i> in 64%.",
        "pubTypeList": {"pubType": ["Randomized Controlled Trial", "Journal Article"]},
        "meshHeadingList": {"meshHeading": [{"majorTopic_YN": "N", "descriptorName": "Humans"}]},
        "firstPublicationDate": "2023-12-20",
    }
    return {name: value for name, value in {**row, **fields}.items() if value is not None}


@dataclass
class StandInPubMed:
    """What the server holds and how it behaves; `requests` are the paths asked for, `forms` what was posted."""

    articles: dict[str, str] = field(default_factory=dict)
    search: dict[str, list[str]] = field(default_factory=dict)
    topics: dict[str, list[str]] = field(default_factory=dict)
    results: list[dict[str, Any]] = field(default_factory=list)
    fault: str | None = None
    fault_on: str = ""
    faults_left: int = 10**9
    posts: bool = True
    hits_shown: int = 10**9
    requests: list[str] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def holds(self, *articles: str) -> None:
        """Adds articles under their PMID and the DOI of their own."""
        for one in articles:
            pmid = re.findall(r"<PMID[^>]*>(\d+)</PMID>", one)[0]
            self.articles[pmid] = one
            for doi in re.findall(r'pubmed">\d+</ArticleId><ArticleId IdType="doi">([^<]+)<', one):
                self.search.setdefault(doi.replace("&lt;", "<").replace("&gt;", ">").lower(), []).append(pmid)

    @property
    def settings(self) -> dict[str, str]:
        """The base URLs, as settings name them."""
        return {"pubmed_url": f"{self.url}/eutils", "europepmc_url": f"{self.url}/europepmc"}

    @property
    def questions(self) -> list[dict[str, str]]:
        """The parameters of every E-utilities request, however it was sent."""
        return [form for form in self.forms if "db" in form]


@contextmanager
def serving(stand_in: StandInPubMed) -> Iterator[StandInPubMed]:
    """Serves until the block ends."""

    class Handler(_Handler):
        server_state = stand_in

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stand_in.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server_state: StandInPubMed
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        self._answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if not self.server_state.posts:
            self.server_state.requests.append(self.path)
            self._send(405, b"", "text/plain")
            return
        self._answer(body)

    def _answer(self, query: str) -> None:
        state = self.server_state
        state.requests.append(self.path)
        form = {name: values[0] for name, values in parse_qs(query).items()}
        state.forms.append(form)
        if state.fault and state.faults_left > 0 and re.search(state.fault_on, self.path):
            state.faults_left -= 1
            getattr(self, f"fault_{state.fault}")()
            return
        name = urlsplit(self.path).path.rpartition("/")[2]
        {"efetch.fcgi": self._efetch, "esearch.fcgi": self._esearch, "search": self._search}[name](form)

    def _efetch(self, form: dict[str, str]) -> None:
        held = self.server_state.articles
        found = "".join(held[pmid] for pmid in form["id"].split(",") if pmid in held)
        self._xml(f"{HEAD}<PubmedArticleSet>{found}</PubmedArticleSet>")

    def _esearch(self, form: dict[str, str]) -> None:
        state = self.server_state
        hits = [pmid for doi in re.findall(r'"([^"]+)"\[doi\]', form["term"]) for pmid in state.search.get(doi, [])]
        hits += [pmid for words, pmids in state.topics.items() if words in form["term"] for pmid in pmids]
        shown = hits[: min(int(form["retmax"]), state.hits_shown)]
        self._json(200, {"header": {}, "esearchresult": {"count": str(len(hits)), "retstart": "0", "idlist": shown}})

    def _search(self, form: dict[str, str]) -> None:
        asked = re.findall(r'(DOI|PMCID):"((?:[^"\\]|\\.)+)"', form["query"])
        names = {value.replace("\\", "").lower() for _, value in asked}
        rows = [r for r in self.server_state.results if {str(r.get(k, "")).lower() for k in ("doi", "pmcid")} & names]
        shown = rows[: min(int(form["pageSize"]), self.server_state.hits_shown)]
        self._json(200, {"version": "6.9", "hitCount": len(rows), "resultList": {"result": shown}})

    def _json(self, status: int, body: Any) -> None:
        self._send(status, json.dumps(body).encode(), "application/json")

    def _xml(self, text: str) -> None:
        self._send(200, text.encode(), "text/xml; charset=UTF-8")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def fault_429(self) -> None:
        self._json(429, {"error": "API rate limit exceeded", "api-key": "127.0.0.1", "count": "4", "limit": "3"})

    def fault_403(self) -> None:
        self._send(403, b"blocked", "text/plain")

    def fault_500(self) -> None:
        self._send(500, b"", "text/plain")

    def fault_502_html(self) -> None:
        self._send(502, b"<html><body>Bad gateway</body></html>", "text/html")

    def fault_400(self) -> None:
        self._json(400, {"error": "F a i l e d  to understand id"})

    def fault_404(self) -> None:
        self._send(404, b"not here", "text/plain")

    def fault_200_html(self) -> None:
        self._send(200, b"<!DOCTYPE html><html><body>maintenance</body></html>", "text/html")

    def fault_truncated(self) -> None:
        self._xml(f"{HEAD}<PubmedArticleSet>{article('101', '10.5555/light')[:900]}")

    def fault_bomb(self) -> None:
        self._xml(BOMB)

    def fault_file_entity(self) -> None:
        self._xml(FILE_ENTITY)

    def fault_error_document(self) -> None:
        self._xml("<eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>")

    def fault_other_xml(self) -> None:
        self._xml("<feed><entry/></feed>")

    def fault_error_json(self) -> None:
        self._json(200, {"esearchresult": {"ERROR": "Search Backend failed"}})

    def fault_list(self) -> None:
        self._json(200, [1, 2])

    def fault_bare_version(self) -> None:
        self._json(200, {"version": "6.9"})

    def fault_no_rows(self) -> None:
        self._json(200, {"version": "6.9", "hitCount": 1, "resultList": {"result": None}})

    def fault_another_article(self) -> None:
        self._xml(f"{HEAD}<PubmedArticleSet>{article('777', '10.9999/elsewhere')}</PubmedArticleSet>")

    def fault_short_body(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"<PubmedArticleSet>")
        self.close_connection = True

    def fault_hang(self) -> None:
        time.sleep(1.0)
        self.close_connection = True
