"""The words of statements on events that say nothing of which event is meant."""

from __future__ import annotations

from evidence.claims.wording import listed

FILLER = listed(
    """
    the a an this that there it they was were is are be been being had has have having got did do does
    in of from for with within among amongst across throughout during by to on at and as or nor
    operated dosed altogether
    patient patients pt pts participant participants subject subjects people individual individuals person persons
    case cases occurrence occurrences instance instances number numbers count total totals combined overall sum
    experience experienced experiences experiencing suffer suffered suffers suffering report reported reports reporting
    record recorded records recording observe observed note noted see seen show shows showed shown signs symptoms
    affect affected affects affecting effect effected develop developed develops presented present presenting
    became become becomes significantly severely
    diagnosed encounter encountered occur occurred occurs occurring occured occuring feel felt feeling find found
    happened
    who which whom whose any some also only just enrolled
    percentage percentages percent cent proportion share rate rates incidence frequency amount contrast comparison where
    counted counts counting listed lists documented detected logged registered stated hit struck caught touched
    appear appears appeared arise arose occurring regarding concerning its terms absolute relative going proportionally
    equally numerically picked commonly frequently into
    either both or often trial study ae aes achieve achieved achieves achieving reach reached reaching
    """
)
"""Words that say nothing of which line of the table is meant."""
