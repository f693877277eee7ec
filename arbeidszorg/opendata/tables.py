"""Which tables are published, and how each is made: every measure by year, area and one split, from
the protected Table that pages read; and the lists beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import lists
from arbeidszorg.opendata.numbers import numbers
from arbeidszorg.opendata.sheet import Sheet
from arbeidszorg.texts import t
from arbeidszorg.view.measures import MEASURES, Place
from arbeidszorg.view.rules import RULES
from arbeidszorg.view.view import SPLITS, SplitCode, View
from arbeidszorg.view.wording import enumerate_nl

#: What tables are split by: nothing, one thing, or sector with activity.
SPLIT_BY: tuple[tuple[SplitCode, ...], ...] = (
    (),
    *((split,) for split in SPLITS),
    ("sector", "activiteit"),
)
#: The table that a newcomer sees first.
FIRST = "medewerkers"
#: What tables of lists stand under.
LISTS = "lijsten"


@dataclass(frozen=True)
class Entry:
    """A table that can be asked for, without its rows. ``group``: the measure it is of, or
    :data:`LISTS`; ``make``: its content."""

    name: str
    title: str
    about: str
    group: str
    make: Callable[[Atlas], Sheet]


def entries(here: Atlas) -> dict[str, Entry]:
    """Name -> every table of a data version, in the order in which they are offered."""
    every = (*_counted(here), *_listed())
    return {entry.name: entry for entry in every}


def sheet(here: Atlas, name: str) -> Sheet:
    """A table with its rows. ``KeyError`` when there is none of that name."""
    return entries(here)[name].make(here)


def views(here: Atlas) -> Iterator[View]:
    """What is asked for each table of numbers, at the highest level."""
    scope = here.scope()
    for measure in MEASURES.values():
        for place in measure.places:
            for split in SPLIT_BY:
                view = View(
                    here.every_year,
                    level=here.geography.top,
                    measure=measure.code,
                    place=place,
                    split=split,
                )
                if not any(rule.applies(view, scope) for rule in RULES if rule.notice != "form"):
                    yield view


def name_of(view: View) -> str:
    """What a table goes by: ``uitstroom-volgens-woonplaats-naar-sector-en-activiteit``."""
    by = "-volgens-woonplaats" if view.place == "woonplaats" else ""
    return f"{view.measure}{by}" + (f"-naar-{'-en-'.join(view.split)}" if view.split else "")


def title_of(view: View) -> str:
    """The same in words."""
    title = t(f"view.measure.{view.measure}")
    if view.split:
        names = [t(f"view.split.{split}") for split in view.split]
        title = t("view.title.split", text=title, split=enumerate_nl(names))
    return f"{title}, {_placed(view.place)}" if len(view.measured.places) > 1 else title


def _placed(place: Place) -> str:
    return t(f"opendata.placed.{place}")


def _counted(here: Atlas) -> Iterator[Entry]:
    for view in views(here):
        about = t(f"opendata.measure.{view.measure}")
        title = title_of(view)
        make = partial(_numbers, view=view)
        yield Entry(name_of(view), title, about, view.measure, make)


def _numbers(here: Atlas, view: View) -> Sheet:
    about = t(f"opendata.measure.{view.measure}")
    return numbers(here, view, name_of(view), title_of(view), about)


def _listed() -> Iterator[Entry]:
    for name, make in lists.LISTS.items():
        title, about = t(f"opendata.list.{name}.title"), t(f"opendata.list.{name}.about")
        yield Entry(name, title, about, LISTS, make)
