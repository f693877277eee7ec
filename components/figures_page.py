"""A page with figures that follow its filters: the address read, the cards filled, and the one
callback that follows the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.view import Scope, View
from arbeidszorg.view.wording import describe, enumerate_nl
from components import filters, html
from components.card import Card, Place, card, part, parts
from components.chips import chips
from components.context import atlas, cache
from components.dash_inside import Memory, Piece
from components.markup import markup
from components.notices import area as notice_area
from components.notices import notices
from components.terms import with_terms
from components.wider import wider

#: Memories of a page: where the reader went, and what the server answered.
QUESTION, ANSWER = "vraag", "adres"
#: The last piece of a page, by which the scripts see that Dash's page stands: what is said aloud.
SPOKEN = "gezegd"
#: What may be asked of a page with figures, and is said when it shows it not.
FILTERS = ("maat", "eenheid", "niveau", "gebied", "sector", "activiteit", "splitsing", "plaats")
#: The heading of a page, which may follow its view.
HEADING = "paginakop"


def seen(view: View) -> Atlas:
    """The Atlas behind the current request, as far as a view looks."""
    return atlas().within(view.series)


@dataclass(frozen=True)
class FiguresPage:
    """A page with figures: its name and path, the scope of its address, its filters and cards, and
    further parts (id -> what fills it) that change with the view. ``check`` may change a view that
    the page cannot show, with a notice; ``headed``: its heading for a view, where it follows;
    ``variable``: the parameter that stands behind its path, and in no query."""

    name: str
    path: str
    scope: Callable[[Atlas], Scope]
    bar: Callable[[View, Scope], html.Form]
    cards: Callable[[View, Atlas], list[Card]]
    body: Callable[[View, dict[str, html.Section], Atlas], list[Any]]
    parts: Mapping[str, Callable[[View, Atlas], Any]]
    check: Callable[[Parsed, Atlas], Parsed] = lambda parsed, _: parsed
    headed: Callable[[View, Atlas], str] | None = None
    variable: str = ""

    @property
    def title(self) -> str:
        """Its heading."""
        return t(f"page.{self.name}.title")

    @property
    def lead(self) -> str:
        """What it is about, in a sentence."""
        return t(f"page.{self.name}.lead")

    def heading(self, view: View) -> str:
        """Its heading for a view."""
        here = seen(view)
        if self.headed:
            return self.headed(view, here)
        return here.geography.territory.filled(self.title)

    def read(self, query: str | Mapping[str, object]) -> Parsed:
        """The view of an address of this page, and a notice for what it asks in vain."""
        here = atlas()
        own = self.scope(here)
        parsed = addresses.parse(query, own)
        return self._left_out(parsed, self.check(parsed, here), own)

    def _left_out(self, asked: Parsed, shown: Parsed, own: Scope) -> Parsed:
        """What is shown, with a notice of what was asked and is not, where nothing says so yet."""
        if shown.notices != asked.notices or shown.view == asked.view:
            return shown
        before, after = (addresses.parameters(each.view, own) for each in (asked, shown))
        lost = [name for name in FILTERS if name in before and before[name] != after.get(name)]
        if not lost:
            return shown
        names = enumerate_nl([t(f"view.parameter.{name}") for name in lost])
        notice = t("page.left_out", names=names)
        return replace(shown, notices=(*shown.notices, notice))

    def address(self, view: View) -> str:
        """The query part of the address of a view on this page."""
        return addresses.query(view, self.scope(atlas()))

    def lasting(self, view: View) -> str:
        """The same, as it leaves the atlas: it says the same when there are new data."""
        return addresses.lasting(view, self.scope(atlas()))

    @property
    def place(self) -> Place:
        """Where its cards stand."""
        return Place(self.name, self.path, variable=self.variable)

    def stands_at(self, path: str, parsed: Parsed) -> bool:
        """Whether what was read stands at the path that it goes by, with nothing to say of it: of
        another path it may be said why it leads here."""
        own = self.place.page(self.address(parsed.view)).partition("?")[0]
        straight = not self.variable or unquote(own) == path.rstrip("/")
        return straight and not parsed.notices

    def shown_for(self, parsed: Parsed, here: Atlas) -> list[Card]:
        """Its cards for what was read."""
        return self.cards(parsed.view, here.within(parsed.view.series))

    def query(self, parsed: Parsed) -> str:
        """The query part of the address of what was read, as it leaves the atlas."""
        return self.lasting(parsed.view)

    def shown(self, view: View, here: Atlas) -> list[Card]:
        """Its cards; one that is mostly hidden leads to a choice that shows more."""
        cards, here = [], here.within(view.series)
        for each in self.cards(view, here):
            more = wider(view, each.table, here)
            to = self.place.page(self.address(more)) if more else ""
            cards.append(replace(each, wider=to) if to else each)
        return cards

    def layout(self, /, **query: Any) -> html.Div:
        """The page for the parameters of an address, as Dash asks for it."""
        return self.built(self.read(query))

    def built(self, parsed: Parsed) -> html.Div:
        """The page for a view; what its address asked in vain becomes a notice."""
        here, view = seen(parsed.view), parsed.view
        address, own = self.address(view), self.scope(here)
        lasting = self.lasting(view)
        cards = {
            item.key: card(self.place, item, address, lasting, here)
            for item in self.shown(view, here)
        }
        form, *body = [self.bar(view, own), *self.body(view, cards, here)]
        free = self._free(view)
        filters.carry(form, body, addresses.parameters(free, own))
        form[filters.COUNT].children = filters.count(free, own)
        if parsed.missed:
            filters.keep_searched(form, parsed.missed)
        if self.variable:  # what links to other pages take along, and no control says
            known = addresses.parameters(view, own).get(self.variable, "")
            setattr(form, "data-vast", addresses.as_query({self.variable: known}))
        return html.Div(
            [
                Memory(QUESTION),
                Memory(ANSWER),
                Piece(self.heading(view), id=HEADING, tag="h1"),
                html.P(with_terms(here.geography.territory.filled(self.lead)), className="lead"),
                notice_area(self.notices(parsed)),
                form,
                Piece(chips(free, own), id="gekozen-filters"),
                *body,
                Piece(id=SPOKEN, role="status", className="onzichtbaar"),
            ],
            className=f"breed pagina-{self.name}",
        )

    def notices(self, parsed: Parsed) -> list[Any]:
        """What an address asked in vain; an area that may have been meant is a link to it."""
        own, near = self.scope(atlas()), atlas().geography.near
        meant: dict[str, str] = {}
        for name in (name for value in parsed.missed for name in near(value)):
            area = own.geography.find(name)
            if area is not None and area.code not in parsed.view.areas:
                wider = replace(parsed.view, areas=(*parsed.view.areas, area.code))
                meant[name] = addresses.query(wider, own) or "?"
        return notices(parsed.notices, parsed.only_missed, meant)

    def answer(self, query: str, number: int | None = None) -> dict[str, Any]:
        """Another view of a page that already stands. ``stukken``: piece -> what it holds, as HTML;
        only what depends on the view, so that focus and open tables stay. ``zoek``: the address as
        it was understood; ``gezegd``: what is said aloud; ``gezocht``: names that were looked for
        in vain, which stay in their field; ``nummer``: the browser's own number of
        its question."""
        parsed = self.read(query)
        pieces, spoken = cache().get(
            ("answer", self.path, parsed.view), lambda: self._pieces(parsed.view)
        )
        vain = {"meldingen": markup(self.notices(parsed))}
        return {
            "zoek": self.place.rest(self.address(parsed.view)),
            "stukken": {**pieces, **vain},
            "gezegd": spoken,
            "gezocht": ", ".join(parsed.missed),
            "nummer": number,
        }

    def _pieces(self, view: View) -> tuple[dict[str, str], str]:
        here = seen(view)
        address, lasting = self.address(view), self.lasting(view)
        cards = self.shown(view, here)
        pieces: dict[str, Any] = {
            part(self.name, item.key, name): content
            for item in cards
            for name, content in parts(self.place, item, address, lasting, here).items()
        }
        pieces |= {name: fill(view, here) for name, fill in self.parts.items()}
        pieces[HEADING] = self.heading(view)
        pieces["gekozen-filters"] = chips(self._free(view), self.scope(here))
        pieces[filters.COUNT] = filters.count(self._free(view), self.scope(here))
        spoken = describe(cards[0].table.view, here.geography)
        return {name: markup(content) for name, content in pieces.items()}, spoken

    def _free(self, view: View) -> View:
        """The view without what the path of the page says, which no filter can take off."""
        return replace(view, areas=()) if self.variable else view
