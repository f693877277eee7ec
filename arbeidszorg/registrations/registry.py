"""Registry: the pandas frames that every number comes from, for one version of the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
from pandas.api.types import union_categoricals

from arbeidszorg.places.residents import Residents
from arbeidszorg.registrations.edition import Edition, Footnote
from arbeidszorg.registrations.partitions import Partitions


@dataclass(frozen=True, eq=False)
class Registry:
    """The checked registrations, typed and normalised; known by which one it is.

    ``initiatives``: one row per initiative, the columns of ``model.INITIATIVES``, all present.
    ``registrations``: one row per stay, the columns of ``model.REGISTRATIONS``, all present.
    ``costs``: one row per initiative per year, the columns of ``model.COSTS``, all present.

    Kinds in all three: ``id`` and ``text`` strings (missing text is ``None``); ``code`` a pandas
    Categorical over the list of ``model.CODES``; ``codes`` a Categorical of codes joined by ``|``
    in the order of the list, without doubles; ``nis`` a Categorical of five-digit municipality
    codes as they hold today (codes from before a merger are carried over; a residence outside the
    province keeps its own code); ``date`` datetime64, missing is NaT; ``whole`` and ``year``
    nullable Int16/Int32; ``number`` float64, missing is NaN.

    ``residents``: those that were handed in beside it, None when there are none.

    ``partitions``: the stays of a large file, which are never all in memory; then ``registrations``
    has no rows. Who goes through stays asks :meth:`frames`.

    The rest: see :class:`~arbeidszorg.registrations.edition.Edition`.
    """

    initiatives: pd.DataFrame
    registrations: pd.DataFrame
    costs: pd.DataFrame
    version: str
    first_year: int
    last_year: int
    reference_date: date
    source: str
    demo: bool
    notices: tuple[str, ...] = ()
    residents: Residents | None = None
    partitions: Partitions | None = None
    footnotes: tuple[Footnote, ...] = ()

    def frames(self) -> Iterator[pd.DataFrame]:
        """The stays, in one or more frames: all stays of a person are in one of them."""
        return self.partitions.frames() if self.partitions else iter((self.registrations,))

    def whole(self) -> Registry:
        """The same with all stays in memory."""
        if self.partitions is None:
            return self
        frames = list(self.frames())
        for name in ("medewerker_id", "initiatief_id", "activiteiten", "woonplaats_nis"):
            every = union_categoricals([frame[name] for frame in frames]).categories
            frames = [
                frame.assign(**{name: frame[name].cat.set_categories(every)}) for frame in frames
            ]
        stays = pd.concat(frames, ignore_index=True)
        return replace(self, registrations=stays, partitions=None)

    @property
    def stays(self) -> int:
        """How many stays there are."""
        return self.partitions.stays if self.partitions else len(self.registrations)

    @property
    def edition(self) -> Edition:
        """What may be told of this version."""
        return Edition(
            self.version,
            self.first_year,
            self.last_year,
            self.reference_date,
            self.source,
            self.demo,
            self.notices,
            self.stays,
            footnotes=self.footnotes,
        )
