"""What a team has decided about its copy: whose product it is for, where, which words it minds, how old is too old."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidence.config import Settings
from evidence.library.library import Library
from evidence.library.products import Profile, find_profile, read_profile
from evidence.library.vocabulary import Vocabulary, vocabulary_with


@dataclass(frozen=True)
class Brief:
    """`market` is upper case; `max_age` is in years. None means that nobody has said. `held` are the library's DOIs."""

    profile: Profile | None = None
    market: str | None = None
    vocabulary: Vocabulary = field(default_factory=lambda: vocabulary_with({}))
    max_age: int | None = None
    held: tuple[str, ...] = ()

    @property
    def lacks(self) -> str | None:
        """Why the rules that need a product profile cannot answer; None when they can."""
        if self.profile is None:
            return "no product profile is chosen (`product`)"
        return None if self.market else "no market is chosen (`market`)"

    @property
    def without_uses(self) -> tuple[str, ...]:
        """The products of the profile for which it holds no approved use in the market."""
        products = self.profile.products if self.profile and self.market else ()
        return tuple(product.name for product in products if not product.approved_in(self.market or ""))


def brief_of(settings: Settings, library: Library) -> Brief:
    """The brief that the settings describe. Raises `InputError` for a profile that cannot be read."""
    profile = read_profile(find_profile(settings.product, library.folder)) if settings.product else None
    market = settings.market.strip().upper() if settings.market and settings.market.strip() else None
    held = tuple(reference.doi for reference in library.references if reference.doi)
    return Brief(profile, market, vocabulary_with(settings.words), settings.source_max_age, held)
