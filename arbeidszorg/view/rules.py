"""What a view cannot be (initiatives by residence, a rate by establishment), and how it is mended.

Said once here, for whoever makes a view of what a reader asks; :mod:`~arbeidszorg.view.address`
says it in a notice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.view.measures import LADDER_MEASURE
from arbeidszorg.view.view import LADDER, OFFER_SPLITS, Scope, View


@dataclass(frozen=True)
class Rule:
    """What a view of a scope cannot be. ``applies``: is this view so? ``notice``: the key of what
    is then said; ``mend``: the view without it."""

    applies: Callable[[View, Scope], bool]
    notice: str
    mend: Callable[[View, Scope], View]


#: In this order, so that the same address always gives the same view.
RULES = (
    Rule(
        lambda v, _: v.measured.is_offer and v.place == "woonplaats",
        "offer_by_residence",
        lambda v, _: replace(v, place="vestiging"),
    ),
    Rule(
        lambda v, scope: (
            v.measured.is_offer
            and not set(v.split) <= set(OFFER_SPLITS)
            and v.split != scope.defaults.split  # nobody asked for it
        ),
        "offer_by_profile",
        lambda v, _: replace(v, split=()),
    ),
    Rule(
        lambda v, scope: not set(v.split) <= {*scope.splits, *scope.defaults.split},
        "split_not_here",
        lambda v, scope: replace(v, split=scope.defaults.split),
    ),
    Rule(
        lambda v, _: LADDER in v.split and v.measure != LADDER_MEASURE,
        "ladder_of_other",
        lambda v, _: replace(v, split=()),
    ),
    Rule(
        lambda v, _: v.unit == "per10000" and v.measured.kind != "persons",
        "rate_of_offer",
        lambda v, _: replace(v, unit="aantal"),
    ),
    Rule(
        lambda v, _: v.unit == "per10000" and v.place != "woonplaats",
        "rate_by_site",
        lambda v, _: replace(v, unit="aantal"),
    ),
    Rule(
        lambda v, scope: v.unit not in scope.units,
        "unit_not_here",
        lambda v, _: replace(v, unit="aantal"),
    ),
    Rule(
        lambda v, _: v.place == "vestiging" and bool({OUTSIDE, UNKNOWN} & set(v.areas)),
        "outside_by_site",
        lambda v, _: replace(v, areas=tuple(a for a in v.areas if a not in (OUTSIDE, UNKNOWN))),
    ),
    Rule(
        lambda v, scope: v.form not in scope.forms,
        "form_not_here",
        lambda v, scope: replace(v, form=scope.defaults.form),
    ),
    Rule(
        lambda v, scope: scope.single_year and v.years[0] != v.years[1],
        "one_year",
        lambda v, _: replace(v, years=(v.year, v.year)),
    ),
    Rule(
        lambda v, _: v.series is not None and not v.series[0] <= v.year <= v.series[1],
        "beyond_series",
        lambda v, _: replace(v, series=None),
    ),
)
