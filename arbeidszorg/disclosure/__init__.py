"""Small numbers: what may be shown is decided once per data version, and looked up ever after.

``lattice`` says which cells there are. ``groups`` and ``splits`` turn them into problems, that
``complement`` and ``breakdown`` solve with ``linear``; ``ladder`` and ``rungs`` do so for those
who left from rung to rung. ``decision`` puts all together, ``store`` keeps the outcome, ``gate``
applies it to every answer, ``attack`` (and ``attack_rungs``) and ``audit`` try to get around it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from arbeidszorg.counting.facts import Facts
from arbeidszorg.disclosure import decision, decision_file, lattice
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.places.geography import Geography
from arbeidszorg.settings import Settings

__all__ = ["Decision", "Gate", "Threshold", "decided", "gate", "threshold"]


def threshold(settings: Settings) -> Threshold:
    """The threshold that an operator chose."""
    return Threshold(settings.small_from, settings.small_to)


def gate(made: Decision, facts: Facts, geography: Geography, settings: Settings) -> Gate:
    """The gate over a decision."""
    areas = lattice.areas(geography, facts.towns)
    return Gate(made, areas, geography, facts.towns, min(facts.rows["medewerkers"]), settings)


def decided(
    facts: Facts,
    geography: Geography,
    settings: Settings,
    version: str,
    file: Path | None,
    say: Callable[[str], None],
) -> Decision:
    """The decision of a data version: the one that is kept in ``file`` when it matches, else made
    now and kept. ``say`` is told ``making`` before the work starts, ``not_kept`` when the file
    cannot be written."""
    rule = threshold(settings)
    mark = lattice.fingerprint(geography, facts, version)
    if file and (kept := decision_file.load(file, mark, decision.rule_name(rule))):
        return kept
    say("making")
    made = decision.make(facts, geography, rule, mark, os.cpu_count() or 1)
    if file:
        try:
            decision_file.save(made, file)
        except OSError:
            say("not_kept")
    return made
