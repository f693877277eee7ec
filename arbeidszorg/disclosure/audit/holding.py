"""What an attack can narrow down is not published: a data version that holds, or none.

For who publishes. The attack takes minutes, so it is made when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable

from arbeidszorg.disclosure.audit import audit
from arbeidszorg.disclosure.audit.audit import Report
from arbeidszorg.disclosure.audit.tightening import tightened
from arbeidszorg.disclosure.opening import Opened, Say, silent
from arbeidszorg.settings import SettingError
from arbeidszorg.texts import tn

Attack = Callable[[Opened], Report]


class NarrowError(SettingError):
    """A data version says too much, and no more of it can be hidden; the message says what (Dutch).
    ``report``: what the attack found."""

    def __init__(self, report: Report) -> None:
        kind = "leaks" if report.leaks else "narrow"
        super().__init__(tn(f"command.attack_{kind}", len(report.leaks or report.narrow)))
        self.report = report


def attacked(opened: Opened) -> Report:
    """What everybody can find out of a data version by asking (``Report.narrow``: hidden numbers
    that are too certain; ``Report.leaks``: answers that say more than their cells)."""
    return audit.of_data(opened, None, os.cpu_count() or 1)


def holding(opened: Opened, say: Say = silent, attack: Attack = attacked) -> Opened:
    """A data version of which an attack finds out nothing: this one, or one that hides more.
    ``say`` is told ``attacking`` before each attack, and ``hiding`` when more is hidden.

    Raises :class:`NarrowError` when an answer says more than its cells, or when what is narrow
    cannot be hidden: a year that was published before stays as it was."""
    while True:
        say("attacking")
        report = attack(opened)
        if report.holds:
            return opened
        decision = opened.gate.decision
        tighter = None if report.leaks else tightened(decision, report, opened.answers.edition)
        if tighter is None:
            raise NarrowError(report)
        say("hiding")
        opened = opened.behind(tighter)
