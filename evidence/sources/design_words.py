"""The words that tell one kind of study from another; all match text in lower case.

They are the terms of MeSH's publication types and study characteristics, of the reporting checklists (CONSORT, PRISMA,
STROBE, CARE, ARRIVE) and of plain medical English for the same things.
"""

from __future__ import annotations

import re

from evidence.claims.wording import listed
from evidence.late import late_regex


def word(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words."""
    return late_regex(rf"\b(?:{pattern})\b")


OTHERS = word(
    r"previous(?:ly)?|prior (?:studies|trials|work|research|reports)|earlier (?:studies|trials|work|reports)"
    r"|recent (?:\w+ )?(?:studies|trials|work|evidence|reports?|research|findings|data)|(?:other|many"
    r"|several|most|numerous|few) "
    r"(?:\w+ )?(?:studies|trials|reports)|(?:studies|trials|reports|research|evidence|findings"
    r"|experiments)(?: \w+)? (?:have|has|suggests?|indicates?)"
    r"|(?:need|call|support|basis|justif\w+) (?:for|of|the|a|an|larger|further|more"
    r"| )+(?:\w+ ){0,3}(?:trials?|stud(?:y|ies))|has been (?:shown|reported|suggested|proposed|used"
    r"|demonstrated|studied)|have been (?:shown|reported|suggested|proposed|used|demonstrated|implicated)"
    r"|future|further (?:\w+ )?(?:research|studies|study|trials|investigations?|work)|(?:is|are) (?:needed"
    r"|warranted|required)|should be|(?:has|have|needs?|remains?) to be"
)
RANDOM = word(
    r"(?:cluster-?\s?|quasi-?\s?)?randomi[sz](?:ed|ation|ing|e)|randomly (?:\w+ )?(?:assigned|allocated"
    r"|assigning|divided|received|distributed|to receive"
    r"|randomi[sz]ed|given|administered|split|grouped|placed)|random(?:i[sz]ed)? (?:assignment|allocation"
    r"|order|sequence)"
    r"|(?:assigned|allocated|divided)(?: \w+){0,4} (?:at random|randomly|in random(?:i[sz]ed)? order)|rcts?"
    r"|randomi[sz]ed"
)
NOT_RANDOM = word(
    r"non-?\s?randomi[sz]ed|mendelian randomi[sz]ation|not randomi[sz]ed|without randomi[sz]ation"
    r"|randomi[sz]ed (?:controlled |clinical )?(?:trials|studies)"
    r"|(?:trials|rcts) (?:were|was|are)"
    r"|completed (?:a|an|the|one|our) (?:[\w-]+,? ){0,6}?randomi[sz]ed,? (?:[\w-]+,? ){0,5}?(?:trial|study)"
)
PROTOCOL_TITLE = word(
    r"(?:study|trial|review|research) protocols?|protocol (?:for|of)|(?:design|rationale|methods?),? (?:and"
    r"|&) (?:rationale|design|methods?|methodology|protocol|baseline)"
    r"|rationale,? (?:and )?(?:study )?(?:design|protocol)|protocol|trial in progress|design of (?:a|an"
    r"|the) (?:\w+ )*(?:trial|study)"
)
WILL = word(
    r"(?:will|shall) (?:also |then |further |first |subsequently |thereby |\w+ly )?(?:be|undergo|receive"
    r"|have|include|recruit|enroll?|perform|conduct|evaluate|assess|test"
    r"|compare|examine|investigate|determine|take|complete|provide|use|participate|explore|measure|collect"
    r"|attend|inform|attempt|study|consist|help)"
    r"|(?:study|trial) (?:aims|is designed|plans|seeks|proposes) to|(?:is|are) (?:currently )?(?:recruiting"
    r"|being recruited)|(?:are|is) to be (?:randomi[sz]ed|recruited|enrolled)"
)
PLANNED = word(
    r"(?:participants|patients|subjects|volunteers|individuals|study|trial|who|we|outcomes?|measures?|research|work|project"
    r"|investigators) (?:will (?:be )?|(?:is|are) to be )\w+"
)
REGISTERED = word(r"(?:inn or proposed inn|pharmaceutical form|current sponsor code|trial registry|product code):?")
"""Fields of an entry of a trial register, which is all that there is before a trial has results."""
WAS = word(
    r"(?:was|were) (?:\w+ly )?(?:found|observed|significantly|associated|randomi[sz]ed|reduced|increased"
    r"|higher|lower|detected|seen|included|recruited|enrolled|performed|obtained"
    r"|compared|measured|evaluated|assessed|treated|administered|analy[sz]ed|examined|reported|identified"
    r"|studied|used|given|determined|investigated|conducted|tested"
    r"|collected|noted|required|made|recorded|calculated|applied)|showed|revealed|demonstrated|found"
    r"|improved|decreased|reported|received|underwent|completed|developed|had"
)
REVIEW_SYSTEMATIC = word(
    r"systematic(?:ally)? (?:\w+ ){0,2}(?:reviews?|reviewed|search(?:ed)?|overview|mapping"
    r"|evaluation of the literature)|umbrella review|scoping review|cochrane"
    r"|(?:databases?|pubmed|medline|embase|psycinfo|cinahl|web of science|scopus"
    r"|central)(?:[^.\n]{0,200}) (?:was|were) (?:\w+ )?(?:searched|screened|queried|used to (?:search"
    r"|identify))"
    r"|(?:search(?:ed|es|ing)?|queried|searches of)(?: \S+){0,8} (?:medline|pubmed|embase|psycinfo|cinahl"
    r"|databases?)|literature search|prisma"
    r"|review(?:ed)? (?:all|the) (?:published|available) (?:studies|trials|literature)|studies (?:were"
    r"|that) (?:\w+ )?(?:eligible|selected|met)"
)
META = word(
    r"(?:network |individual participant data |patient-level )?meta-?\s?analy(?:sis|ses|tic)"
    r"|meta-?analy[sz]ed|meta-?regression"
)
OBSERVED_STUDIES = word(
    r"(?:observational|(?:prospective|retrospective)?\s?cohort|case-?\s?control|cross-?\s?sectional|epidemiologic(?:al)?)"
    r"(?: \w+){0,2} (?:stud(?:y|ies)|evidence|data)|(?:prospective|cohort) follow-?\s?up"
    r"|prospective (?:cohorts|studies)"
)
EXPERIMENTS = word(r"randomi[sz]\w+|randomly|trials?|rcts?|placebo|assigned|allocated|interventional")
ANIMAL = word(
    r"mice|mouse|rats?|murine|rodents?|gerbils?|hamsters?|guinea pigs?|rabbits?|zebrafish|drosophila"
    r"|c\. elegans|caenorhabditis|monkeys?|macaques?|non-?human primates?"
    r"|marmosets?|baboons?|pigs?|piglets?|swine|porcine|dogs?|canine|cats?|feline|sheep|lambs?|ovine|goats?"
    r"|cows?|cattle|bovine|horses?|equine|chicks?|chickens?|hens?"
    r"|songbirds?|zebra finch(?:es)?|birds?|fish|frogs?|xenopus|lizards?|sprague-?\s?dawley|wistar|c57bl\S*"
    r"|balb\S*|long-?evans|knock-?out|transgenic|ferrets?|voles?|larvae"
    r"|chimpanzees?|wild-?type|animals?|animal models?|tadpoles?|crayfish|flies|honey ?bees?|goldfish|trout"
    r"|salmon|squirrels?|bats"
)
ANIMAL_TREATED = word(
    r"(?:mice|rats|gerbils|hamsters|guinea pigs|rabbits|zebrafish|monkeys|macaques|piglets|pigs|dogs|sheep|ferrets)"
    r" (?:(?:were|received|fed|given|treated|injected|exposed)|\(n\b)"
    r"|in an? (?:[\w-]+ ){0,2}?(?:mouse|rat|murine|rodent|rabbit|hamster|guinea pig|porcine|pig|swine|canine|dog"
    r"|ovine|sheep|ferret|zebrafish|monkey|primate) (?:[\w-]+ ){0,3}?model"
)
_KIND = r"(?:rabbit|equine|horse|bovine|porcine|ovine|sheep|cow|goat|chicken)"
ANIMAL_NOT = word(
    r"(?:animal|dog|cat|horse|equine|canine|pet)-?\s?(?:assisted|facilitated|bite|related|ownership|owners?)"
    r"|cat-?scan|pet (?:scan|imaging)|animals? (?:studies|models|data|experiments|research|testing|naming)"
    r"|rat(?:e|ing)s?|guinea-?bissau|in animals and humans|fish oil|fish (?:consumption|intake)|bird flu"
    r"|rabbit (?:polyclonal|anti)|mouse (?:monoclonal|anti)|cat allergy|cat eye"
    rf"|{_KIND}(?:['’]?s)?(?:-derived)? (?:(?:and|or|versus) {_KIND} )?(?:\w+ )?"
    r"(?:anti\w+|(?:immuno)?globulins?|colostrum|milk|whey|collagen|gelatin|insulins?|heparin|surfactants?|lactoferrin"
    r"|serum albumin|pericardi\w+|valves?|(?:bio)?prosthes[ie]s|xenografts?|cartilage|chestnut)"
    r"|(?:chicken|cow|monkey)[- ]?pox|(?:swine|bird|avian) (?:flu|influenza)"
)
"""Animals in the names of what people have, take or get."""
PEOPLE = word(
    r"patients?|participants?|volunteers?|men|women|children|adults?|adolescents?|infants?|neonates|newborns"
    r"|individuals|people|persons?|respondents|students|veterans|caregivers|families"
    r"|inpatients|outpatients|healthy controls|probands|siblings|twins|humans?|users|elderly|boys|girls|man"
    r"|woman|boy|girl|year-old|cases?|pedigrees?"
)
VITRO = word(
    r"in[- ]vitro|cell lines?|cell cultures?|cultured(?: \w+){0,3} (?:cells|neurons?|astrocytes|hepatocytes"
    r"|fibroblasts|keratinocytes|melanocytes|sebocytes|myocytes|microglia|slices)|cultures? of|neuronal cultures"
    r"|primary cultures?"
    r"|sh-?sy5y|pc-?12|hek-?\s?293\S*|hela|cho cells|ipscs?|induced pluripotent|stem cells?|organoids?"
    r"|transfect(?:ed|ion)|patch-?clamp|brain slices?|hippocampal slices|slices|binding assays?"
    r"|western blot\w*|elisa|crystal structure|crystallograph\w+|molecular (?:dynamics|docking)|docking"
    r"|recombinant|expressed in|xenopus oocytes|oocytes|synaptosomes|homogenates?|purified|enzyme assays?"
    r"|synthes(?:is|i[sz]ed)|ligands?|nanoparticles|nanomolar|ic50|ec50|membranes?|mutant proteins?"
    r"|kinase activity|phosphorylat\w+|cells|proteins?|mrna|genes?|neurons|axon\w*|yeast|proliferation"
    r"|apoptosis|antibod(?:y|ies)|fibroblasts?|keratinocytes?|melanocytes?|sebocytes?|hacat|explants?|peptides?|receptors|binding|enzymes?|assays?|plasmid|promoter|exons?"
    r"|mutants?|cytoplasm\w*"
)
VITRO_STRONG = word(
    r"in[- ]vitro(?! (?:fertili[sz]ation|maturation|diagnos))|cell lines?"
    r"|cell cultures?|cultured(?: \w+){0,3} (?:cells|neurons?|astrocytes|hepatocytes"
    r"|fibroblasts|keratinocytes|melanocytes|sebocytes|myocytes|microglia|slices)|neuronal cultures|primary cultures?"
    r"|sh-?sy5y|pc-?12|hek-?\s?293\S*|hela|cho cells|ipscs?|induced pluripotent|organoids?|transfected"
    r"|binding assays?|crystal structure|molecular (?:dynamics|docking)|ic50"
    r"|hacat|ex[- ]vivo|(?:fibroblast|keratinocyte|melanocyte|hepatocyte|neuron) cultures?"
)
CELLS_FIRST = late_regex(rf"(?:(?:in|on|using|with) )?(?:human )?{VITRO_STRONG.pattern}")
"""A sentence that begins with what was studied."""
OF_HUMANS = word(
    r"human (?:\w+ ){0,2}(?:fibroblasts?|keratinocytes?|melanocytes?|sebocytes?|hepatocytes?|skin explants?)"
)
"""What is taken from people, and no people."""
CASE_REPORT = word(
    r"(?:a |rare |first |single |unusual |brief )?case (?:report|presentation|description)s?|(?:we|authors"
    r"|this (?:article|paper|report|case)) (?:\w+ )?(?:report|describe|present)(?:s|d|ed)? "
    r"(?:\w+ ){0,3}(?:the |a |an |one |this )(?:\w+ ){0,4}(?:case(?![- ](?:control|management"
    r"|series|study))|patient)"
    r"|(?:report|presentation|description|study) of (?:a|an|one|1) (?:\w+ ){0,2}case|(?:an?|the case of an?"
    r"|this|our) (?:\w+ ){0,3}?\d{1,3}[- ](?:year|month|week|day)s?[- ]old"
    r"|\d{1,3}[- ](?:year|month)s?[- ]old (?:\w+[- ]){0,5}?(?:man|woman|boy|girl|male|female|patient|child"
    r"|infant|lady|gentleman|student|veteran)|a case of|one case(?![- ]control)|single-patient"
    r"|(?:our|the) patient (?:was|had|presented|developed|is|recovered)|single-case|n-of-1"
)
CASE_TITLE = word(
    r"(?:a |rare )?case (?:report|study)|report of (?:a|an|one|1|two|three|2|3) (?:\w+ ){0,2}cases?"
    r"|a case of|in a (?:\w+[- ]){0,4}(?:patient|man|woman|boy|girl|child|infant|adolescent)"
    r"|apropos of|a propos|(?:a|one|single) case(?![- ](?:control|management|in point|series|for|law"
    r"|definition|mix|study of|study approach))"
)
CASE_SERIES = word(
    r"case[- ]series|series of (?:\w+ ){0,3}(?:patients|cases)|(?:two|three|four|five|six|seven|eight|nine"
    r"|ten|2|3|4|5|6|7|8|9|10) (?:\w+ ){0,3}(?:cases|case reports)"
    r"|(?:report|describe|present)(?:s|ed)? (?:on )?(?:the )?(?:cases? of )?(?:two|three|four|five|six|2|3|4"
    r"|5|6) (?:\w+ ){0,4}(?:patients|cases|siblings|children|brothers|sisters)"
    r"|in (?:two|three|four|five) (?:\w+ ){0,2}patients|case reports"
)
CONSECUTIVE = word(
    r"consecutive (?:[\w-]+ ){0,3}(?:patients|cases|adults|children|women|men|people|individuals)"
    r"(?= [^.;]{0,80}\b(?:treated|received|receiving|underwent|undergoing|given|operated|injected|implanted)\b)"
)
GUIDELINE = word(
    r"(?:clinical |practice |treatment |international |consensus |evidence-based "
    r"|updated )*guidelines? (?:for|on|of|from)|consensus (?:statement|guidelines?|recommendations?"
    r"|conference|paper)"
    r"|position (?:statement|paper)|practice (?:parameter|guideline|advisory)|recommendations? (?:of"
    r"|from) the|delphi consensus|expert (?:consensus|panel)"
)
QUALITATIVE = word(
    r"qualitative(?:ly)? (?:\w+ )?(?:study|research|interviews?|analysis|methods?|approach|data|design"
    r"|investigation)|thematic(?:ally)? (?:content )?(?:analy\w+)|semi-?structured (?:\w+ ){0,2}interviews?"
    r"|focus groups?|grounded theory|phenomenolog\w+|ethnograph\w+|in-?depth interviews?|lived experiences?"
    r"|content analysis|narrative (?:analysis|interviews?)"
)
CASE_CONTROL = word(
    r"case-?\s?control(?:led)?(?: \w+){0,2} ?(?:study|studies|design|analysis)?|cases and (?:\w+ )?controls"
    r"|matched controls? stud(?:y|ies)|nested case-?control"
)
COHORT = word(
    r"(?:[\w-]+ )?cohort|retrospective(?:ly)?|longitudinal(?:ly)?|followed(?:-?\s?up)? (?:prospectively "
    r"|longitudinally )?(?:for|over|until)|follow-?up (?:study|of)|prospective(?:ly)?|registr(?:y|ies)"
    r"|chart review|medical records|health records"
    r"|claims data(?:base)?|population-?based|observational|nationwide"
    r"|real-?world|person-?years|database (?:study|analysis)|electronic (?:health|medical)|naturalistic"
)
CROSS_SECTIONAL = word(
    r"cross-?\s?sectional|survey(?:s|ed)?|questionnaires? (?:was|were|study)|prevalence|respondents"
    r"|self-?report(?:ed)? (?:\w+ ){0,2}(?:questionnaires?|data|measures)|online (?:survey|questionnaire)"
    r"|epidemiolog\w+"
)
TREATED = word(
    r"open-?\s?label(?:led)?|single-?arm|uncontrolled|non-?\s?randomi[sz]ed|pilot (?:study|trial|project)"
    r"|feasibility (?:study|trial)|phase (?:i|ii|iii|iv|1|2|3|4|1b|2a|2b)(?:/(?:i|ii|iii|1|2"
    r"|3))?(?: \w+){0,3} (?:trial|study)"
    r"|quasi-?\s?experimental|pre-?\s?(?:and|/|-)\s?post-?\s?\w*|before and after|clinical trial"
    r"|controlled (?:clinical )?trial|dose-?(?:escalation|finding)|open (?:trial|study|clinical)"
    r"|proof[- ]of[- ]concept"
    r"|wait(?:ing)?-?\s?list|treatment (?:study|trial)|intervention (?:group|study|program\w*)"
)
SO_MANY = word(r"\d+ (?:[\w-]+ ){0,2}(?:patients|participants|subjects|volunteers|adults|women|men|children|people)")
UNBLINDED = word(r"open-?\s?label(?:led)?|single-?arm")
"""What is said of trials alone."""
TREATMENT = word(
    r"(?:were|was|been|being) (?:\w+ly )?(?:treated|given|administered|started on|switched|operated|managed"
    r"|implanted|exposed|vaccinated|infused|injected)|treated with|received|receiving|underwent|undergoing"
    r"|therapy|treatments?"
    r"|administered|administration of|surgery|surgical|stimulation|training|programme?s?|intervention"
    r"|rehabilitation|exercise|medications?|infusions?|mg(?:/kg)?|dos(?:e|es|age|ing)|drugs?|supplementation"
    r"|vaccin\w+|resection"
    r"|transplantation|radiotherapy|radiosurgery|chemotherapy|psychotherapy|counsel\w+"
)
NARRATIVE = word(
    r"(?:this|the present|our|present|current|brief|short|comprehensive|narrative|critical|literature"
    r"|selective|mini|state-of-the-art|historical|clinical|topical|integrative"
    r"|conceptual) ?-?(?:\w+ )?(?:review|overview)|(?:is|are|were|be) reviewed"
    r"|review(?:s|ed)? (?:of )?(?:the |our |recent |current |some |what |how |and |evidence |data |studies "
    r"|advances |literature |new |key |available |\w+ )|we (?:\w+ )?(?:review|discuss|summari[sz]e|highlight"
    r"|outline|argue|propose|consider|suggest that|focus|provide an overview|survey the|explore (?:the|how))"
    r"|(?:this|the) (?:article|paper|chapter|essay|work|manuscript|commentary|editorial|perspective"
    r"|contribution|section|monograph) (?:\w+ )?(?:reviews?|discuss\w*|summari[sz]es?|describes?|outlines?"
    r"|highlights?|provides?|presents?|focus\w*|examines?|explores?|considers?|addresses|argues?|aims"
    r"|surveys|offers|covers|deals|gives|attempts|introduces|looks|proposes|traces|will)"
    r"|(?:is|are|was|were) (?:also |briefly |critically )?(?:discussed|summari[sz]ed|outlined|reviewed"
    r"|highlighted|described|presented|considered|emphasi[sz]ed)|review|overview|state of the art"
    r"|perspectives?|advances|current (?:status|knowledge|concepts|understanding)|update"
)
NARRATIVE_TITLE = word(
    r"(?:a |an )?(?:\w+ )?(?:review|overview|update|perspectives?|primer|history)|advances|progress|role of"
    r"|mechanisms? of|current (?:status|concepts|knowledge|understanding|state|trends|treatment|therapy"
    r"|management)|new (?:insights|developments|approaches|perspectives|concepts)|state of the art"
    r"|challenges|what|towards?|implications|future|principles|approach to|concepts?|controvers\w+|trends"
    r"|insights?|how|why|therapeutic (?:potential|targets?|strategies)|pathophysiology"
    r"|diagnosis and (?:treatment|management|therapy)"
)
STUDIED = word(
    r"(?:p|n)\s?(?:=|<|>|≤|≥)|±|\+/-|\d+(?:\.\d+)? ?%|(?:patients|participants|subjects|children|adults"
    r"|volunteers|individuals|women|men|controls|cases) (?:\w+ ){0,3}(?:were|was|underwent|completed"
    r"|received|had|with)"
    r"|we (?:\w+ )?(?:examined|investigated|studied|measured|tested|assessed|evaluated|compared|recruited"
    r"|analy[sz]ed|found|used|performed|conducted|determined|collected|observed|report|developed|identified"
    r"|showed|demonstrated)"
    r"|significant(?:ly)?|correlat\w+|regression|aim of (?:this|the|our) (?:\w+ )?study|(?:was"
    r"|were) (?:\w+ly )?(?:measured|examined|investigated|studied|assessed|evaluated|compared|recruited"
    r"|analy[sz]ed|found|observed|determined|detected|performed)"
    r"|results (?:show|suggest|indicate|demonstrate)\w*|anova|odds ratio|mri|eeg|pet|questionnaire"
    r"|data (?:were|was)|sample"
)
TOLD_BY_WORD = listed(
    """
    was were had did showed revealed demonstrated found improved decreased increased reported received underwent
    indicated yielded correlated differed developed exhibited completed
    """
)
"""Words of the past tense in which studies tell what was done and seen."""
TOLD_BY_SIGN = late_regex(r"\b[pn]\s?[=<>≤]|±|\+/-|\d ?%")
TOLD_BY_US = word(
    r"we (?:\w+ )?(?:examined|investigated|studied|measured|tested|assessed|evaluated|compared|recruited|analy[sz]ed"
    r"|found|used|performed|conducted|determined|collected|observed|report|developed|identified|showed|demonstrated|present"
    r"|describe)"
)
EDITORIAL_TITLE = word(
    r"editorial|comment(?:ary)?|letter|reply|response to|author'?s? repl(?:y|ies)|correspondence|in memoriam"
    r"|obituary|erratum|corrigendum|book review|interview with|news"
)
NO_CONTROL = word(
    r"single-?\s?arm|uncontrolled"
    r"|(?:without|no|lack(?:ed|ing)?(?: of)?)(?: an?)? (?:control|comparison|comparator) (?:group|arm)"
)
QUALIFIERS = (
    ("double-blind", ("double",), word(r"double-?\s?(?:blind(?:ed|ly)?|masked)")),
    (
        "single-blind",
        ("single", "blind", "mask"),
        word(
            r"single-?\s?(?:blind(?:ed)?|masked)|(?:rater|assessor|observer|evaluator)-?\s?blind(?:ed)?"
            r"|blinded (?:raters?|assessors?|evaluators?)"
        ),
    ),
    ("triple-blind", ("triple",), word(r"triple-?\s?blind(?:ed)?")),
    (
        "placebo-controlled",
        ("placebo", "saline", "sham"),
        word(
            r"placebo-?\s?controlled|(?:against|versus|vs\.?|and|or|to|with) (?:\w+ ){0,2}placebo"
            r"|saline-?\s?controlled|sham-?\s?controlled"
        ),
    ),
    (
        "active-controlled",
        ("active", "midazolam", "diphenhydramine", "methylphenidate", "head-to-head"),
        word(
            r"active-?\s?(?:placebo|control(?:led)?|comparator)|(?:versus|vs\.?|or|against) (?:midazolam"
            r"|diphenhydramine|methylphenidate)|head-to-head"
        ),
    ),
    (
        "waiting list",
        ("wait", "usual", "delayed"),
        word(r"wait(?:ing)?-?\s?list(?:ed)?|treatment as usual|usual care|delayed treatment"),
    ),
    ("crossover", ("cross", "within"), word(r"cross-?\s?over|within-?\s?subjects?")),
    (
        "open-label",
        ("open", "unblind"),
        word(r"open-?\s?label(?:led|ed)?|open (?:trial|study|clinical trial)|unblinded"),
    ),
    (
        "single-arm",
        ("arm", "uncontrolled", "control", "compar"),
        NO_CONTROL,
    ),
    ("multicentre", ("multi",), word(r"multi-?\s?(?:cent(?:re|er)(?:ed)?|site)")),
    ("retrospective", ("retrospective", "chart"), word(r"retrospective(?:ly)?|chart review")),
    ("prospective", ("prospective",), word(r"prospective(?:ly)?")),
    ("pilot", ("pilot", "feasib", "proof"), word(r"pilot|feasibility|proof[- ]of[- ]concept")),
    (
        "secondary analysis",
        ("secondary", "post", "analysis", "pooled"),
        word(r"secondary analys[ie]s|post[- ]hoc|sub-?analysis|pooled (?:data|analysis)"),
    ),
)
"""What else the words say of a design; the names are those that claims use too."""
SAMPLE = word(
    r"p\s?(?:=|<|>|≤)\s?\.?0?|\bn\s?=|anova|odds ratio|regression|controls|95\s?%|statistical\w*|cohort"
    r"|mean age|prevalence"
    r"|\d{2,} (?:\w+ )?(?:patients|subjects|participants|cases|children)"
)
ONE_PERSON = word(
    r"(?:the|a|an|this|our|one|single|\d+[- ]year[- ]old) (?:\w+ ){0,2}?(?:patient|woman|man|boy|girl|child"
    r"|infant|mother|case)|she|he|his|her"
)
MANY_PEOPLE = word(r"patients|children|subjects|participants|women|men|people|individuals|cases|families|persons")
RANDOMISED_TRIAL = word(r"randomi[sz]ed (?:controlled |clinical )?(?:trial|study)")
LOOKED_BACK = word(r"retrospective\w*|survey|cross-?\s?sectional|registry|chart review")
