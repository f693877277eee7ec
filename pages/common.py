"""What the pages share: the address read, the cards filled, and the one callback that follows the
address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dash import Input, Output, callback, html, no_update

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.view import Scope, View
from arbeidszorg.view.wording import describe
from components import filters
from components.card import Card, card, part, parts
from components.context import atlas, kept
from components.markup import markup
from components.notices import area as notice_area
from components.notices import notices
from components.piece import Memory, Piece
from components.terms import with_terms

#: Every page with figures, and every page of text, by path. Filled while the app is made; never by
#: a visitor. "" is the page for addresses that do not exist.
PAGES: dict[str, Page] = {}
TEXTS: dict[str, TextPage] = {}
#: Closes menus; pages with Dash have it in their bundle.
MENUS = "/assets/scripts/shared/menus.js"


@dataclass(frozen=True)
class Page:
    """What a page is to the rest: its name and path, the scope of its address, its filters and
    cards, and further parts (id -> what fills it) that change with the view. ``check`` may change
    a view that the page cannot show, with a notice."""

    name: str
    path: str
    scope: Callable[[Atlas], Scope]
    bar: Callable[[View, Scope], html.Form]
    cards: Callable[[View, Atlas], list[Card]]
    body: Callable[[View, dict[str, html.Section], Atlas], list[Any]]
    parts: Mapping[str, Callable[[View, Atlas], Any]]
    check: Callable[[Parsed, Atlas], Parsed] = lambda parsed, _: parsed

    @property
    def title(self) -> str:
        """Its heading."""
        return t(f"page.{self.name}.title")

    @property
    def lead(self) -> str:
        """What it is about, in a sentence."""
        return t(f"page.{self.name}.lead")

    def read(self, query: str | Mapping[str, object]) -> Parsed:
        """The view of an address of this page."""
        here = atlas()
        return self.check(addresses.parse(query, self.scope(here)), here)

    def address(self, view: View) -> str:
        """The query part of the address of a view on this page."""
        return addresses.query(view, self.scope(atlas()))

    def layout(self, query: str | Mapping[str, object] = "") -> html.Div:
        """The page for an address."""
        return self.built(self.read(query))

    def built(self, parsed: Parsed) -> html.Div:
        """The page for a view; what its address asked in vain becomes a notice."""
        here = atlas()
        address, own = self.address(parsed.view), self.scope(here)
        made = {
            one.key: card(self.name, one, address, here) for one in self.cards(parsed.view, here)
        }
        body = [self.bar(parsed.view, own), *self.body(parsed.view, made, here)]
        body[0]["verder"].children = filters.carried(body, addresses.parameters(parsed.view, own))
        return html.Div(
            [
                Memory("vraag"),  # where the reader went
                Memory("adres"),  # what the server answered
                html.H1(self.title),
                html.P(with_terms(self.lead), className="lead"),
                notice_area(parsed.notices),
                body[0],
                Piece(filters.chips(parsed.view, own), id="gekozen-filters"),
                *body[1:],
                Piece(id="gezegd", role="status", className="onzichtbaar"),
            ],
            className=f"breed pagina-{self.name}",
        )

    def answer(self, search: str, number: int | None = None) -> dict[str, Any]:
        """Another view of a page that already stands. ``stukken``: piece -> what it holds, as HTML;
        only what depends on the view, so that focus and open tables stay. ``zoek``: the address as
        it was understood; ``gezegd``: what is said aloud; ``nummer``: the browser's own number of
        its question."""
        parsed = self.read(search)
        pieces, said = kept().get(
            ("answer", self.path, parsed.view), lambda: self._pieces(parsed.view)
        )
        notes = {"meldingen": markup(notices(parsed.notices))}
        return {
            "zoek": self.address(parsed.view),
            "stukken": {**pieces, **notes},
            "gezegd": said,
            "nummer": number,
        }

    def _pieces(self, view: View) -> tuple[dict[str, str], str]:
        here = atlas()
        address = self.address(view)
        made = self.cards(view, here)
        found: dict[str, Any] = {
            part(self.name, one.key, name): held
            for one in made
            for name, held in parts(self.name, one, address, here).items()
        }
        found |= {name: fill(view, here) for name, fill in self.parts.items()}
        found["gekozen-filters"] = filters.chips(view, self.scope(here))
        said = describe(made[0].table.view, here.geography)
        return {name: markup(held) for name, held in found.items()}, said


@dataclass(frozen=True)
class TextPage:
    """A page without Dash: what it is called, what it is about, what it holds for the query part of
    an address, and the scripts that it needs beside those of every page. ``reads``: its address may
    say more than where it is."""

    path: str
    title: str
    lead: str
    layout: Callable[[str], html.Div]
    scripts: tuple[str, ...] = ()
    reads: bool = False

    @property
    def loads(self) -> tuple[str, ...]:
        """Every script of ours that it loads: the menus of the header are on each page."""
        return (MENUS, *self.scripts)


def follow() -> None:
    """Let every page answer to its address: ``figures/address.js`` puts the address that a reader
    went to in the memory ``vraag``, as ``{"pad": path, "zoek": query, "nummer": number}``, and
    finds :meth:`Page.answer` in the memory ``adres``."""

    @callback(Output("adres", "data"), Input("vraag", "data"), prevent_initial_call=True)
    def update(asked: dict[str, Any] | None) -> Any:
        asked = asked or {}
        page = PAGES.get(asked.get("pad", ""))
        return page.answer(asked.get("zoek", ""), asked.get("nummer")) if page else no_update
