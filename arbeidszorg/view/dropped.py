"""What an address asks in vain, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from arbeidszorg.texts import has, t, tn

#: Longest list of dropped values that one notice names, and the most notices about one address.
MOST_NAMED, MOST_NOTICES = 5, 20


@dataclass
class Notices:
    """Collects notices, at most ``MOST_NOTICES``; each names at most ``MOST_NAMED`` values,
    shortened and harmless. ``missed``: areas that are not known; ``faults``: the same notices,
    without what is shown instead."""

    notices: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def dropped(self, parameter: str, values: Iterable[str], key: str = "unknown") -> None:
        values = list(dict.fromkeys(values))
        if not values:
            return
        named = ", ".join(f"“{shown(value)}”" for value in values[:MOST_NAMED])
        if len(values) > MOST_NAMED:
            named = t("view.notice.more", named=named, count=len(values) - MOST_NAMED)
        words = {"parameter": t(f"view.parameter.{parameter}"), "values": named}
        notice = tn(f"view.notice.{key}", len(values), **words)
        self._say(notice, t(f"view.fault.{key}", **words))

    def add(self, key: str, **values: object) -> None:
        notice = t(f"view.notice.{key}", **values)
        self._say(notice, t(f"view.fault.{key}", **values) if has(f"view.fault.{key}") else notice)

    def _say(self, notice: str, fault: str) -> None:
        if len(self.notices) < MOST_NOTICES:
            self.notices.append(notice)
            self.faults.append(fault)


def shown(value: str) -> str:
    """A visitor's own text, made fit to be shown: no control characters, at most 40 long."""
    clean = "".join(ch if ch.isprintable() else " " for ch in value).strip()
    return clean if len(clean) <= 40 else clean[:39] + "…"
