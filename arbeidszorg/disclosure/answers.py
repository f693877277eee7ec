"""What one data version may say, whatever it is read from: the registrations, or what was compiled
of them before.

Above this floor nobody sees registrations. What is asked goes through the gate; what is public
(initiatives, who handed in) comes along as plain values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from arbeidszorg import style
from arbeidszorg.counting import indicators
from arbeidszorg.counting.source import Source
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.protected import Protected, protect
from arbeidszorg.disclosure.spreads import NetResults
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations.edition import Edition
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.settings import Settings
from arbeidszorg.view.notes import note
from arbeidszorg.view.view import View

Ask = Callable[[View], Protected]


@dataclass(frozen=True)
class Answers:
    """What one data version may say.

    ``ask``: a view to its protected answer. ``initiatives``: all of them; ``reporting``: year ->
    the codes of those that handed in registrations for it; ``amounts``: the same for costs and
    revenues, None when there is no file of them. ``net_results``: those of a year.
    """

    edition: Edition
    geography: Geography
    settings: Settings
    ask: Ask
    initiatives: tuple[Initiative, ...]
    reporting: Mapping[int, frozenset[str]]
    amounts: Mapping[int, frozenset[str]] | None
    net_results: Callable[[int], NetResults]


def asking(source: Source, areas: Geography, door: Gate, edition: Edition) -> Ask:
    """What answers a view from a source, through a gate."""
    closed, day = edition.closed, edition.closed_on

    def ask(view: View) -> Protected:
        counted = indicators.count(source, areas, view)
        if closed and day and view.years[0] <= closed:
            remark = note("table.remark.closed", last=closed, next=closed + 1, day=style.day(day))
            counted = replace(counted, remarks=(*counted.remarks, remark))
        return protect(counted, door)

    return ask
