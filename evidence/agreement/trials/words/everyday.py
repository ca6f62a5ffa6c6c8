"""Words of everyday English that name no event, no drug and no measure, whatever a statement is about."""

from __future__ import annotations

from evidence.claims.wording import listed

EVERYDAY = listed(
    """
    because even despite whilst thus hence therefore meanwhile likewise moreover furthermore besides instead
    indeed rather quite fairly well however too nonetheless nevertheless accordingly consequently already again
    ultimately actually proportionally proportionately relatively relative approximately roughly nearly almost
    barely hardly simply markedly considerably substantially notably clearly comparatively jointly individually
    collectively alike evenly precisely apparently evidently merely solely certainly surely obviously namely
    specifically particularly especially fewer scarcely somewhat strictly slightly numerically turn turned turns
    turning arise arises arose arisen arising emerge emerged emerges emerging appear appeared appears make makes
    made making constitute constituted constitutes account accounted accounts accounting represent represented
    represents contribute contributed contributes belong belonged belongs belonging lay lie lies lying stand
    stands stood sit sits sat range ranged ranges ranging vary varied varies number numbered numbers tie tied ties
    tying share shared shares confine confined restrict restricted limited concern concerned concerns strike
    strikes striking hitting trouble troubled bother bothered afflict afflicted afflicts plague plagued plagues
    befell sustain sustained face faced faces log logged document documented documents tally tallied tallies add
    added adds merge merged merging pool pools pooling combine combines combining put puts treated evaluate
    evaluated monitor monitored assess assessed analyse analysed analyze analyzed examine examined describe
    described describes mention mentioned mentions name named names give gives giving gave keep keeps kept bring
    brings brought remain remains go goes going exceed exceeds exceeded exceeding surpass surpassed outnumber
    outnumbered outnumbers match matched matches equal equalled exhibit exhibited exhibits reveal revealed reveals
    happen happens contain contained contains comprise comprised comprises consist consists consisted member
    members problem problems complaint complaints occasion occasions time times size sized term terms table entry
    entries figure figures majority minority handful pair pairs couple couples dozen human humans place each
    apiece part parts portion proportions line lines top bottom rank ranked ranks ranking largely big bigger
    biggest numerous plenty high widespread prevalent prevalence followed watched putting getting must what when
    here whenever wherever according regardless
    regarding concerning lists forming stated detected absolute upon whichever along
    head heads headed top topped account touch touched touches far crop cropped surface surfaced
    """
)
_ENDINGS = ("ing", "ed", "es", "s", "d")


def is_everyday(word: str) -> bool:
    """Whether a lower-case word is one of these, with an ending or without."""
    bases = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return word in EVERYDAY or any(base in EVERYDAY or f"{base}e" in EVERYDAY for base in bases)
