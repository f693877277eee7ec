"""Rules about what visitors are told of an initiative: free places, website, days."""

from __future__ import annotations

from collections.abc import Iterable

from arbeidszorg.handing.scene import Hits, Rule, Scene, about
from arbeidszorg.registrations.initiatives import website as address


def free_above_places(scene: Scene) -> Iterable[Hits]:
    """More places are free than there are."""
    rows = scene.initiatives
    return about("vrije_plaatsen", rows["vrije_plaatsen"] > rows["plaatsen"])


def free_without_day(scene: Scene) -> Iterable[Hits]:
    """Free places, without the day on which they were counted."""
    rows = scene.initiatives
    return about(
        "vrije_plaatsen_op", rows["vrije_plaatsen"].notna() & rows["vrije_plaatsen_op"].isna()
    )


def free_future(scene: Scene) -> Iterable[Hits]:
    """Free places of a day that is still to come."""
    return about("vrije_plaatsen_op", scene.initiatives["vrije_plaatsen_op"] > scene.day)


def checked_future(scene: Scene) -> Iterable[Hits]:
    """Looked at on a day that is still to come."""
    return about("gecontroleerd_op", scene.initiatives["gecontroleerd_op"] > scene.day)


def wrong_website(scene: Scene) -> Iterable[Hits]:
    """A website to which no link can lead."""
    given = scene.initiatives["website"]
    return about("website", given.notna() & given.map(address).isna())


KIND = "initiatieven"
RULES = (
    Rule("free_above_places", "uitleg", KIND, free_above_places),
    Rule("free_without_day", "info", KIND, free_without_day),
    Rule("free_future", "uitleg", KIND, free_future),
    Rule("checked_future", "uitleg", KIND, checked_future),
    Rule("wrong_website", "info", KIND, wrong_website),
)
