"""Legends of figures and tables: which of them tell a result, and which only name what is shown.

"Figure 1: StatX reduces stroke by 48%" tells one; "Table 2. Baseline characteristics" and "Figure 3: Change in LDL
cholesterol over 12 weeks" name what a reader will see.
"""

from __future__ import annotations

from collections.abc import Collection

from evidence.claims.claim import Comparator, Quantity, QuantityKind
from evidence.claims.headings import names_topic, promises
from evidence.claims.verbs import has_finite_verb
from evidence.claims.wording import fold
from evidence.late import late_regex

_SHOWN = late_regex(
    r"(?:the |an? |estimated |observed |adjusted |crude |relative |absolute |total |annual |daily |overall |cumulative "
    r"|median |mean |average |primary |secondary |key |selected |individual |pooled |main |summary |patient "
    r"|clinical )*"
    r"(?:proportions?|percentages?|numbers?|rates?|times?|changes?|reductions?|increases?|decreases?|improvements?"
    r"|differences?|distributions?|incidence|prevalence|frequency|risks?|baseline|characteristics|demographics|kaplan|forest|funnel|flow"
    r"|consort|prisma|schematic|diagram|design|comparisons?|summary|overview|outcomes?|endpoints?|end points?|results?"
    r"|effects?|efficacy|safety|adverse|side|mechanisms?|structures?|means?|medians?|levels?|concentrations?|scores?|values?|curves?"
    r"|probability|survival|responses?|responders?|dosing|dosage|dose|schedule|timeline|search|screening|participants?"
    r"|patients?|subgroups?|analys[ie]s|estimates?|odds|hazard|ratios?|correlations?|associations?|relationships?|plots?"
    r"|map|model|algorithm|steps|contraindications|interactions|composition|ingredients|abbreviations|properties)\b"
)
_VALUE = late_regex(r":\s[-−–+]?\Z")
"""Before a figure: it is the value of what stands before the colon."""
_RESULTS = frozenset((QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO, QuantityKind.P_VALUE))
_STATED = frozenset((Comparator.EQUAL, Comparator.ABOUT))


def tells_a_result(text: str, quantities: Collection[Quantity]) -> bool:
    """Whether the words of a legend, without its label, say more than what is shown.

    A sentence does; words without a verb do where they give a result or promise one, and do not begin with the name of
    what is measured, unless a colon gives its value.
    """
    if has_finite_verb(text):
        return True
    given = [quantity for quantity in quantities if quantity.kind in _RESULTS and quantity.comparator in _STATED]
    if any(_VALUE.search(text, 0, quantity.span.start) for quantity in given):
        return True
    lower = fold(text).casefold()
    if _SHOWN.match(lower) or names_topic(lower):
        return False
    return bool(given) or promises(lower)
