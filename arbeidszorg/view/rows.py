"""Row: one number of an answer, with what it is about and whether it may be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

#: ``ok``: ``value`` is the number; ``verborgen``: hidden for privacy; ``nvt``: cannot exist here;
#: ``niet_geregistreerd``: nobody handed it in. Nought is ``ok``.
Status = Literal["ok", "verborgen", "nvt", "niet_geregistreerd"]

OK: Final = "ok"
HIDDEN: Final = "verborgen"
NOT_APPLICABLE: Final = "nvt"
NOT_REPORTED: Final = "niet_geregistreerd"
STATUSES: tuple[Status, ...] = (OK, HIDDEN, NOT_APPLICABLE, NOT_REPORTED)


class Row(NamedTuple):
    """A number of one year, area and code of each split. ``area``: its code; ``codes``: split ->
    code, in the order of the view; ``value``: NaN unless the status is ``ok``."""

    year: int
    area: str
    area_name: str
    codes: Mapping[str, str]
    value: float
    status: Status


class Total(NamedTuple):
    """A number of one year over all that is shown; ``value`` as in :class:`Row`."""

    year: int
    value: float
    status: Status
