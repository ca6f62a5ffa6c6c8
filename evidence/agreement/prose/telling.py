"""Words by which a finding is told and that say nothing of it: they may stand in a claim or its sentence alone.

They are listed as they are written where small words matter, and without endings where names and kinds are compared.
"""

from __future__ import annotations

from evidence.agreement.trials.words.wording import COUNTED, MEASURING
from evidence.agreement.words.terms import terms_of
from evidence.claims.wording import listed

_TELLING = (
    "seen observed found recorded noted reported measured occurred about approximately rate percentage result results"
)
EMPTY = listed(
    f"""
    {_TELLING} a an the this that these those there it its it they them their he she his her we our who which whom whose
    and or of in at on with for by to from as into than while when where is are was were be been being has have had
    having do does did can also both however patients participants people persons individuals subjects adults study
    studies trial trials group groups cohort arm arms find finds see showed shows show shown occur occurs experienced
    given gave give received receiving receive treated treating taking took taken take used using use users achieved
    achieve reached reach reaches affected affects developed develop had got get compared versus vs percent cent rates
    rated around some according over later s researcher researchers research among amongst against but because across
    plus just
    """
)
"""Words that a claim may have as they are, and its sentence not."""
TOLD = terms_of(
    f"{_TELLING} documented detected identified confirmed diagnosed estimated assessed calculated judged deemed needed"
    " required present common frequent overall respectively statistically numerically nearly almost mainly mostly"
    " generally usually frequency incidence prevalence proportion number share total amount events event episodes cases"
    " baseline adjusted serum plasma conclusions conclusion findings finding main background methods method aims"
    " objective"
)
"""Words of telling a result, which a claim need not have."""
OF_A_RESULT = TOLD | terms_of(
    "mean median average value values level levels score scores change changes cumulative annual crude risk odds hazard"
    " ratio likelihood overall total improvement reduction increase decrease difference both all"
)
"""Words for what is told of an outcome: the incidence of falls is as many falls."""
_OF_STATISTICS = terms_of(
    "ci confidence interval adjusted unadjusted crude odds ratio hazard risk relative mean median sd iqr respectively"
    " overall thereafter follow-up cumulative incidence estimated mg kg mcg ml any both all standardised"
    " standardized respondents employees veterans"
)
IGNORED = (MEASURING | _OF_STATISTICS) - terms_of("women men woman man female male")
"""Words that may be left out, or be another number's, and nothing is given to something else."""
FREE = (IGNORED | TOLD | COUNTED) - terms_of("total")
"""Words that limit nothing, whichever side has them."""
