"""The words that statements about trials use beside the names that a record has.

Those of one sort say of what a statement speaks no more than the record's own words do.
"""

from __future__ import annotations

from evidence.agreement.trials.words.everyday import EVERYDAY
from evidence.agreement.trials.words.filler import FILLER
from evidence.agreement.words.terms import terms_of
from evidence.claims.wording import listed
from evidence.late import late_regex

_COUNTING = FILLER | listed(
    """
    these those
    pts pt adverse event events side serious listed list kind kinds type types sort sorts different separate
    single more most fewer fewest less least higher highest lower lowest greater greatest larger largest smaller
    smallest common commonest commonly frequent frequently often rare rarest than as many much times twice thrice
    double triple fold same equal equally identical similar similarly difference differences differ between
    compared versus vs and but while whereas although though not no none nobody never without neither free out
    stayed rest remaining together altogether taking adding hit hits struck got gets get saw came come comes being
    total totals arms arm cohorts cohort groups group trial trials study each every all both respectively once
    that this then so overall across one another other others over under above below exactly up down further extra
    additional additionally enrolled included includes including counted counts recorded registered suffering
    suffers tolerated clinical impact impacted impacting influence influenced such despite presence became become
    becoming those its their undergo undergoing underwent related where result results resulted seem has had
    coming regular regularly intervention interventions people amounting equals equalling ie eg
    namely about there were remained went came down against leading top them counting counts doubly mere
    woman women lady ladies female females through yet still did twofold threefold fourfold tenfold
    summed summing sum taken received took participated since if somebody someone leaves leaving subtract
    subtracted subtracting deduct deducted deducting
    likely unlikely absent can could risk caught whatever reason spared escaped avoided related associated else
    otherwise entire entirely whole half third thirds quarter quarters only listed single lots many occurring pooled
    """
)
COUNTING = _COUNTING | EVERYDAY
"""Words of counting and comparing people."""
COUNTED = terms_of(" ".join(_COUNTING))
"""Words of counting alone, without endings."""
MEASURING = COUNTED | terms_of(
    """
    mean median average averages averaged reached reach value values level levels score scores measure measured
    measurement outcome outcomes change changes increase increased decrease decreased drop dropped rise rose fell
    baseline slight slightly minimal significant disparity deviation divergence gap apart observed show showed
    shows achieve achieved analysed analyzed evaluated assessed treated treatment receiving received given primary
    secondary endpoint stood amounted unit units point points percentage percent cent proportion number after during
    period time best worst looked began longer longest shortest lies lie long big bigger small following followed
    brought bring brings expected derive derived derives judge judged judging climb climbed sank sink gone went
    little lengthened shortened advanced lived live lives survive survived push pushed back delay delayed
    postponed prolong prolonged extend extended extends mark upper overlap overlapping picked chosen chose
    attain attained obtain obtained gain gained benefited scored scoring enough intended unable pooled relative
    edge margin lead advantage
    bit plus limit bound end ends interval lab assessment evaluation going
    favour favor produce produced produces result results alone whole full drug swallow swallowed shorter differed
    lasted added started alive confidence interquartile quartile iqr ci running runs woman women man men
    """
)
"""Words, without endings, of measuring an outcome."""
IN_RESULTS = MEASURING | terms_of(
    """
    intervals respect work worked ahead analysis recipient recipients linked fourth fifth sixth seventh eighth ninth
    tenth eleventh twelfth determine determined establish established better worse ran m2
    """
)
"""These, and words that tell nothing of their own beside an outcome's results."""
PLAIN = terms_of(" ".join(EVERYDAY))
"""Everyday words without endings, that say nothing by themselves."""
GIVING = COUNTED | terms_of(
    """
    orally oral intravenous daily weekly monthly dose doses dosage dosing dosed tablets tablet capsules capsule
    pill pills cycles cycle course courses treatment treatments treat therapy administered administration given
    give gives receive receives received receiving take takes taken swallow swallows swallowed inject injected
    injection injections infuse infused infusion infusions apply applied applies use used uses using contain
    contains containing undergoes complete completes completed start starts starting begin last lasts lasting
    follow followed followup repeat repeats repeated evaluated planned lists whole entire day week month hour
    minutes long length duration protocol period maximum minimum amount amounts quantity quantities volume dosages
    strength strengths medication medications drug drugs active alone only apart later earlier first average
    respond response half year minute per decade iu gy cgy mci mm cm ug µg μg m2 kg ml mg need needs makes make
    consists consist goes sums sum adds ones put irradiated fractions fraction sessions full began begins woman
    women man men runs run look level levels part parts stop stops stopped real well inclusive stratum strata raised
    looks things used pair big bigger span spans spanning extend extends extending provide provided provides
    schedule scheduled stipulated involve involves involving administer administers administering proceed proceeds
    series continuous subjected carry carries carried vary varies varying fluctuate consistent unchanging
    someone somebody anyone anybody everyone everybody whichever everything meant supposed intended plan plans
    planning assign assigned assigns offer offers offered finish finishes finished end ends ended ahead
    fortnight fortnights application applications daytime keep keeps kept complete remaining final thereafter
    mouth vein muscle skin gram grams milligram milligrams shorter belong belongs comprise comprises comprised
    feature features prescribe prescribes prescribed basis continue continues continued alike
    body surface area weigh weighs weighing work works stretch
    """
)
"""Words, without endings, of how much and how often something was given."""
ENTERING = COUNTED | terms_of(
    """
    registration registering register enrollment enrolment inclusion admission admitted entering enter enters
    entry accept accepted accepts acceptable suitable appropriate permit permitted allow allowed qualify qualified
    qualifies possess have maintain join joining wish wishing mandates mandated mandatory requirement prerequisite
    expected ensure meet meets deemed hold specific criteria criterion duration period lasts eligible ineligible
    excluded exclude excludes take part count kept keep limit limits upper age aged old older younger year month
    week day names given prior previous previously received before since only within ago woman women man men
    female male candidate candidates patient value values level levels measured because due merely solely account
    having owing reason would bar bars let lets into cannot living live lives who whose lady person interval past
    last makes make made asks asked wants want window span spans wait longer exceed exceeds exceeding ended ends lie
    finished anyone anybody already turned away suffices earlier further limit cut met meet meets adult adults
    enough fine pass passed elapsed youngest oldest dose doses disease stopped go goes able likewise test tested reason
    exclusion up get setting assessed measured start starts started starting begin begins beginning began treatment
    worse better current currently treat treated treating someone somebody consider considered considering rule rules
    ruled ground grounds satisfy satisfies satisfied violate violates stand stands way reject rejects rejected barred
    fulfil fulfils fulfill fulfills possible apply applies threshold thresholds capable able told appear appears girl
    boy alone refuse
    refused refuses sets bound bounds timing fact facts potential possibly participation volunteer volunteers full
    final additional obstacle obstacles stop stopped swallow swallowed tablet tablets
    disqualify disqualifies disqualified disqualifying ceiling cap sufficient suffices suffered underwent
    need needs needed ahead leading gap carried out perform performed undertaken oblige obliged obliges obligatory
    admit admits regard regarded regards class classed classified anticipated projected imposed imposes beneath
    long short back look looks dates intake protocol adequate discontinued exposure exposed
    """
)
"""Words, without endings, of letting people in, and of limits."""
DENIED = late_regex(
    r"\b(?:not|no|none|never|without|free|still|avoid\w*|escap\w*|lack\w*|spared|nor|neither|but|stayed|remained|remaining|rest|others?|fail(?!ure)\w*|missed|absent|\w+n['’]t)\b"
)
COMPARED = late_regex(
    r"\b(?:more|fewer|less|higher|lower|greater|larger|smaller|than|as (?:many|much|often|common|frequent)"
    r"|differ(?!ent\s(?:\w+\s)?(?:types?|kinds?|sorts?|forms?|events?|conditions?)\b)\w*"
    r"|times (?:as|more|higher|that|the)|twice|double|triple|thrice|\w*fold|compared|versus|vs|extra|above|below"
    r"|points?|additional|gap|apart|half as"
    r"|(?:exceed|surpass|outnumber|outstrip)\w*\b.*\bby\b|disparit\w+|deviat\w+|diverge\w+|ahead|behind|against)\b"
)
"""Words of comparing."""
_HALF_OF = late_regex(
    r"\b(?:half|third|quarter|fifth|tenth)s? (?:of )?the (?:\w+ )?"
    r"(?:rate|number|share|frequency|amount|score|level|time)\b"
)
LEVEL = late_regex(
    r"\b(?:grades?|stages?|phases?|cycles?|days?|weeks?|wks?|months?|types?|levels?|classe?s?|stratum|parts?|steps?)\s\Z"
)
"""Before a number that is a name, and no amount."""
CASE = late_regex(
    r"\ban? (?:[\w-]+ ){0,5}?(?:wom[ae]n|m[ae]n|patient|person|lady|girl|participant|subject|candidate|female|male"
    r"|individual)\b"
    r"(?= (?:of|with|without|who|whose|aged|at|weighing|scoring|would|could|can)\b)"
    r"|\bwould (?:not )?(?:still )?(?:be (?:enough|classed|counted|called|regarded)|count|qualify|suffice|meet)\b"
    r"|\btoo (?:low|high|long|short|little|small|recent|young|old|many|few)\b|\bago\b|\b(?:below|above) what\b"
    r"|(?:\bnot|n['’]t) (?:[a-z]+ )?(?:enough|sufficient)\b|\binsufficient\b"
    r"|\ban? \d+[\s-]?(?:years?|yrs?)[\s-]old\b|\ba candidate\b|\b(?:she|he|her|his|him)\b"
    r"|(?<!\bjust )\bshort of\b|\bfits?\b(?! with\b)"
    r"|\b(?:could|can|would) ?not (?:have|be)\b"
    r"|\bno (?:\w+ ){0,2}?(?:patient|participant|subject|person|woman|candidate|one) (?:could|can|would|may|might)\b"
)
"""Somebody whom a statement makes up: any number may be theirs."""
AGED = late_regex(
    r"\b(?:patients|participants|people|persons|individuals|subjects|those|adults|(?:wo)?men|(?:fe)?males|ladies)"
    r" (?:(?:over|under|above|below)(?! (?:both|all|the)\b)|aged|older than|younger than)\b"
)

ELSEWHERE = late_regex(
    r"\b(?:world\w*|global\w*|countr\w+|prescri\w+|marketed|available|approved|since|clinics?|practices?|hospitals?"
    r"|annual\w*|each year|every year|(?:have|has) been|ever|population|million|our|we (?:have|treat|see|saw))\b"
)
"""In a sentence on more than one trial: how many use something, and for how long it has been there."""


def is_compared(text: str, rest: str) -> bool:
    """Whether a lower-case text compares; `rest` is the text without its amounts, of which bounds do not compare."""
    return COMPARED.search(rest) is not None or _HALF_OF.search(text) is not None


def is_case(claim: str) -> bool:
    """Whether a claim speaks of somebody whom it makes up."""
    return CASE.search(claim.casefold()) is not None
