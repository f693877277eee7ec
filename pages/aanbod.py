"""Sectoren en activiteiten: who offers arbeidszorg, what people do there, and who they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import classes as map_classes
from arbeidszorg.figures.kinds import bars, cells, groups
from arbeidszorg.texts import t
from arbeidszorg.view import view as views
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.notes import Note, note
from arbeidszorg.view.view import Scope, SplitCode, View
from components import filters, html, years
from components.card import Card, following
from components.figures_page import FiguresPage

#: Areas that stand beside each other as small multiples.
MOST = 8


def scope(here: Atlas) -> Scope:
    """The whole province and age first; an index would compare years."""
    return here.scope(
        level=here.geography.top,
        split=("leeftijd",),
        units=("aantal", "per10000", "aandeel"),
        splits=views.PLAIN_SPLITS,
        single_year=True,
    )


def check(parsed: Parsed, here: Atlas) -> Parsed:
    """One split for the profile, and not more areas than can be read side by side."""
    view, notices = parsed.view, parsed.notices
    if len(here.table(replace(view, split=())).areas) > MOST + 2:
        view = replace(view, level=here.geography.top, areas=())
        notices = (*notices, t("page.aanbod.too_many", most=MOST, **here.geography.words))
    return replace(parsed, view=view, notices=notices)


def _by(view: View, here: Atlas, *split: SplitCode) -> Table:
    return here.table(replace(view, split=split))


def _card(key: str, table: Table, definition: str, remarks: tuple[Note, ...] = ()) -> Card:
    """Bars for one area; for several, small multiples, which need room."""
    several = len(table.areas) > 1
    picture = groups.multiples(table) if several else bars.split_bars(table)
    return Card(key, table, picture, definition, remarks=remarks)


def cards(view: View, here: Atlas) -> list[Card]:
    """By sector, by activity, both crossed, and one profile."""
    sector, activity = _by(view, here, "sector"), _by(view, here, "activiteit")
    crossed = _by(view, here, "sector", "activiteit")
    scale = map_classes.classes_of((row.value for row in crossed.rows), view.unit)
    figures = [
        _card("sector", sector, view.measure),
        _card("activiteit", activity, view.measure),
        Card("kruis", crossed, cells.crossed(crossed, scale), view.measure),
    ]
    offer = view.measured.is_offer
    who = replace(view, measure="medewerkers") if offer else view
    remarks = (note("page.aanbod.profile_offer"),) if offer else ()
    split = view.split if view.split and view.split[0] in views.SPLITS else ("leeftijd",)
    profile = here.table(replace(who, split=split[:1]))
    return following(view, [*figures, _card("profiel", profile, split[0], remarks)])


def bar(view: View, own: Scope) -> html.Form:
    """The filters of the page."""
    return filters.bar(
        filters.measure(view, own),
        filters.unit(view, own),
        filters.level(view, own, own.geography.descending[:-1]),
        filters.search(own, MOST),
        years.slider(view, own),
        filters.sectors(view),
        filters.activities(view),
        filters.more(filters.place(view, own)),
    )


def body(view: View, sections: dict[str, html.Section], here: Atlas) -> list[Any]:
    """Sectors and activities beside each other, both crossed, and the profile with its choice."""
    choice = filters.split(view, scope(here), (*views.PROFILE_SPLITS, "vorm"))
    return [
        html.Div([sections["sector"], sections["activiteit"]], className="twee"),
        sections["kruis"],
        html.H2(t("page.aanbod.profile"), className="tussenkop"),
        html.Div(choice, className="filterbalk los"),
        sections["profiel"],
    ]


PAGE = FiguresPage("aanbod", "/aanbod", scope, bar, cards, body, {}, check)
dash.register_page(
    __name__,
    path=PAGE.path,
    name=t("page.nav.aanbod"),
    title=PAGE.title,
    description=PAGE.lead,
    order=2,
    layout=PAGE.layout,
    figures=PAGE,
    along=True,
)
