"""What an initiative builds on: what it handed in last, where that still waits, was sent back or
was accepted; else what is in force. Who adds a row adds it to this, so that nothing that waits is
lost when the new handing takes its place."""

from __future__ import annotations

from arbeidszorg.handing.frames import Frames, joined
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.store.database import Store
from arbeidszorg.store.submissions import Submission
from arbeidszorg.store.versions import registry_of
from desk.handed import composing, handing, seen
from desk.handed.composing import Standing
from desk.handed.handed import Handed


def of(standing: Standing, initiative: str) -> Handed | None:
    """The handing that an initiative builds on; None when that is what is in force."""
    last = standing.last.get(initiative)
    if last and last.state in ("ingediend", "teruggestuurd"):
        return last
    return standing.accepted.get(initiative)


def submission(store: Store, standing: Standing, initiative: str) -> Submission | None:
    """The rows that it builds on; None when there are none."""
    handed = of(standing, initiative)
    if handed:
        return handing.submission_of_handed(store, handed.number)
    return seen.in_force(store, standing.force, initiative)


def registry(store: Store, initiative: str) -> Registry | None:
    """The version in force as it is with the rows that an initiative builds on; None when there is
    nothing at all."""
    standing = composing.standing(store)
    force = registry_of(store, standing.force.number) if standing.force else None
    handed = of(standing, initiative)
    if handed is None:
        return force
    part = handing.submission_of_handed(store, handed.number)
    if force is None:
        return composing.registry_with(None, part)
    return joined(force, Frames((initiative,), *composing.frames_of([part])))
