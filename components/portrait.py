"""An area in words: three sentences, what lies around it, who is there, and what can be taken
along; and its short form beside a map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.places.distances import distance
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.names import path_of
from arbeidszorg.places.neighbours import around
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.report import portrait
from arbeidszorg.report.key_figures import at_home
from arbeidszorg.report.subject import Subject, row_of
from arbeidszorg.subjects.reach import words as reached
from arbeidszorg.subjects.reach.answer import plain
from arbeidszorg.texts import label, t
from arbeidszorg.view.address import NUMBERS, NUMBERS_CSV, as_query
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import enumerate_nl
from components import html, news
from components.finding import PATH as FINDER
from components.finding import place_of
from components.reports import FORMATS
from components.reports import PLACE as REPORTS

#: Where the page of an area is.
PLACE = "/gebied"
#: Where reach is.
REACH = "/dekking"
#: Initiatives outside an area that are named.
NEAREST = 4
#: What the three sentences answer.
QUESTIONS = ("how_many", "is_many", "where_to")


def link(geography: Geography, code: str, year: int, last: int) -> str:
    """Where the page of an area is; the last year goes without saying."""
    query = "" if year == last else f"?jaar={year}"
    return f"{PLACE}/{path_of(geography, code)}{query}"


def subject_of(view: View, here: Atlas) -> Subject:
    """What the page of a view is about: one area in one year."""
    return Subject(here, view.areas[0] if view.areas else here.geography.whole, view.year)


def words(view: View, here: Atlas) -> Any:
    """The number, and the three sentences under their questions."""
    subject = subject_of(view, here)
    row = row_of(subject.table(), subject.code, subject.year)
    said = (portrait.how_many(subject), portrait.is_many(subject), portrait.where_to(subject))
    answers: list[Any] = []
    for key, text in zip(QUESTIONS, said, strict=True):
        if text:
            answers += [html.Dt(t(f"portret.page.{key}")), html.Dd(text)]
    assert row is not None, "a view always has its own area and year"
    number = style.shown(row.value, row.status, "aantal")
    return [
        html.P(
            [
                html.Span(number, className="tegelgetal"),
                " ",
                t("portret.page.figure", year=subject.year),
            ],
            className="portretgetal",
        ),
        html.Dl(answers, className="portretzinnen"),
    ]


def short(view: View, here: Atlas) -> Any:
    """The chosen areas of a map in short, the last one first, each with the way to its page."""
    codes = [code for code in reversed(view.areas) if code in here.geography.areas]
    forms = [_short(Subject(here, code, view.year)) for code in codes]
    chosen = {"sector": view.sectors, "activiteit": view.activities}
    left = [t(f"view.parameter.{name}") for name, taken in chosen.items() if taken]
    if not forms or not left:
        return forms
    said = t("portret.short.everybody", names=enumerate_nl(left))
    return [html.P(said, className="klassenuitleg"), *forms]


def _short(subject: Subject) -> html.Div:
    texts = [portrait.how_many(subject), portrait.rank(subject), portrait.beside_alike(subject)]
    if subject.whole:
        texts = [portrait.how_many(subject)]
    return html.Div(
        [
            html.H3(t("portret.short.title", name=subject.name, year=subject.year)),
            html.P(" ".join(filter(None, texts))),
            *_around(subject),
            html.P(more(subject)),
        ],
        className="kortvorm",
    )


def _around(subject: Subject) -> list[html.P]:
    """What lies around it, each a way to its page."""
    geo, last = subject.here.geography, subject.here.every_year[1]
    links: list[Any] = []
    for code in around(geo, subject.code):
        name, to = geo.areas[code].name, link(geo, code, subject.year, last)
        links += [" " if not links else ", ", html.A(name, href=to)]
    return [html.P([t("portret.short.around"), *links])] if links else []


def more(subject: Subject) -> html.A:
    """The way to all about an area."""
    geo, last = subject.here.geography, subject.here.every_year[1]
    to = link(geo, subject.code, subject.year, last)
    return html.A(t("portret.short.more", name=subject.called), href=to)


def home(view: View, here: Atlas) -> Any:
    """Who lives here, wherever they work: as far as may be shown."""
    subject = subject_of(view, here)
    said = [at_home(subject)]
    if not subject.whole:
        said.append(t("portret.page.home_unknown"))
    return [html.H2(t("portret.page.home_title")), *map(html.P, filter(None, said))]


def neighbourhood(view: View, here: Atlas) -> Any:
    """The areas around, within and above, each a way to its page."""
    subject, geo = subject_of(view, here), here.geography
    kinds: dict[str, Iterable[str]] = {"around": around(geo, subject.code)}
    if subject.level == TOWN:
        kinds["part_of"] = [
            *(geo.parent(subject.code, level).code for level in geo.middle),
            geo.whole,
        ]
    else:
        within = geo.main if subject.whole else TOWN
        kinds["parts"] = [area.code for area in geo.within(subject.code, within)]
        kinds["part_of"] = [] if subject.whole else [geo.whole]
    lists = [part for key, codes in kinds.items() if (part := _links(subject, key, tuple(codes)))]
    return [html.H2(t("portret.page.around")), *_near(subject), *lists]


def _near(subject: Subject) -> list[html.P]:
    """What a town has near, with the way to more about it."""
    if subject.level != TOWN:
        return []
    more = html.A(t("bereik.page.portrait", name=subject.name), href=reach(subject))
    return [html.P(within_reach(subject)), html.P(more)]


def within_reach(subject: Subject) -> str:
    """How far the centre of a town is from the nearest initiative, and how many are near."""
    found = plain(subject.here, subject.year, subject.code)
    return " ".join(reached.of_town(found)[:2])


def reach(subject: Subject) -> str:
    """Where it stands how far a town is from initiatives, and what one more would change."""
    year = {} if subject.year == subject.here.every_year[1] else {"jaar": str(subject.year)}
    slug = subject.here.geography.areas[subject.code].slug
    return f"{REACH}{as_query({**year, 'gebied': slug})}"


def _links(subject: Subject, key: str, codes: tuple[str, ...]) -> html.Div | None:
    if not codes:
        return None
    geo, last = subject.here.geography, subject.here.every_year[1]
    links = [
        html.Li(html.A(geo.full_name(code), href=link(geo, code, subject.year, last)))
        for code in codes
    ]
    heading = [] if key == "around" else [html.H3(t(f"portret.page.{key}"))]
    return html.Div([*heading, html.Ul(links, className="gebiedenrij")])


def initiatives(view: View, here: Atlas) -> Any:
    """The initiatives that run here, and the nearest elsewhere: they are public."""
    subject = subject_of(view, here)
    running = sorted(subject.running(), key=lambda each: each.name)
    content: list[Any] = [html.H2(t("portret.page.here", year=subject.year))]
    if running:
        content.append(html.Ul([html.Li(_named(each, here)) for each in running]))
    else:
        content.append(html.P(t("portret.page.none_here", year=subject.year)))
    if near := _nearest(subject):
        content += [html.H3(t("portret.page.nearest")), html.Ul([html.Li(text) for text in near])]
    slug = here.geography.areas[subject.code].slug
    asked = {} if subject.whole else {"van" if subject.level == TOWN else "gebied": slug}
    find = html.A(t("portret.page.find"), href=f"{FINDER}{as_query(asked)}")
    return [*content, html.P(find)]


def _named(each: Initiative, here: Atlas) -> list[Any]:
    town = here.geography.areas[each.nis].name
    link = html.A(each.name, href=place_of(each.code))
    return [link, f" ({town}, {label('sector_kort', each.sector)})"]


def _nearest(subject: Subject) -> list[list[Any]]:
    """The initiatives that run nearest to a town, outside it."""
    here, geo = subject.here, subject.here.geography
    if subject.level != TOWN:
        return []
    middle = geo.centres[subject.code]
    others = [
        (distance(middle, each.spot or geo.centres[each.nis]), each)
        for each in here.running(subject.year)
        if each.nis not in subject.towns
    ]
    others.sort(key=lambda pair: (pair[0], pair[1].name))
    return [_far(each, far, here) for far, each in others[:NEAREST]]


def _far(each: Initiative, far: float, here: Atlas) -> list[Any]:
    """An initiative outside the area, with how far it is."""
    words = {
        "town": here.geography.areas[each.nis].name,
        "sector": label("sector_kort", each.sector),
        "far": style.number(max(1, round(far))),
    }
    link = html.A(each.name, href=place_of(each.code))
    return [link, " ", t("portret.page.nearest_item", **words)]


def take(view: View, here: Atlas) -> Any:
    """What can be taken along: the report, the deck, the numbers."""
    subject = subject_of(view, here)
    slug, year = here.geography.areas[subject.code].slug, subject.year
    path = path_of(here.geography, subject.code)
    report: list[Any] = [html.A(t("portret.page.report"), href=f"{REPORTS}{path}?jaar={year}")]
    for ending in FORMATS:
        name = t(f"page.rapport.format.{ending}")
        label_ = t("page.gebied.take_as", title=t("portret.page.report"), format=name)
        href = f"{REPORTS}{path}.{ending}?jaar={year}"
        report += [" ", html.A(name, href=href, download=True, **{"aria-label": label_})]
    deck = html.A(t("portret.page.deck"), href=f"/presentatie/{path}")
    years = f"{subject.first}..{here.years[1]}"
    query = as_query({"jaar": years, "niveau": subject.geography.top, "gebied": slug})
    numbers = [
        t("portret.page.numbers"),
        " ",
        html.A(t("portret.page.numbers_csv"), href=f"{NUMBERS_CSV}{query}", download=True),
        " ",
        html.A(t("portret.page.numbers_json"), href=f"{NUMBERS}{query}"),
    ]
    compare = as_query({"jaar": str(year), "niveau": TOWN, "gebied": slug})
    return [
        html.H2(t("portret.page.take")),
        html.Ul(
            [
                html.Li(report),
                html.Li(deck),
                html.Li(numbers),
                html.Li(html.A(t("portret.page.compare"), href=f"/kaart{compare}")),
                html.Li(_followed(subject)),
                html.Li(html.A(t("portret.page.all"), href=PLACE)),
            ],
            className="neemmee",
        ),
        html.P(t("portret.page.figures_too"), className="klassenuitleg"),
    ]


def _followed(subject: Subject) -> list[Any]:
    """How to hear of new numbers."""
    area = subject.code
    title, address = news.feeds(area)[0]
    return [
        html.A(t("portret.page.news"), href=news.address(area)),
        " ",
        html.A(title, href=address),
    ]
