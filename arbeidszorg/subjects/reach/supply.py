"""Supply: initiatives as spots with places, whatever is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.places.distances import beside
from arbeidszorg.places.lying import FARTHEST
from arbeidszorg.registrations.initiatives import Initiative

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Site:
    """One initiative. ``spot``: (lon, lat) in degrees; ``town``: the code of its municipality;
    ``places``: its capacity, None when not known; ``placed``: whether its own coordinates are used,
    and not the centre of its municipality; ``astray``: it has coordinates that cannot be; ``code``:
    its id, "" for one that is thought of."""

    name: str
    town: str
    spot: tuple[float, float]
    places: int | None
    placed: bool = True
    astray: bool = False
    code: str = ""


@dataclass(frozen=True, eq=False)
class Supply:
    """Initiatives together."""

    sites: tuple[Site, ...]

    @property
    def spots(self) -> Array:
        """Where they are: n × 2 (lon, lat)."""
        return np.array([site.spot for site in self.sites], dtype=float).reshape(-1, 2)

    @property
    def places(self) -> Array:
        """The places of each; what is not known counts for none."""
        return np.array([site.places or 0 for site in self.sites], dtype=float)

    @property
    def unknown(self) -> int:
        """Of how many the number of places is not known."""
        return sum(site.places is None for site in self.sites)

    @property
    def at_centre(self) -> int:
        """How many stand at the centre of their municipality, for want of coordinates."""
        return sum(not site.placed for site in self.sites)

    @property
    def astray(self) -> int:
        """How many have coordinates that cannot be."""
        return sum(site.astray for site in self.sites)

    def with_more(self, more: Iterable[Site]) -> Supply:
        """The same with further initiatives."""
        return Supply((*self.sites, *more))


def chosen(
    every: Iterable[Initiative], sectors: Sequence[str], activities: Sequence[str]
) -> list[Initiative]:
    """The initiatives of some sectors that offer one of some activities (all when left out)."""
    return [
        each
        for each in every
        if (not sectors or each.sector in sectors)
        and (not activities or not each.activities.isdisjoint(activities))
    ]


def supply(initiatives: Iterable[Initiative], centres: dict[str, tuple[float, float]]) -> Supply:
    """Initiatives as spots; one without coordinates, or with some that cannot be, stands at the
    centre of its municipality."""
    every = list(initiatives)
    own = np.array([centres[each.nis] for each in every], dtype=float).reshape(-1, 2)
    told = np.array([each.spot or centres[each.nis] for each in every], dtype=float).reshape(-1, 2)
    near = beside(told, own) <= FARTHEST  # nor is what is no number
    sites = zip(every, near.tolist(), strict=True)
    return Supply(tuple(_site(each, centres[each.nis], can_be) for each, can_be in sites))


def _site(each: Initiative, centre: tuple[float, float], can_be: bool) -> Site:
    placed = each.spot is not None and can_be
    return Site(
        each.name,
        each.nis,
        each.spot if each.spot is not None and can_be else centre,
        None if each.places is None else max(0, int(each.places)),
        placed,
        astray=not can_be,
        code=each.code,
    )
