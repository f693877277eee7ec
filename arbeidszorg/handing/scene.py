"""What the rules look at: the rows that were handed in, and what was in force before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from arbeidszorg.handing.findings import Level
from arbeidszorg.handing.tallies import Tally, tallies

Positions: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, eq=False, repr=False)
class Scene:
    """The typed frames (as :class:`~arbeidszorg.registrations.registry.Registry` has them) of the
    initiatives that were handed in: what the numbers would be made of. The first rows of a frame
    are those of its file, as many as ``handed`` says; those that follow were in force already.

    ``earlier_stays`` and ``earlier_costs``: what was in force of the same initiatives, None when
    nothing was. ``adds``: what was handed in adds to that, and does not take its place."""

    today: date
    initiatives: pd.DataFrame
    stays: pd.DataFrame
    costs: pd.DataFrame
    handed: Mapping[str, int] = field(default_factory=dict)
    earlier_stays: pd.DataFrame | None = None
    earlier_costs: pd.DataFrame | None = None
    adds: bool = False

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """What the stays say in numbers, until this year."""
        return tallies(self.stays, self.today.year)

    @cached_property
    def earlier_tallies(self) -> tuple[Tally, ...]:
        """The same of what was in force."""
        stays = self.earlier_stays
        return () if stays is None else tallies(stays, self.today.year)

    @property
    def day(self) -> pd.Timestamp:
        """Today."""
        return pd.Timestamp(self.today)


@dataclass(frozen=True, eq=False)
class Hits:
    """Where a rule is met: ``positions`` of rows of its frame, shown at ``column``. ``words``: what
    its sentences fill in, per position (or the same for all); ``values``: what is shown in the
    place of the text of the cell."""

    positions: Positions
    column: str | None = None
    words: Sequence[Mapping[str, object]] | Mapping[str, object] = field(default_factory=dict)
    values: Sequence[str] | None = None


#: The position of what is about the file as a whole.
WHOLE = -1


@dataclass(frozen=True)
class Rule:
    """A rule: its stable ``code`` (its words stand in ``texts/nl/nakijken.toml``), how much it
    weighs, which file it is about, and who looks for it. ``whole``: it is about what is not there,
    or how many there are, and says nothing while rows are wrong."""

    code: str
    level: Level
    kind: str
    find: Callable[[Scene], Iterable[Hits]]
    whole: bool = False


def where(mask: Any) -> Positions:
    """The positions at which a mask is true; missing is not."""
    series = pd.Series(mask).fillna(False).to_numpy(np.bool_)
    return np.flatnonzero(series)


def about(column: str, mask: Any, **words: object) -> Iterable[Hits]:
    """Hits at the rows where ``mask`` is true."""
    positions = where(mask)
    return [Hits(positions, column, words)] if len(positions) else []


def whole(**words: object) -> Iterable[Hits]:
    """One hit, about the file as a whole."""
    return [Hits(np.array([WHOLE]), None, words)]


def of_initiatives(scene: Scene, frame: pd.DataFrame, name: str) -> pd.Series[Any]:
    """What column ``name`` says of the initiative of each row of a frame; missing when it is not
    known."""
    own = scene.initiatives.drop_duplicates("initiatief_id").reset_index(drop=True)
    known = pd.Index(own["initiatief_id"].astype(object))
    places = known.get_indexer(pd.Index(frame["initiatief_id"].astype(object)))
    return own[name].reindex(places).set_axis(frame.index)
