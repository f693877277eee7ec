"""Read, decide and compile the data that settings name. Nobody who answers readers comes here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from arbeidszorg.compiled import making, ready
from arbeidszorg.disclosure import decision
from arbeidszorg.disclosure.audit.holding import holding
from arbeidszorg.disclosure.opening import Opened, Say, keep, open_folder, silent
from arbeidszorg.registrations.intake.faults import IntakeError, fault
from arbeidszorg.settings import DATA, Settings


def publish(
    settings: Settings,
    folder: Path,
    say: Say = silent,
    remark: Callable[[str], None] = lambda _: None,
) -> str:
    """Compile into a folder of versions; the name that the version has there. ``remark``: told what
    was noticed in the data, which is kept nowhere: it counts rows. When the settings say so it is
    attacked first, and more is hidden where that is needed. Raises what
    :func:`~arbeidszorg.disclosure.opening.open_folder` and
    :func:`~arbeidszorg.disclosure.audit.holding.holding` raise, and ``OSError`` when the folder
    cannot be written."""
    before = ready.sources(settings)
    opened = open_folder(settings, say)
    for notice in opened.answers.edition.notices:
        remark(notice)
    if settings.attack:
        opened = _held(opened, (settings.data or DATA / "demo") / decision.FILE, say)
    # The decision was made now, and lies beside the data. Who asks for no attack is served too.
    marks = {ready.made_from(each) for each in (settings, replace(settings, attack=False))}
    if ready.sources(settings) != before:
        raise IntakeError([fault((settings.data or DATA).name, "changed_meanwhile")])
    return ready.keep(making.compiled(opened), folder, *sorted(marks))


def _held(opened: Opened, file: Path, say: Say) -> Opened:
    """A data version that holds against an attack; when that hides more, it is kept so."""
    held = holding(opened, say)
    if held is not opened:
        keep(held.gate.decision, file, say)
    return held


def make(settings: Settings, folder: Path) -> None:
    """A :data:`~arbeidszorg.compiled.ready.Make` in this very process: of commands, not of a
    server."""
    publish(settings, folder)
