"""What the slides of a deck show now: addresses of the atlas become figures and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.earlier import NoVersionError
from arbeidszorg.content.deck import ALL_SECTORS, AS_SAVED, Change, Deck, Slide
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Number, Shown, Talk
from arbeidszorg.figures.text import clean
from arbeidszorg.places.geography import slugify
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.report.subject import year_of
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view import wording
from arbeidszorg.view.data_version import in_address
from arbeidszorg.view.view import Scope, View
from components import context
from components.addressed import card_key, figure_of, parted
from components.context import atlas, of
from components.context import host as own_host
from components.figures_page import FiguresPage
from components.frame import source_line
from components.markup import markup
from components.slide import slide as drawn
from components.versions import said_earlier


def talk(deck: Deck, here: Atlas, host: str, link: str = "") -> Talk:
    """The whole deck as it is shown now. ``host``: the start of every address of the atlas."""
    slides = tuple(shown(slide, place, here, host) for place, slide in enumerate(deck.slides, 1))
    return Talk(deck.title, slides, file_name(deck, here), here.edition.demo, link)


def file_name(deck: Deck, here: Atlas) -> str:
    """What a deck is called as a file, without ending, in plain ASCII."""
    parts = ["arbeidszorg", "presentatie", slugify(deck.title)[:60] or "eigen"]
    return "_".join([*parts, "demonstratie"] if here.edition.demo else parts)


def shown(
    slide: Slide,
    place: int,
    here: Atlas,
    host: str,
    change: Change = AS_SAVED,
    earlier: tuple[str, ...] = (),
) -> Shown:
    """A slide as it is shown now. What it asks in vain becomes a notice, after those of
    ``earlier``."""
    pictures = [
        _figure(address, f"dia-{place}-{number}", change, host)
        for number, address in enumerate(slide.figures, 1)
    ]
    figures = tuple(picture.figure for picture in pictures if picture.figure)
    notices = [*earlier, *(notice for picture in pictures for notice in picture.notices)]
    views = [picture.view for picture in pictures if picture.view]
    number_shown = None
    if slide.number:
        number_shown, more, view = _number(slide.number, change, host)
        notices += more
        views += view
    if views and change != AS_SAVED:
        slide = _without_words(slide, views[0], figures, here)
    heading = slide.heading or next((figure.about.title for figure in figures), "")
    # What is said in words, and the figures of a study, come from elsewhere: they are not invented.
    invented = any(figure.about.demo for figure in figures)
    demo = here.edition.demo and bool(invented or number_shown or place == 1)
    shown_now = Shown(
        slide,
        place,
        heading or t("presentatie.slide", number=place),
        figures,
        number_shown,
        tuple(dict.fromkeys(notices)),
        demo,
        change if views else AS_SAVED,
    )
    return _with_choice(shown_now, views[0], here) if views else shown_now


def _without_words(slide: Slide, view: View, figures: Sequence[Figure], here: Atlas) -> Slide:
    """A slide that is changed: what was written about the view as it was saved (title, caption,
    lines, notes) may be untrue of another. Its title is computed, the rest is gone."""
    chosen = [*wording.filters(view, here.geography), wording.years_named(view.years)]
    heading = figures[0].about.title if len(figures) == 1 else ", ".join(chosen)
    return replace(slide, heading=heading, caption="", lines=(), notes="")


def _with_choice(shown_now: Shown, view: View, here: Atlas) -> Shown:
    """What the first view shows, for who changes it."""
    areas, known = view.areas or (here.geography.whole,), here.geography.areas
    sectors = view.sectors or (ALL_SECTORS,)
    return replace(
        shown_now,
        year=view.year,
        area=known[areas[0]].slug if len(areas) == 1 and areas[0] in known else None,
        sector=sectors[0].lower() if len(sectors) == 1 else None,
    )


def change_of(query: Mapping[str, object], here: Atlas) -> tuple[Change, tuple[str, ...]]:
    """The change that parameters ask for (``jaar``, ``gebied``, ``sector``), and a Dutch notice for
    each that cannot be."""
    (first, last), notices = here.years, []
    year, area, sector = (
        clean(str(query.get(name) or ""))[:60] for name in ("jaar", "gebied", "sector")
    )
    chosen = year_of(year, here)
    if year and chosen is None:
        notices.append(t("presentatie.no_year", year=year, first=first, last=last))
    known = here.geography.find(area) if area else None
    if area and known is None:
        notices.append(t("presentatie.no_area", area=area))
    codes = {code.lower(): code for code in (*SECTORS, ALL_SECTORS)}
    if sector and sector.lower() not in codes:
        notices.append(t("presentatie.no_sector", sector=sector))
    return (
        Change(
            chosen,
            known.code if known else None,
            codes.get(sector.lower()) if sector else None,
        ),
        tuple(notices),
    )


def parameters(change: Change, here: Atlas) -> dict[str, str]:
    """A change as parameters of an address."""
    area = here.geography.areas[change.area].slug if change.area else None
    choice = {"jaar": change.year, "gebied": area, "sector": change.sector}
    return {name: str(value).lower() for name, value in choice.items() if value is not None}


@dataclass(frozen=True)
class _Shown:
    """The figure of an address, what it asks in vain, and the view that it shows."""

    figure: Figure | None
    notices: tuple[str, ...]
    view: View | None = None


def _figure(address: str, name: str, change: Change, host: str) -> _Shown:
    """The figure of an address, of the version that it names; an earlier one than the deck is
    shown of is said."""
    around, (bare, version) = context.version(), in_address(address)
    try:
        with of(version):
            shown = _figure_here(bare, name, change, atlas(), host)
            earlier = "" if version in ("", around) else said_earlier(atlas())
    except NoVersionError as error:
        return _Shown(None, (str(error),))
    return replace(shown, notices=(*shown.notices, *filter(None, [earlier])))


def _figure_here(address: str, name: str, change: Change, here: Atlas, host: str) -> _Shown:
    page, query, anchor = parted(address)
    gone = t("presentatie.gone", address=address)
    if page is None:
        return _Shown(None, (gone,))
    parsed = page.read(query)
    notices = parsed.notices
    follows = isinstance(page, FiguresPage)
    if isinstance(page, FiguresPage) and change != AS_SAVED:
        parsed = page.read(page.address(changed(parsed.view, change, page.scope(here))))
        notices += parsed.notices
    key = card_key(page, anchor) or page.shown_for(parsed, here)[0].key
    figure = figure_of(page, key, parsed.quiet(), host, name)
    if figure is None:
        return _Shown(None, (*notices, gone))
    if follows and change.year is not None and figure.table.view.year > change.year:
        # lines around the year that is shown end there too
        ended = replace(parsed, view=replace(parsed.view, series=(here.years[0], change.year)))
        figure = figure_of(page, key, ended.quiet(), host, name)
    return _Shown(figure, notices, parsed.view if follows else None)


def drawing(address: str) -> str:
    """Where the drawing of a figure is to be had, "" when there is no such page."""
    page, query, anchor = parted(address)
    key = card_key(page, anchor) if page else ""
    if page is None or not key:
        return ""
    return f"/figuur/{page.name}/{key}.svg{f'?{query}' if query else ''}"


def changed(view: View, change: Change, scope: Scope) -> View:
    """The view with another year, area or sector. A page of many years ends in that year."""
    if change.year is not None:
        first = change.year if scope.single_year else min(scope.defaults.years[0], change.year)
        view = replace(view, years=(first, change.year))
    if change.area is not None:
        view = replace(view, areas=() if change.area == scope.geography.whole else (change.area,))
    if change.sector is not None:
        every = change.sector == ALL_SECTORS
        view = replace(view, sectors=() if every else (change.sector,))
    return view


def _number(address: str, change: Change, host: str) -> tuple[Number | None, list[str], list[View]]:
    """The one number of a view, of the version that its address names: its only row, else its
    total."""
    around, (bare, version) = context.version(), in_address(address)
    try:
        with of(version):
            number, notices, views = _number_here(bare, change, atlas(), host)
            earlier = "" if version in ("", around) else said_earlier(atlas())
    except NoVersionError as error:
        return None, [str(error)], []
    return number, [*notices, *filter(None, [earlier])], views


def _number_here(
    address: str, change: Change, here: Atlas, host: str
) -> tuple[Number | None, list[str], list[View]]:
    parts = urlsplit(address)
    if parts.path not in (addresses.NUMBERS, addresses.NUMBERS_CSV):
        return None, [t("presentatie.no_number", address=address)], []
    scope = here.scope()
    parsed = addresses.parse(parts.query, scope)
    view = changed(parsed.view, change, replace(scope, single_year=True))
    table = here.table(replace(view, years=(view.year, view.year)))
    row = table.rows[0] if len(table.rows) == 1 else table.total_rows[-1]
    view = table.view
    living = here.geography.territory.credited("inwoners_kort", table.uses_residents)
    source = source_line(table.source, table.reference_date, residents=living)
    number = Number(
        text=style.shown(row.value, row.status, view.unit),
        status=row.status,
        said=wording.describe(view, here.geography),
        source=source,
        link=f"{host}{addresses.NUMBERS}{addresses.lasting(view, scope)}",
    )
    return number, list(parsed.notices), [view]


def slide_html(slide: Slide, place: int, total: int, choice: Mapping[str, object]) -> str:
    """A slide as HTML, with what is changed on it. None is kept: a slide can hold what a reader
    wrote, and takes a few milliseconds to make."""
    here = atlas()
    change, notices = change_of(choice, here)
    now = shown(slide, place, here, own_host(), change, notices)
    return str(markup(drawn(now, total)))
