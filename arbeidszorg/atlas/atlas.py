"""Atlas: one version of the data with everything that answers questions about it.

Made once when the server starts and never changed, so that visitors share answers but no state.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Unpack

from cachetools import LRUCache, cached

from arbeidszorg.atlas import footnotes
from arbeidszorg.atlas.groups import with_groups
from arbeidszorg.atlas.notes import notes
from arbeidszorg.atlas.phrases import MOST_NAMES
from arbeidszorg.atlas.table import Table
from arbeidszorg.compiled import ready
from arbeidszorg.compiled.answering import answers
from arbeidszorg.compiled.ready import Make
from arbeidszorg.compiled.released import Public
from arbeidszorg.compiled.saying import Said
from arbeidszorg.disclosure.answers import Answers
from arbeidszorg.disclosure.protected import Protected
from arbeidszorg.disclosure.spreads import NetResults
from arbeidszorg.places import geography
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.names import name_form
from arbeidszorg.registrations import initiatives
from arbeidszorg.registrations.edition import Edition
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.settings import Settings
from arbeidszorg.view import wording
from arbeidszorg.view.view import Defaults, Scope, View
from arbeidszorg.view.view import scope as make_scope

#: Rows of the answers that are kept, about three megabytes; the oldest unused answer goes first.
#: One answer has between one and some ten thousand rows.
KEPT_ROWS, ROWS_OF_NONE = 20_000, 20


@dataclass(frozen=True)
class Atlas:
    """``ask`` gives the protected Table of a view; equal questions are answered once. ``seen``: the
    years that are looked at, where they are not all (:meth:`within`). ``public``: which published
    version it is, and since when, None when the data are none; ``newest``: whether it is the one
    that is shown to who names none; ``said``: what the next version is held against, nothing where
    that was not compiled. The other fields are those of
    :class:`~arbeidszorg.disclosure.answers.Answers`."""

    edition: Edition
    geography: Geography
    settings: Settings
    ask: Callable[[View], Table]
    initiatives: tuple[Initiative, ...]
    reporting: Mapping[int, frozenset[str]]
    amounts: Mapping[int, frozenset[str]] | None
    net_results: Callable[[int], NetResults]
    seen: tuple[int, int] | None = None
    public: Public | None = None
    newest: bool = True
    said: Said = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The number of the published version, 0 when the data are none."""
        return self.public.version if self.public else 0

    @property
    def version(self) -> str:
        """Which data version is shown."""
        return self.edition.version

    def table(self, view: View) -> Table:
        """The protected Table of a view."""
        return self.ask(view.question())

    def scope(self, **defaults: Unpack[Defaults]) -> Scope:
        """What an address can speak of here; see :func:`arbeidszorg.view.view.scope`."""
        own = make_scope(self.geography, *self.every_year, **defaults)
        return replace(own, version=self.number, newest=self.newest)

    @property
    def every_year(self) -> tuple[int, int]:
        """First and last year of the data."""
        return (self.edition.first_year, self.edition.last_year)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year that are looked at."""
        return self.seen or self.every_year

    def within(self, years: tuple[int, int] | None) -> Atlas:
        """The same as it was when its years were these; None: all that there are. An address speaks
        of every year all the same."""
        return self if years == self.seen else replace(self, seen=years)

    def running(self, year: int, towns: Collection[str] | None = None) -> list[Initiative]:
        """The initiatives that run on some day of a year, in these towns (all when left out)."""
        return initiatives.running(self.initiatives, year, towns)


def open_atlas(settings: Settings, make: Make) -> Atlas:
    """The data that ``settings`` names, from what was compiled of them; ``make`` compiles them when
    nothing lies ready. Raises what ``make`` raises, and
    :class:`~arbeidszorg.places.geography.GeographyError`."""
    public, compiled = ready.shown(settings, make)
    areas = geography.load(settings.boundaries, settings.territory)
    here = atlas_of(answers(compiled, areas, settings))
    return replace(here, public=public, said=compiled.said)


def atlas_of(said: Answers, kept_rows: int = KEPT_ROWS) -> Atlas:
    """An Atlas that shows what a data version may say; ``kept_rows``: of answers."""

    answer = with_groups(said.ask, said.geography)

    def ask(view: View) -> Table:
        return presented(answer(view), said.edition, said.geography, said.initiatives)

    return Atlas(
        said.edition,
        said.geography,
        said.settings,
        cached(LRUCache(kept_rows, getsizeof=_rows), lock=Lock())(ask),
        said.initiatives,
        said.reporting,
        said.amounts,
        said.net_results,
    )


def _rows(table: Table) -> int:
    return ROWS_OF_NONE + len(table.rows)


def presented(
    answer: Protected,
    edition: Edition,
    geography: Geography,
    every: Sequence[Initiative] = (),
) -> Table:
    """A protected answer with its title, source and notes. ``every``: the initiatives that
    footnotes may be of."""
    view = answer.view
    explained = footnotes.of(view, edition.footnotes, every, geography)
    return Table(
        view=view,
        rows=answer.rows,
        count_totals=answer.count_totals,
        names={
            code: name_form(geography, code)
            for code in dict.fromkeys(
                (geography.whole, *(row.area for row in answer.rows), *view.areas)
            )
        },
        title=wording.title(view, geography),
        subtitle=wording.subtitle(view, geography),
        denominator=wording.denominator(view, geography),
        source=edition.source,
        reference_date=edition.reference_date,
        demo=edition.demo,
        version=edition.version,
        whole=_whole(view, geography),
        entire=geography.whole,
        notes=notes(view, answer.rows, (*answer.remarks, *explained), edition.demo, geography),
    )


def _whole(view: View, geography: Geography) -> str:
    """The chosen area that holds the other chosen ones; "" when none does. More than a sentence can
    name are told by their number."""
    known = all(code in geography.members for code in view.areas)
    if not known or not 1 < len(view.areas) <= MOST_NAMES:
        return ""
    members = {code: set(geography.members[code]) for code in view.areas}
    return next(
        (
            code
            for code, towns in members.items()
            if all(other <= towns for other in members.values())
        ),
        "",
    )
