"""What changed between data versions, in words: for the page and for the feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from flask import current_app

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.news.changes import Change, changes, comparable
from arbeidszorg.news.kept import versions
from arbeidszorg.news.versions import Version
from arbeidszorg.places.groups import is_group
from arbeidszorg.texts import t
from arbeidszorg.view.address import as_query
from arbeidszorg.view.view import View
from components.context import atlas

#: Where it stands, and where the feeds begin.
PATH = "/nieuw"
#: Under which name the server holds its versions.
VERSIONS = "arbeidszorg-versies"


@dataclass(frozen=True)
class Chapter:
    """A version in words. ``anchor``: its id on the page; ``lines``: what is said of it; ``new``:
    the numbers that are new or other, a line each."""

    version: Version
    anchor: str
    title: str
    lines: tuple[str, ...]
    new: tuple[str, ...]


def known() -> tuple[Version, ...]:
    """The versions that are known, from new to old."""
    held = current_app.extensions
    if VERSIONS not in held:
        held[VERSIONS] = versions(atlas())
    return cast("tuple[Version, ...]", held[VERSIONS])


def address(area: str) -> str:
    """The page for an area, by its code."""
    geography = atlas().geography
    slug = geography.areas[area].slug
    return PATH if area == geography.whole else f"{PATH}{as_query({'gebied': slug})}"


def feed_address(area: str) -> str:
    """The feed of an area, by its code; that of the territory is that of all."""
    geography = atlas().geography
    slug = geography.areas[area].slug
    return f"{PATH}.atom" if area == geography.whole else f"{PATH}/{slug}.atom"


def feeds(area: str) -> list[tuple[str, str]]:
    """Title and address of the feeds to follow an area with, its own first; a group has none."""
    geography = atlas().geography
    name, whole = geography.full_name(area), geography.whole
    own = () if area == whole or is_group(area) else (("feed", area),)
    return [
        (t(f"nieuw.{key}", area=name), feed_address(code))
        for key, code in (*own, ("feed_all", whole))
    ]


def in_words(area: str) -> Iterator[Chapter]:
    """Every version that is known, from new to old, with what is other in it for an area."""
    here, every = atlas(), known()
    for place, version in enumerate(every):
        before = every[place + 1] if place + 1 < len(every) else None
        lines, new = _lines(here, version, before, area, alone=len(every) == 1)
        if place == 0:
            lines = (_now(here, area), *lines)
        yield Chapter(
            version,
            f"versie-{version.version}",
            t("nieuw.version", date=style.day(version.reference_date)),
            (_about(version), *lines),
            new,
        )


def _about(version: Version) -> str:
    since = t("nieuw.since", date=style.day(version.since)) if version.since else ""
    first, last = version.years
    about = {"source": version.source, "first": first, "last": last, "since": since}
    text = t("nieuw.about", **about, version=version.version)
    return f"{text} {t('nieuw.demo')}" if version.demo else text


def _now(here: Atlas, area: str) -> str:
    """What the version that is shown says of the area, as every figure does."""
    last = here.years[1]
    whole = area == here.geography.whole
    view = View((last, last), level=here.geography.top, areas=() if whole else (area,))
    return sentence(here.table(view))


def _lines(
    here: Atlas, version: Version, before: Version | None, area: str, alone: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if before is None:
        return (t("nieuw.only" if alone else "nieuw.first"),), ()
    if not comparable(before, version):
        return (t("nieuw.other_rule"),), ()
    new = changes(before, version, area, here.settings.small_to, here.geography.whole)
    return (() if new else (t("nieuw.same"),)), tuple(map(_line, new))


def _line(change: Change) -> str:
    now = change.now
    shown = style.shown(0, now, "aantal") if isinstance(now, str) else style.number(now)
    return t(
        f"nieuw.change.{change.sort}",
        measure=t(f"view.measure.{change.measure}"),
        year=change.year,
        now=shown,
        before="" if change.before is None else style.number(change.before),
    )
