"""What a page needs to know of one handing: what it changes, held against what is in force now."""

from __future__ import annotations

from arbeidszorg.handing.frames import of_initiatives
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.store import rows as kept
from arbeidszorg.store.database import Store
from arbeidszorg.store.submissions import Submission, texts_of
from arbeidszorg.store.version import Version
from arbeidszorg.store.versions import registry_of
from desk.handed import changes, composing, figures, handing
from desk.handed.changes import Changes
from desk.handed.handed import Handed

#: Rows of a kind that a page lists; all of them stand in the file.
MOST_ROWS = 200


def changes_of(store: Store, force: Version | None, handed: Handed, alone: bool = False) -> Changes:
    """What a handing changes beside the version in force; exact numbers. ``alone``: as for
    :func:`of_part`."""
    part = handing.submission_of_handed(store, handed.number)
    return of_part(store, force, part, alone)


def of_part(store: Store, force: Version | None, part: Submission, alone: bool = False) -> Changes:
    """The same for rows that are not handed in yet. ``alone``: counted without the rows of other
    initiatives, for who may learn nothing of these: whether somebody is new would tell whether that
    person was elsewhere before."""
    registry: Registry | None = registry_of(store, force.number) if force else None
    if registry and alone:
        registry = of_initiatives(registry, {part.initiative})
        before = changes.numbers(registry)
    else:
        known = figures.known(store, force)
        before = known.numbers if known else {}
    after = changes.numbers(composing.registry_with(registry, part))
    old = in_force(store, force, part.initiative)
    texts = (texts_of(old) if old else {}, texts_of(part))
    return changes.changes(part.initiative, before, after, texts)


def in_force(store: Store, force: Version | None, initiative: str) -> Submission | None:
    """What of an initiative is in force; None when nothing is."""
    if force is None:
        return None
    with store.reading() as connection:
        every = kept.submissions(connection, force.submissions)
        return next((each for each in every if each.initiative == initiative), None)
