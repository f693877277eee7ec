"""What changed between data versions, in words: for the page and for the feeds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from flask import current_app

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.earlier import NoVersionError
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.news.changes import Change, changes, changes_together, comparable
from arbeidszorg.news.kept import published, versions
from arbeidszorg.news.versions import Version
from arbeidszorg.places.groups import is_group
from arbeidszorg.places.names import path_of
from arbeidszorg.texts import t
from arbeidszorg.view.address import as_query
from arbeidszorg.view.view import View
from components.context import atlas, earlier

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
    """The versions that are known, from new to old: of a store those that are public, up to the one
    that is shown."""
    held, here = current_app.extensions, atlas()
    numbers = _up_to(here.number, earlier().public()) if here.public else ()
    kept: tuple[tuple[int, ...], tuple[Version, ...]] | None = held.get(VERSIONS)
    if kept is None or kept[0] != numbers:
        told = published(here, _opened(numbers[1:])) if here.public else versions(here)
        held[VERSIONS] = kept = numbers, told
    return kept[1]


def _up_to(number: int, public: tuple[int, ...]) -> tuple[int, ...]:
    """A version and those that were public before it, from new to old."""
    place = public.index(number) if number in public else -1
    return (number, *public[place + 1 :])


def _opened(numbers: tuple[int, ...]) -> Iterator[Atlas]:
    """Versions that are public, one after another; what cannot be shown now is passed by."""
    for number in numbers:
        with suppress(NoVersionError):
            yield earlier().named(str(number))


def address(area: str) -> str:
    """The page for an area, by its code."""
    geography = atlas().geography
    slug = geography.areas[area].slug
    return PATH if area == geography.whole else f"{PATH}{as_query({'gebied': slug})}"


def feed_address(area: str) -> str:
    """The feed of an area, by its code; that of the territory is that of all."""
    geography = atlas().geography
    own = path_of(geography, area)
    return f"{PATH}.atom" if area == geography.whole else f"{PATH}/{own}.atom"


def feeds(area: str) -> list[tuple[str, str]]:
    """Title and address of the feeds to follow an area with, its own first."""
    geography = atlas().geography
    name, whole = geography.full_name(area), geography.whole
    own = () if area == whole else (("feed", area),)
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
            f"versie-{version.name}",
            _title(version),
            (_about(version), *lines),
            new,
        )


def _title(version: Version) -> str:
    key = "numbered" if version.number else "version"
    return t(f"nieuw.{key}", date=style.day(version.reference_date), number=version.number)


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
        sort = "only" if alone and here.newest else "first"
        return (t(f"nieuw.{sort}_public" if here.public else f"nieuw.{sort}"),), ()
    if not comparable(before, version):
        return (t("nieuw.other_rule"),), ()
    small, whole = here.settings.small_to, here.geography.whole
    if is_group(area):
        towns = here.geography.members[area]
        new = changes_together(before, version, towns, small, whole)
    else:
        new = changes(before, version, area, small, whole)
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
