"""What kind of study a text describes, by the words that say so.

The order of the questions is the order in which a reviewer rules designs out: a protocol has no results, a review no
patients of its own, an animal study no patients at all; then what was reported, and last how people came to be
compared. Words about other people's studies (the background, "previous trials") say nothing of this one. The terms are
those of the publication types and study characteristics of MeSH and of the CONSORT, PRISMA, STROBE and CARE
checklists, which ask authors to name the design in the title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidence.sources.card import Design
from evidence.sources.passages import Passage, Section, plain

_OWN_SENTENCES = 60
"""How many sentences are looked at: those of an abstract, or the methods of a full text."""


@dataclass(frozen=True)
class DesignFound:
    """A design with the source's words for it, and the qualifiers ("double-blind", "open-label") that stand by it."""

    design: Design
    words: tuple[str, ...] = ()

    @property
    def evidence(self) -> str | None:
        """The words in one line, None where there are none."""
        return "; ".join(self.words) or None


@dataclass(frozen=True)
class _Reading:
    """The title, and the sentences that speak of the study itself."""

    title: str
    sentences: tuple[str, ...]
    whole: tuple[str, ...]

    @cached_property
    def body(self) -> str:
        return "\n".join(self.sentences)

    @cached_property
    def told(self) -> float:
        """The share of sentences that tell something that was done or measured."""
        return sum(_TOLD.search(sentence) is not None for sentence in self.whole) / max(len(self.whole), 1)

    @cached_property
    def all(self) -> str:
        return f"{self.title}\n{self.body}"


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


_OTHERS = _word(
    r"previous(?:ly)?|prior (?:studies|trials|work|research|reports)|earlier (?:studies|trials|work|reports)"
    r"|recent (?:\w+ )?(?:studies|trials|work|evidence|reports?|research|findings|data)|(?:other|many|several|most|numerous|few) "
    r"(?:\w+ )?(?:studies|trials|reports)|(?:studies|trials|reports|research|evidence|findings|experiments)(?: \w+)? (?:have|has|suggests?|indicates?)"
    r"|(?:need|call|support|basis|justif\w+) (?:for|of|the|a|an|larger|further|more| )+(?:\w+ ){0,3}(?:trials?|stud(?:y|ies))|has been (?:shown|reported|suggested|proposed|used|demonstrated|studied)|have been (?:shown|reported|suggested|proposed|used|demonstrated|implicated)"
    r"|future|further (?:\w+ )?(?:research|studies|study|trials|investigations?|work)|(?:is|are) (?:needed|warranted|required)|should be"
)
_NOT_OWN = frozenset({Section.BACKGROUND, Section.NOTES})

_RANDOM = _word(
    r"(?:cluster-?\s?|quasi-?\s?)?randomi[sz](?:ed|ation|ing|e)|randomly (?:\w+ )?(?:assigned|allocated|assigning|divided|received|distributed|to receive"
    r"|randomi[sz]ed|given|administered|split|grouped|placed)|random(?:i[sz]ed)? (?:assignment|allocation|order|sequence)"
    r"|(?:assigned|allocated|divided)(?: \w+){0,4} (?:at random|randomly|in random(?:i[sz]ed)? order)|rcts?|randomi[sz]ed"
)
_NOT_RANDOM = _word(
    r"non-?\s?randomi[sz]ed|mendelian randomi[sz]ation|not randomi[sz]ed|without randomi[sz]ation|randomi[sz]ed (?:controlled |clinical )?(?:trials|studies)"
    r"|(?:trials|rcts) (?:were|was|are)"
)
_PROTOCOL_TITLE = _word(
    r"(?:study|trial|review|research) protocols?|protocol (?:for|of)|(?:design|rationale|methods?),? (?:and|&) (?:rationale|design|methods?|methodology|protocol|baseline)"
    r"|rationale,? (?:and )?(?:study )?(?:design|protocol)|protocol|trial in progress|design of (?:a|an|the) (?:\w+ )*(?:trial|study)"
)
_WILL = _word(
    r"(?:will|shall) (?:also |then |further |first |subsequently |thereby |\w+ly )?(?:be|undergo|receive|have|include|recruit|enroll?|perform|conduct|evaluate|assess|test"
    r"|compare|examine|investigate|determine|take|complete|provide|use|participate|explore|measure|collect|attend|inform|attempt|study|consist|help)"
    r"|(?:study|trial) (?:aims|is designed|plans|seeks|proposes) to|(?:is|are) (?:currently )?(?:recruiting|being recruited)|(?:are|is) to be (?:randomi[sz]ed|recruited|enrolled)"
)
_PLANNED = _word(r"(?:participants|patients|subjects|volunteers|individuals|study|trial|who) (?:will (?:be )?|(?:is|are) to be )\w+")
_WAS = _word(
    r"(?:was|were) (?:\w+ly )?(?:found|observed|significantly|associated|randomi[sz]ed|reduced|increased|higher|lower|detected|seen|included|recruited|enrolled|performed|obtained"
    r"|compared|measured|evaluated|assessed|treated|administered|analy[sz]ed|examined|reported|identified|studied|used|given|determined|investigated|conducted|tested"
    r"|collected|noted|required|made|recorded|calculated|applied)|showed|revealed|demonstrated|found|improved|decreased|reported|received|underwent|completed|developed|had"
)
_REVIEW_SYSTEMATIC = _word(
    r"systematic(?:ally)? (?:\w+ ){0,2}(?:reviews?|reviewed|search(?:ed)?|overview|mapping|evaluation of the literature)|umbrella review|scoping review|cochrane"
    r"|(?:databases?|pubmed|medline|embase|psycinfo|cinahl|web of science|scopus|central)(?:[^.\n]{0,200}) (?:was|were) (?:\w+ )?(?:searched|screened|queried|used to (?:search|identify))"
    r"|(?:search(?:ed|es|ing)?|queried|searches of)(?: \S+){0,8} (?:medline|pubmed|embase|psycinfo|cinahl|databases?)|literature search|prisma"
    r"|review(?:ed)? (?:all|the) (?:published|available) (?:studies|trials|literature)|studies (?:were|that) (?:\w+ )?(?:eligible|selected|met)"
)
_META = _word(r"(?:network |individual participant data |patient-level )?meta-?\s?analy(?:sis|ses|tic)|meta-?analy[sz]ed|meta-?regression")
_ANIMAL = _word(
    r"mice|mouse|rats?|murine|rodents?|gerbils?|hamsters?|guinea pigs?|rabbits?|zebrafish|drosophila|c\. elegans|caenorhabditis|monkeys?|macaques?|non-?human primates?"
    r"|marmosets?|baboons?|pigs?|piglets?|swine|porcine|dogs?|canine|cats?|feline|sheep|lambs?|ovine|goats?|cows?|cattle|bovine|horses?|equine|chicks?|chickens?|hens?"
    r"|songbirds?|zebra finch(?:es)?|birds?|fish|frogs?|xenopus|lizards?|sprague-?\s?dawley|wistar|c57bl\S*|balb\S*|long-?evans|knock-?out|transgenic|ferrets?|voles?|larvae"
    r"|chimpanzees?|wild-?type|animals?|animal models?|tadpoles?|crayfish|flies|honey ?bees?|goldfish|trout|salmon|squirrels?|bats"
)
_ANIMAL_NOT = _word(
    r"(?:animal|dog|cat|horse|equine|canine|pet)-?\s?(?:assisted|facilitated|bite|related|ownership|owners?)|cat-?scan|pet (?:scan|imaging)|animals? (?:studies|models|data|experiments|research|testing|naming)"
    r"|rat(?:e|ing)s?|guinea-?bissau|in animals and humans|fish oil|fish (?:consumption|intake)|bird flu|rabbit (?:polyclonal|anti)|mouse (?:monoclonal|anti)|cat allergy|cat eye|ret cats"
)
_PEOPLE = _word(
    r"patients?|participants?|volunteers?|men|women|children|adults?|adolescents?|infants?|neonates|newborns|individuals|people|persons?|respondents|students|veterans|caregivers|families"
    r"|inpatients|outpatients|healthy controls|probands|siblings|twins|humans?|users|elderly|boys|girls|man|woman|boy|girl|year-old|cases?|pedigrees?"
)
_VITRO = _word(
    r"in[- ]vitro|cell lines?|cell cultures?|cultured(?: \w+){0,3} (?:cells|neurons?|astrocytes|hepatocytes|fibroblasts|myocytes|microglia|slices)|cultures? of|neuronal cultures|primary cultures?"
    r"|sh-?sy5y|pc-?12|hek-?\s?293\S*|hela|cho cells|ipscs?|induced pluripotent|stem cells?|organoids?|transfect(?:ed|ion)|patch-?clamp|brain slices?|hippocampal slices|slices|binding assays?"
    r"|western blot\w*|elisa|crystal structure|crystallograph\w+|molecular (?:dynamics|docking)|docking|recombinant|expressed in|xenopus oocytes|oocytes|synaptosomes|homogenates?|purified|enzyme assays?"
    r"|synthes(?:is|i[sz]ed)|ligands?|nanoparticles|nanomolar|ic50|ec50|membranes?|mutant proteins?|kinase activity|phosphorylat\w+|cells|proteins?|mrna|genes?|neurons|axon\w*|yeast|proliferation|apoptosis|antibod(?:y|ies)|peptides?|receptors|binding|enzymes?|assays?|plasmid|promoter|exons?|mutants?|cytoplasm\w*"
)
_VITRO_STRONG = _word(
    r"in[- ]vitro|cell lines?|cell cultures?|cultured(?: \w+){0,3} (?:cells|neurons?|astrocytes|hepatocytes|fibroblasts|myocytes|microglia|slices)|neuronal cultures|primary cultures?"
    r"|sh-?sy5y|pc-?12|hek-?\s?293\S*|hela|cho cells|ipscs?|induced pluripotent|organoids?|transfected|binding assays?|crystal structure|molecular (?:dynamics|docking)|ic50|recombinant"
)
_CASE_REPORT = _word(
    r"(?:a |rare |first |single |unusual |brief )?case (?:report|presentation|description)s?|(?:we|authors|this (?:article|paper|report|case)) (?:\w+ )?(?:report|describe|present|presents|reports|describes)s? (?:\w+ ){0,3}(?:the |a |an |one |this )(?:\w+ ){0,4}(?:case(?![- ](?:control|management|series|study))|patient)"
    r"|(?:report|presentation|description|study) of (?:a|an|one|1) (?:\w+ ){0,2}case|(?:an?|the case of an?|this|our) (?:\w+ ){0,3}?\d{1,3}[- ](?:year|month|week|day)s?[- ]old"
    r"|\d{1,3}[- ](?:year|month)s?[- ]old (?:\w+[- ]){0,5}?(?:man|woman|boy|girl|male|female|patient|child|infant|lady|gentleman|student|veteran)|a case of|one case(?![- ]control)|single-patient"
    r"|(?:our|the) patient (?:was|had|presented|developed|is|recovered)|single-case|n-of-1"
)
_CASE_TITLE = _word(
    r"(?:a |rare )?case (?:report|study)|report of (?:a|an|one|1|two|three|2|3) (?:\w+ ){0,2}cases?|a case of|in a (?:\w+[- ]){0,4}(?:patient|man|woman|boy|girl|child|infant|adolescent)"
    r"|apropos of|a propos|(?:a|one|single) case(?![- ](?:control|management|in point|series|for|law|definition|mix|study of|study approach))"
)
_CASE_SERIES = _word(
    r"case[- ]series|series of (?:\w+ ){0,3}(?:patients|cases)|(?:two|three|four|five|six|seven|eight|nine|ten|2|3|4|5|6|7|8|9|10) (?:\w+ ){0,3}(?:cases|case reports)"
    r"|(?:report|describe|present)(?:s|ed)? (?:on )?(?:the )?(?:cases? of )?(?:two|three|four|five|six|2|3|4|5|6) (?:\w+ ){0,4}(?:patients|cases|siblings|children|brothers|sisters)"
    r"|in (?:two|three|four|five) (?:\w+ ){0,2}patients|case reports"
)
_GUIDELINE = _word(
    r"(?:clinical |practice |treatment |international |consensus |evidence-based |updated )*guidelines? (?:for|on|of|from)|consensus (?:statement|guidelines?|recommendations?|conference|paper)"
    r"|position (?:statement|paper)|practice (?:parameter|guideline|advisory)|recommendations? (?:of|from) the|delphi consensus|expert (?:consensus|panel)"
)
_QUALITATIVE = _word(
    r"qualitative(?:ly)? (?:\w+ )?(?:study|research|interviews?|analysis|methods?|approach|data|design|investigation)|thematic(?:ally)? (?:content )?(?:analy\w+)|semi-?structured (?:\w+ ){0,2}interviews?"
    r"|focus groups?|grounded theory|phenomenolog\w+|ethnograph\w+|in-?depth interviews?|lived experiences?|content analysis|narrative (?:analysis|interviews?)"
)
_CASE_CONTROL = _word(r"case-?\s?control(?:led)?(?: \w+){0,2} ?(?:study|studies|design|analysis)?|cases and (?:\w+ )?controls|matched controls? stud(?:y|ies)|nested case-?control")
_COHORT = _word(
    r"cohort|retrospective(?:ly)?|longitudinal(?:ly)?|followed(?:-?\s?up)? (?:prospectively |longitudinally )?(?:for|over|until)|follow-?up (?:study|of)|prospective(?:ly)?|registr(?:y|ies)|chart review|medical records|health records"
    r"|claims data(?:base)?|population-?based|observational|nationwide|hazard ratios?|incidence rates?|real-?world|person-?years|database (?:study|analysis)|electronic (?:health|medical)|naturalistic"
)
_CROSS_SECTIONAL = _word(
    r"cross-?\s?sectional|survey(?:s|ed)?|questionnaires? (?:was|were|study)|prevalence|respondents|self-?report(?:ed)? (?:\w+ ){0,2}(?:questionnaires?|data|measures)|online (?:survey|questionnaire)|epidemiolog\w+"
)
_TREATED = _word(
    r"open-?\s?label(?:led)?|single-?arm|uncontrolled|non-?\s?randomi[sz]ed|pilot (?:study|trial|project)|feasibility (?:study|trial)|phase (?:i|ii|iii|iv|1|2|3|4|1b|2a|2b)(?:/(?:i|ii|iii|1|2|3))?(?: \w+){0,3} (?:trial|study)"
    r"|quasi-?\s?experimental|pre-?\s?(?:and|/|-)\s?post-?\s?\w*|before and after|clinical trial|controlled (?:clinical )?trial|dose-?(?:escalation|finding)|open (?:trial|study|clinical)|proof[- ]of[- ]concept"
    r"|wait(?:ing)?-?\s?list|treatment (?:study|trial)|intervention (?:group|study|program\w*)"
)
_TRIAL_BLIND = _word(
    r"(?:double|single|triple)-?\s?blind(?:ed)?|double-?\s?masked|placebo(?:-?\s?controlled)?|cross-?\s?over|counter-?\s?balanced|within-?\s?subjects?|sham-?\s?controlled"
)
_TREATMENT = _word(
    r"(?:were|was|been|being) (?:\w+ly )?(?:treated|given|administered|started on|switched|operated|managed|implanted|exposed|vaccinated|infused|injected)|treated with|received|receiving|underwent|undergoing|therapy|treatments?"
    r"|administered|administration of|surgery|surgical|stimulation|training|programme?s?|intervention|rehabilitation|exercise|medications?|infusions?|mg(?:/kg)?|dos(?:e|es|age|ing)|drugs?|supplementation|vaccin\w+|resection"
    r"|transplantation|radiotherapy|radiosurgery|chemotherapy|psychotherapy|counsel\w+"
)
_TREATED_TITLE = _word(
    r"treatments?|therap(?:y|ies|eutic)|effects? of|efficacy|effectiveness|intervention\w*|surgery|surgical|management of|stimulation|training|program(?:me)?s?|use of|safety|tolerability|response to|outcomes? (?:of|after|following)"
    r"|after|following|versus|vs|administration|rehabilitation|exercise|during|vaccin\w+|treated|prophyla\w+|transplant\w*|resection|receiving|exposure|users?"
)
_NARRATIVE = _word(
    r"(?:this|the present|our|present|current|brief|short|comprehensive|narrative|critical|literature|selective|mini|state-of-the-art|historical|clinical|topical|integrative|conceptual) ?-?(?:\w+ )?(?:review|overview)|(?:is|are|were|be) reviewed"
    r"|review(?:s|ed)? (?:of )?(?:the |our |recent |current |some |what |how |and |evidence |data |studies |advances |literature |new |key |available |\w+ )|we (?:\w+ )?(?:review|discuss|summari[sz]e|highlight|outline|argue|propose|consider|suggest that|focus|provide an overview|survey the|explore (?:the|how))"
    r"|(?:this|the) (?:article|paper|chapter|essay|work|manuscript|commentary|editorial|perspective|contribution|section|monograph) (?:\w+ )?(?:reviews?|discuss\w*|summari[sz]es?|describes?|outlines?|highlights?|provides?|presents?|focus\w*|examines?|explores?|considers?|addresses|argues?|aims|surveys|offers|covers|deals|gives|attempts|introduces|looks|proposes|traces|will)"
    r"|(?:is|are|was|were) (?:also |briefly |critically )?(?:discussed|summari[sz]ed|outlined|reviewed|highlighted|described|presented|considered|emphasi[sz]ed)|review|overview|state of the art|perspectives?|advances|current (?:status|knowledge|concepts|understanding)|update"
)
_NARRATIVE_TITLE = _word(
    r"(?:a |an )?(?:\w+ )?(?:review|overview|update|perspectives?|primer|history)|advances|progress|role of|mechanisms? of|current (?:status|concepts|knowledge|understanding|state|trends|treatment|therapy|management)|new (?:insights|developments|approaches|perspectives|concepts)|state of the art"
    r"|challenges|what|towards?|implications|future|principles|approach to|concepts?|controvers\w+|trends|insights?|how|why|therapeutic (?:potential|targets?|strategies)|pathophysiology|diagnosis and (?:treatment|management|therapy)"
)
_STUDIED = _word(
    r"(?:p|n)\s?(?:=|<|>|≤|≥)|±|\+/-|\d+(?:\.\d+)? ?%|(?:patients|participants|subjects|children|adults|volunteers|individuals|women|men|controls|cases) (?:\w+ ){0,3}(?:were|was|underwent|completed|received|had|with)"
    r"|we (?:\w+ )?(?:examined|investigated|studied|measured|tested|assessed|evaluated|compared|recruited|analy[sz]ed|found|used|performed|conducted|determined|collected|observed|report|developed|identified|showed|demonstrated)"
    r"|significant(?:ly)?|correlat\w+|regression|aim of (?:this|the|our) (?:\w+ )?study|(?:was|were) (?:\w+ly )?(?:measured|examined|investigated|studied|assessed|evaluated|compared|recruited|analy[sz]ed|found|observed|determined|detected|performed)"
    r"|results (?:show|suggest|indicate|demonstrate)\w*|anova|odds ratio|mri|eeg|pet|questionnaire|data (?:were|was)|sample"
)
_TOLD = re.compile(
    r"\b[pn]\s?(?:=|<|>|≤)|±|\+/-|\d+(?:\.\d+)? ?%|\b(?:was|were) \w+|\bwe (?:\w+ )?(?:examined|investigated|studied|measured|tested|assessed|evaluated|compared|recruited|analy[sz]ed|found|used|performed|conducted"
    r"|determined|collected|observed|report|developed|identified|showed|demonstrated|present|describe)|\b(?:patients|participants|subjects|children|adults|volunteers|individuals|women|men|controls|cases) (?:\w+ ){0,2}(?:was|had"
    r"|underwent|completed|received|showed|reported)|\b(?:showed|revealed|demonstrated|found|improved|decreased|increased|reported|received|underwent|indicated|yielded|correlated|differed|developed|exhibited|had|did)\b"
)
_EDITORIAL_TITLE = _word(r"editorial|comment(?:ary)?|letter|reply|response to|author'?s? repl(?:y|ies)|correspondence|in memoriam|obituary|erratum|corrigendum|book review|interview with|news")

QUALIFIERS = (
    ("double-blind", _word(r"double-?\s?(?:blind(?:ed|ly)?|masked)")),
    ("single-blind", _word(r"single-?\s?(?:blind(?:ed)?|masked)|(?:rater|assessor|observer|evaluator)-?\s?blind(?:ed)?|blinded (?:raters?|assessors?|evaluators?)")),
    ("triple-blind", _word(r"triple-?\s?blind(?:ed)?")),
    ("placebo-controlled", _word(r"placebo-?\s?controlled|(?:against|versus|vs\.?|and|or|to|with) (?:\w+ ){0,2}placebo|saline-?\s?controlled|sham-?\s?controlled")),
    ("active-controlled", _word(r"active-?\s?(?:placebo|control(?:led)?|comparator)|(?:versus|vs\.?|or|against) (?:midazolam|diphenhydramine|methylphenidate)|head-to-head")),
    ("waiting list", _word(r"wait(?:ing)?-?\s?list(?:ed)?|treatment as usual|usual care|delayed treatment")),
    ("crossover", _word(r"cross-?\s?over|within-?\s?subjects?")),
    ("open-label", _word(r"open-?\s?label(?:led|ed)?|open (?:trial|study|clinical trial)|unblinded")),
    ("single-arm", _word(r"single-?\s?arm|uncontrolled|without (?:a )?control group|no control group")),
    ("multicentre", _word(r"multi-?\s?(?:cent(?:re|er)(?:ed)?|site)")),
    ("retrospective", _word(r"retrospective(?:ly)?|chart review")),
    ("prospective", _word(r"prospective(?:ly)?")),
    ("pilot", _word(r"pilot|feasibility|proof[- ]of[- ]concept")),
    ("secondary analysis", _word(r"secondary analys[ie]s|post[- ]hoc|sub-?analysis|pooled (?:data|analysis)")),
)
"""What else the words say of a design; the names are those that claims use too."""


def find_design(passages: Sequence[Passage], title: str | None = None, published: Design | None = None) -> DesignFound:
    """The design, its words and qualifiers. `published` is what a registry indexed; it wins over words of the text."""
    reading = _reading(passages, title)
    design, words = next(_answers(reading), (Design.UNKNOWN, ()))
    if published not in (None, Design.UNKNOWN, Design.OTHER):
        design = published
    return DesignFound(design, tuple(dict.fromkeys((*words, *_qualifiers(reading)))))


def _reading(passages: Sequence[Passage], title: str | None) -> _Reading:
    heads = [title] if title else [p.text for p in passages[:1] if p.section is Section.TITLE]
    own = [p.plain for p in passages if p.section not in _NOT_OWN and p.section is not Section.TITLE]
    whole = own[:_OWN_SENTENCES]
    return _Reading(plain(" ".join(heads)), tuple(one for one in whole if not _OTHERS.search(one)), tuple(whole))


def _qualifiers(reading: _Reading) -> Iterator[str]:
    for _, pattern in QUALIFIERS:
        if match := pattern.search(reading.all):
            yield match.group()


_Answer = tuple[Design, tuple[str, ...]]


def _answers(reading: _Reading) -> Iterator[_Answer]:
    """Each question's answer in turn; the first counts."""
    for question in _QUESTIONS:
        answer = question(reading)
        if answer is not None:
            yield answer


def _said(design: Design, *matches: re.Match[str] | None) -> _Answer:
    return design, tuple(" ".join(match.group().split()) for match in matches if match)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _protocol(reading: _Reading) -> _Answer | None:
    """Named so in its title, or told in the future and hardly in the past."""
    if named := _PROTOCOL_TITLE.search(reading.title):
        if "protocol" in named.group() or _WILL.search(reading.body):
            return _said(Design.PROTOCOL, named)
    future, past = _count(_WILL, reading.body), _count(_WAS, reading.body)
    planned = _PLANNED.search(reading.body)
    if (future > 1 and past < 2 * future) or (planned and not past):
        return _said(Design.PROTOCOL, planned or _WILL.search(reading.body))
    return None


def _review(reading: _Reading) -> _Answer | None:
    """A meta-analysis, or a search of the literature that is described."""
    for text in (reading.title, reading.body):
        meta, systematic = _META.search(text), _REVIEW_SYSTEMATIC.search(text)
        if meta and (text == reading.title or systematic or _count(_META, text) > 1):
            return _said(Design.META_ANALYSIS, meta, systematic)
        if systematic:
            return _said(Design.SYSTEMATIC_REVIEW, systematic)
    return None


def _animal(reading: _Reading) -> _Answer | None:
    """Animals in the title, or oftener than people in the rest."""
    title, body = _ANIMAL_NOT.sub(" ", reading.title), _ANIMAL_NOT.sub(" ", reading.body)
    people, animals = _count(_PEOPLE, body), _count(_ANIMAL, body)
    named = _ANIMAL.search(title)
    if named and animals >= people:
        return _said(Design.ANIMAL, named)
    if animals > 1 and animals > people:
        return _said(Design.ANIMAL, _ANIMAL.search(body))
    return None


def _in_vitro(reading: _Reading) -> _Answer | None:
    """Cells or molecules in the title, or far oftener than people and animals in the rest."""
    named = _VITRO_STRONG.search(reading.title)
    people, cells = _count(_PEOPLE, reading.all), _count(_VITRO, reading.all)
    if named and cells > people and "in vivo" not in reading.all:
        return _said(Design.IN_VITRO, named)
    strong = named or _VITRO_STRONG.search(reading.body)
    if reading.told >= _HARDLY and ((strong and cells > 2 * people) or (cells > 3 and cells > 4 * people)):
        return _said(Design.IN_VITRO, strong or _VITRO.search(reading.all))
    return None


def _cells_of_animals(reading: _Reading) -> _Answer | None:
    """Cells in the title come before the animal that they are from."""
    return _in_vitro(reading) if _VITRO_STRONG.search(reading.title) else None


def _case(reading: _Reading) -> _Answer | None:
    """One person's story, or a few told one by one."""
    if series := _CASE_SERIES.search(reading.title):
        return _said(Design.CASE_SERIES, series)
    named = _CASE_TITLE.search(reading.title)
    if named and "case" in named.group():
        return _said(Design.CASE_REPORT, named)
    if _SAMPLE.search(reading.body):
        return None
    if told := _CASE_REPORT.search(reading.body):
        return _said(Design.CASE_REPORT, told)
    if series := _CASE_SERIES.search(reading.body):
        return _said(Design.CASE_SERIES, series)
    one = _count(_ONE_PERSON, reading.all)
    if one > 1 and reading.told >= _PARTLY and one > _count(_MANY_PEOPLE, reading.all):
        return _said(Design.CASE_REPORT, _ONE_PERSON.search(reading.all))
    return None


_SAMPLE = _word(
    r"p\s?(?:=|<|>|≤)\s?\.?0?|\bn\s?=|anova|odds ratio|regression|controls|95\s?%|statistical\w*|cohort|mean age|prevalence"
    r"|\d{2,} (?:\w+ )?(?:patients|subjects|participants|cases|children)"
)
_ONE_PERSON = _word(
    r"(?:the|a|an|this|our|one|single|\d+[- ]year[- ]old) (?:\w+ ){0,2}?(?:patient|woman|man|boy|girl|child|infant|mother|case)|she|he|his|her"
)
_MANY_PEOPLE = _word(r"patients|children|subjects|participants|women|men|people|individuals|cases|families|persons")


def _guideline(reading: _Reading) -> _Answer | None:
    named = _GUIDELINE.search(reading.title)
    return _said(Design.GUIDELINE, named) if named and not _STUDIED.search(reading.body) else None


def _randomised(reading: _Reading) -> _Answer | None:
    """Said in the title, or of this study's own people."""
    for text in (reading.title, reading.body):
        if said := _RANDOM.search(_NOT_RANDOM.sub(" ", text)):
            return _said(Design.RANDOMIZED_CONTROLLED_TRIAL, said)
    if (trial := _word(r"randomi[sz]ed (?:controlled |clinical )?(?:trial|study)").search(reading.title)):
        return _said(Design.RANDOMIZED_CONTROLLED_TRIAL, trial)
    return None


def _qualitative(reading: _Reading) -> _Answer | None:
    said = _QUALITATIVE.search(reading.title) or (_count(_QUALITATIVE, reading.body) > 1 and _QUALITATIVE.search(reading.body))
    return _said(Design.QUALITATIVE, said) if said else None


def _reviews(reading: _Reading) -> bool:
    """Whether it speaks about a subject and tells hardly anything that was done or measured."""
    if reading.told < _HARDLY:
        return True
    marks = _count(_NARRATIVE, reading.all) + (_NARRATIVE_TITLE.search(reading.title) is not None)
    return (reading.told < _PARTLY and marks > 0) or (reading.told < _HALF and marks > 2)


_HARDLY, _PARTLY, _HALF = 0.15, 0.35, 0.5
"""Shares of the sentences that tell what was done: an overview may tell single findings of others."""


def _narrative(reading: _Reading) -> _Answer | None:
    if not reading.body.strip():
        return None
    if _reviews(reading):
        return _said(Design.NARRATIVE_REVIEW, _NARRATIVE.search(reading.all))
    return None


def _treated(reading: _Reading) -> _Answer | None:
    """Everybody, or some by choice, were given something in order to see what it does."""
    said = _TREATED.search(reading.title) or _TREATED.search(reading.body)
    looked_back = _word(r"retrospective\w*|survey|cross-?\s?sectional|registry|chart review").search(reading.all)
    if said and not looked_back and _TREATMENT.search(reading.all):
        return _said(Design.NON_RANDOMIZED_TRIAL, said)
    return None


def _observed(reading: _Reading) -> _Answer | None:
    """Nobody was given anything for the study's sake."""
    for design, pattern in (
        (Design.CASE_CONTROL, _CASE_CONTROL),
        (Design.CROSS_SECTIONAL, _CROSS_SECTIONAL),
        (Design.COHORT, _COHORT),
    ):
        if said := pattern.search(reading.title):
            return _said(design, said)
    for design, pattern in (
        (Design.CASE_CONTROL, _CASE_CONTROL),
        (Design.COHORT, _COHORT),
        (Design.CROSS_SECTIONAL, _CROSS_SECTIONAL),
    ):
        if said := pattern.search(reading.body):
            return _said(design, said)
    return None


def _editorial(reading: _Reading) -> _Answer | None:
    said = _EDITORIAL_TITLE.search(reading.title)
    return _said(Design.EDITORIAL, said) if said and not _STUDIED.search(reading.body) else None


_QUESTIONS: tuple[Callable[[_Reading], _Answer | None], ...] = (
    _protocol,
    _review,
    _editorial,
    _guideline,
    _cells_of_animals,
    _animal,
    _in_vitro,
    _case,
    _randomised,
    _qualitative,
    _narrative,
    _treated,
    _observed,
)
