"""What the pages share: the address read, the cards filled, and the one callback that follows the
address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import dash
from dash import Input, Output, callback, html, set_props

from arbeidszorg import view as views
from arbeidszorg.atlas import Atlas
from arbeidszorg.texts import t
from arbeidszorg.view import Parsed, Scope, View
from arbeidszorg.wording import describe
from components import filters
from components.card import Card, card, part, props
from components.context import atlas
from components.notices import area as notice_area
from components.notices import notices

#: Every page with figures, by path. Filled while the page modules load; never by a visitor.
PAGES: dict[str, Page] = {}


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

    def read(self, query: str | Mapping[str, object]) -> Parsed:
        """The view of an address of this page."""
        here = atlas()
        return self.check(views.parse(query, self.scope(here)), here)

    def address(self, view: View) -> str:
        """The query part of the address of a view on this page."""
        return views.query(view, self.scope(atlas()))

    def layout(self, /, **query: Any) -> html.Div:
        """The page for an address; what the address asks in vain becomes a notice."""
        here = atlas()
        parsed = self.read(query)
        address, own = self.address(parsed.view), self.scope(here)
        made = {
            one.key: card(self.name, one, address, here) for one in self.cards(parsed.view, here)
        }
        return html.Div(
            [
                html.H1(t(f"page.{self.name}.title")),
                html.P(t(f"page.{self.name}.lead"), className="lead"),
                notice_area(parsed.notices),
                self.bar(parsed.view, own),
                html.Div(filters.chips(parsed.view, own), id="gekozen-filters"),
                *self.body(parsed.view, made, here),
            ],
            className=f"breed pagina-{self.name}",
        )

    def refresh(self, search: str, number: int | None = None) -> str:
        """Bring a page that already stands to another view of itself; returns what is said aloud.
        Only what depends on the view is replaced, so focus and open tables stay. ``number`` is the
        browser's own number of its question, and goes back with the answer."""
        here = atlas()
        parsed = self.read(search)
        address = self.address(parsed.view)
        made = self.cards(parsed.view, here)
        for one in made:
            for name, values in props(self.name, one, address, here).items():
                set_props(part(self.name, one.key, name), values)
        for name, fill in self.parts.items():
            set_props(name, {"children": fill(parsed.view, here)})
        understood = {"pad": self.path, "zoek": address, "nummer": number}
        set_props("adres", {"data": understood})
        set_props("meldingen", {"children": notices(parsed.notices)})
        set_props("gekozen-filters", {"children": filters.chips(parsed.view, self.scope(here))})
        return describe(made[0].table.view, here.geography)


def register(page: Page) -> None:
    """Make a page known to Dash and to :data:`PAGES`."""
    PAGES[page.path] = page
    title = t(f"page.{page.name}.title")
    dash.register_page(
        f"pages.{page.name}",
        path=page.path,
        name=t(f"page.nav.{page.name}"),
        title=t("page.browser_title", page=title),
        description=t(f"page.{page.name}.lead"),
        layout=page.layout,
    )


def register_text(
    name: str, path: str | None, title: str, description: str, layout: Callable[..., html.Div]
) -> None:
    """Make a page without figures known to Dash; no path: the page for unknown addresses."""
    dash.register_page(
        f"pages.{name}",
        path=path,
        title=t("page.browser_title", page=title),
        description=description,
        layout=layout,
    )


def follow() -> None:
    """Let every page answer to its address: ``assets/atlas.js`` puts the address that a reader
    went to in the store ``vraag``, as ``{"pad": path, "zoek": query, "nummer": number}``."""

    @callback(
        Output("gezegd", "children"),
        Input("vraag", "data"),
        prevent_initial_call=True,
    )
    def update(asked: dict[str, Any] | None) -> str:
        asked = asked or {}
        page = PAGES.get(asked.get("pad", ""))
        return page.refresh(asked.get("zoek", ""), asked.get("nummer")) if page else ""
