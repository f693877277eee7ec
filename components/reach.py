"""Reach on a page: its figures as they stand and as they leave, the ranking beside the map, and
what can be tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import g

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.listed import Listed
from arbeidszorg.figures.base import look as looks
from arbeidszorg.figures.kinds import mapped, maps
from arbeidszorg.figures.picture import Picture
from arbeidszorg.places.level import TOWN
from arbeidszorg.subjects.reach import picture as drawing
from arbeidszorg.subjects.reach import question, tables, words
from arbeidszorg.subjects.reach.answer import Answer, answer, written
from arbeidszorg.subjects.reach.best import Best
from arbeidszorg.subjects.reach.question import Question
from arbeidszorg.texts import t
from arbeidszorg.view.address import as_query
from arbeidszorg.view.notes import note
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import Scope
from components import html, portrait
from components.card import Card, Place
from components.finding import PATH as FINDER
from components.finding import place_of
from components.legend import swatch
from components.reach_form import TRIED
from components.tables import cell, scrolling

#: Where the figures stand.
PLACE = Place("dekking")
#: The keys of the figures.
MAP, WHITE, BEST, MORE = "kaart", "witte-vlekken", "beste", "erbij"
#: Under which name a request holds what it made.
MADE = "bereik"


@dataclass(frozen=True)
class Shown:
    """An answer, and its figures by key."""

    found: Answer
    cards: dict[str, Card]


def scope(here: Atlas) -> Scope:
    """One year, of municipalities."""
    return here.scope(level=TOWN, measure="initiatieven", single_year=True)


def shown(query: str, here: Atlas) -> Shown:
    """The answer to what an address asks, and its figures: made once for a request, that asks for
    them when it draws the page and when it says what messages show of it."""
    made: dict[str, Shown] = g.setdefault(MADE, {})
    kept = made.get(query)
    if kept is None or kept.found.here is not here:
        found = answer(question.read(query, scope(here))[0], here)
        kept = made[query] = Shown(found, cards_of(found))
    return kept


def cards(here: Atlas, query: str) -> list[Card]:
    """Every figure of the page for its address, as it leaves."""
    return list(shown(query, here).cards.values())


def cards_of(found: Answer) -> dict[str, Card]:
    """Key -> figure, in the order in which they stand. Who looks at one more sees that first, after
    the map."""
    table, to = tables.of_map(found), addresses(found)

    def look(code: str) -> str:
        return to(found.asked.looking_at(code))

    every = {MAP: _card(MAP, table, drawing.draw_map(found, table).linked(look), found, level=2)}
    if found.then is not None:
        table = tables.of_more(found)
        every[MORE] = _card(MORE, table, drawing.draw_gains(found, table).linked(look), found)
    table = tables.of_white_spots(found)
    nothing = t("bereik.white.none", **found.words)
    every[WHITE] = _card(WHITE, table, drawing.draw_bars(table, nothing), found)
    table = tables.of_best(found)
    nothing = t("bereik.best.none", **found.words)
    every[BEST] = _card(BEST, table, drawing.draw_bars(table, nothing), found)
    return every


def _card(key: str, table: Listed, picture: Picture, found: Answer, level: int = 3) -> Card:
    year, demo = str(found.year), ["demonstratie"] * table.demo
    name = "_".join(["arbeidszorg", "dekking", key, year, *demo])
    real = mapped.on_outlines(found.asked.view) or picture.kind == "circles"
    credits = bool(picture.ratio) and real
    many = len(found.now.supply.sites) > drawing.MANY and picture.kind in ("areas", "circles")
    return Card(
        key,
        table,
        picture,
        "bereik",
        title=table.title,
        remarks=(note("bereik.note.many", most=drawing.MANY),) if many else (),
        credits=credits,
        level=level,
        name=name,
        ways=ways(found),
    )


def ways(found: Answer) -> dict[str, str]:
    """What the tables name -> where somebody goes on: from a municipality to the initiatives around
    it, from an initiative to its own page."""
    towns = found.here.geography.level(TOWN)
    around = {area.name: finder(area.slug) for area in towns}
    return {**around, **{name: place_of(code) for name, code in tables.nearest_of(found).items()}}


def finder(slug: str) -> str:
    """Where the initiatives around a municipality are."""
    return f"{FINDER}{as_query({'van': slug})}"


def addresses(found: Answer) -> Callable[[Question], str]:
    """What writes the address of another question on the same page."""
    own = scope(found.here)
    return lambda asked: question.query(asked, own) or "?"


def ranking(found: Answer, table: Table) -> html.Div:
    """The municipalities from the one that is worst off; each name looks at its own."""
    scale = maps.classes_over(table)
    to, asked = addresses(found), found.asked
    texts = [written(found.rows[at], found.unit)[0] for at in found.order]
    rows = []
    for number, at in enumerate(found.order):
        row = found.rows[at]
        seen = looks(row, scale)
        taken = row.area == asked.town
        key = "unlook" if taken else "look"
        mark = swatch(seen.fill, seen.pattern, seen.ink, round_=True)
        attributes: dict[str, Any] = {"aria-current": "true"} if taken else {}
        link = html.A(
            row.area_name,
            href=to(asked.looking_at(row.area)),
            **{"data-adres": row.area, "aria-label": t(f"bereik.page.{key}", name=row.area_name)},
            **attributes,
        )
        rank = str(texts.index(texts[number]) + 1) if row.status == OK else ""
        rows.append(
            html.Tr(
                [
                    html.Td(rank, className="rang"),
                    html.Th([mark, link], scope="row"),
                    cell(written(row, found.unit)),
                ],
                className="gekozen" if taken else "",
                style={"--kleur": drawing.TOWN} if taken else {},
                **{"data-gebied": row.area},
            )
        )
    title = t("bereik.page.ranked", title=table.title)
    head = html.Tr(
        [
            html.Th(t("page.kaart.rank"), scope="col", className="rang"),
            html.Th(t("bereik.column.town"), scope="col"),
            html.Th(t(f"bereik.unit_short.{asked.measure}"), scope="col", className="getal"),
        ]
    )
    whole = html.Table(
        [html.Caption(title, className="onzichtbaar"), html.Thead(head), html.Tbody(rows)],
        className="cijfertabel rangtabel",
    )
    return scrolling(whole, title)


def town(found: Answer) -> list[Any]:
    """The municipality that is looked at, in short, with where to go from there."""
    asked, geo = found.asked, found.here.geography
    if not asked.town:
        return []
    name, to = geo.areas[asked.town].name, addresses(found)
    about = portrait.link(geo, asked.town, found.year, found.here.every_year[1])
    tried = [] if asked.more == (asked.town,) else [_tried(to(asked.at([asked.town])), name)]
    return [
        html.Div(
            [
                html.H3(t("bereik.page.town", name=name)),
                html.P(" ".join(words.of_town(found))),
                *tried,
                *_on(found),
                html.P(html.A(t("bereik.page.town_all", name=name), href=about)),
            ],
            className="kortvorm",
        )
    ]


def _on(found: Answer) -> list[html.P]:
    """From the municipality that is looked at to its nearest initiative, and to all around it."""
    cover, area = found.now, found.here.geography.areas[found.asked.town]
    text = t("bereik.page.town_find", name=area.name)
    links = [html.A(text, href=finder(area.slug))]
    if cover.supply.sites:
        near = cover.supply.sites[int(cover.which[cover.towns.at[area.code]])]
        text = t("bereik.page.town_nearest", name=near.name)
        links.insert(0, html.A(text, href=place_of(near.code)))
    return [html.P(link) for link in links]


def _tried(to: str, name: str) -> html.P:
    return html.P(
        html.A(
            t("bereik.page.town_more", name=name), href=f"{to}#{TRIED}", **{"data-adres": "probeer"}
        )
    )


def best(found: Answer) -> html.Div:
    """The best of one, two and three more, each a link that thinks of them."""
    if not found.best or not found.best[0].gained:
        return html.Div()
    to = addresses(found)
    items = []
    for each in found.best:
        items.append(_best(each, found, to))
        if not each.choices:
            break  # nor do more
    heading = html.H3(t("bereik.best.list"))
    return html.Div([heading, html.Ul(items, className="besteplekken")])


def _best(each: Best, found: Answer, to: Callable[[Question], str]) -> html.Li:
    number = html.Strong(t(f"bereik.best.number_{each.number}"))
    if not each.choices:
        return html.Li([number, ": ", t("bereik.best.nothing", nth=words.nth(each), **found.words)])
    choice = each.choices[0]
    named = words.choice_names(choice, found)
    gained = words.people(each.gained)
    link = html.A(
        t("bereik.best.try", names=named, gained=gained),
        href=f"{to(found.asked.at(choice))}#{TRIED}",
        **{"data-adres": f"beste-{each.number}"},
    )
    tied = words.tied(each, found)
    return html.Li(
        [number, ": ", link, *([" ", html.Span(tied, className="even")] if tied else [])]
    )
