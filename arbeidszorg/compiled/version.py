"""What one version of the data may say: the numbers that may be shown, and what is public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from arbeidszorg.compiled.saying import Said
from arbeidszorg.counting.offer import Offer
from arbeidszorg.counting.shown import Shown
from arbeidszorg.disclosure.lattice import Key
from arbeidszorg.disclosure.spreads import NetResults
from arbeidszorg.places.identity import Whole
from arbeidszorg.places.residents import Residents
from arbeidszorg.registrations.edition import Edition
from arbeidszorg.registrations.initiatives import Initiative


@dataclass(frozen=True, eq=False)
class Compiled:
    """One version. ``rule``: how it was decided what may be shown; ``residents``: over which its
    rates are made; ``net_results``: by year; ``territory``: of which one it is; ``said``: what the
    next version is held against, nothing in what an older program wrote. The rest as in
    :class:`~arbeidszorg.disclosure.answers.Answers`."""

    edition: Edition
    rule: str
    offer: Offer
    initiatives: tuple[Initiative, ...]
    reporting: Mapping[int, frozenset[str]]
    amounts: Mapping[int, frozenset[str]] | None
    net_results: Mapping[int, NetResults]
    residents: Residents
    shown: Mapping[Key, Shown]
    territory: Whole
    said: Said = field(default_factory=dict)
