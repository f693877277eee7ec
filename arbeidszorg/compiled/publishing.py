"""Read, decide and compile the data that settings name. Nobody who answers readers comes here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from arbeidszorg.compiled import making, ready
from arbeidszorg.disclosure.opening import Say, open_folder, silent
from arbeidszorg.registrations.intake.faults import IntakeError, fault
from arbeidszorg.settings import DATA, Settings


def publish(
    settings: Settings,
    folder: Path,
    say: Say = silent,
    remark: Callable[[str], None] = lambda _: None,
) -> str:
    """Compile into a folder of versions; the name that the version has there. ``remark``: told what
    was noticed in the data, which is kept nowhere: it counts rows. Raises what
    :func:`~arbeidszorg.disclosure.opening.open_folder` raises, and ``OSError`` when the folder
    cannot be written."""
    before = ready.sources(settings)
    opened = open_folder(settings, say)
    for notice in opened.answers.edition.notices:
        remark(notice)
    mark = ready.made_from(settings)  # the decision was made now, and lies beside the data
    if ready.sources(settings) != before:
        raise IntakeError([fault((settings.data or DATA).name, "changed_meanwhile")])
    return ready.keep(making.compiled(opened), folder, mark)


def make(settings: Settings, folder: Path) -> None:
    """A :data:`~arbeidszorg.compiled.ready.Make` in this very process: of commands, not of a
    server."""
    publish(settings, folder)
