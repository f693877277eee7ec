"""What the slides of a deck show now: addresses of the atlas become figures and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import ALL_SECTORS, AS_SAVED, Change, Deck, Slide
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Number, Shown, Talk
from arbeidszorg.figures.text import clean
from arbeidszorg.places.geography import PROVINCE, slugify
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.report.subject import year_of
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view import wording
from arbeidszorg.view.view import Scope, View
from components.card import leaving
from components.frame import source_line
from pages.common import PAGES, Page

#: Where a large number may be taken from, with the parameters of the API.
NUMBERS = ("/api/v1/cijfers.json", "/api/v1/cijfers.csv")


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
    said: tuple[str, ...] = (),
) -> Shown:
    """A slide as it is shown now. What it asks in vain becomes a notice, after what was ``said``
    before."""
    figures: list[Figure] = []
    notices = list(said)
    views: list[View] = []
    for number, address in enumerate(slide.figures, 1):
        found = _figure(address, f"dia-{place}-{number}", change, here, host)
        figures += found[0]
        notices += found[1]
        views += found[2]
    number_shown = None
    if slide.number:
        number_shown, more, view = _number(slide.number, change, here, host)
        notices += more
        views += view
    heading = slide.heading or next((one.about.title for one in figures), "")
    # What is said in words alone may come from elsewhere: a published study is no demonstration.
    demo = here.edition.demo and bool(figures or number_shown or place == 1)
    made = Shown(
        slide,
        place,
        heading or t("presentatie.slide", number=place),
        tuple(figures),
        number_shown,
        tuple(dict.fromkeys(notices)),
        demo,
        change if views else AS_SAVED,
    )
    return _with_choice(made, views[0], here) if views else made


def _with_choice(made: Shown, view: View, here: Atlas) -> Shown:
    """What the first view shows, for who changes it."""
    areas, known = view.areas or (PROVINCE,), here.geography.areas
    sectors = view.sectors or (ALL_SECTORS,)
    return replace(
        made,
        year=view.year,
        area=known[areas[0]].slug if len(areas) == 1 and areas[0] in known else None,
        sector=sectors[0].lower() if len(sectors) == 1 else None,
    )


def asked(given: Mapping[str, object], here: Atlas) -> tuple[Change, tuple[str, ...]]:
    """The change that parameters ask for (``jaar``, ``gebied``, ``sector``), and a Dutch notice for
    each that cannot be."""
    (first, last), notices = here.years, []
    year, area, sector = (
        clean(str(given.get(name) or ""))[:60] for name in ("jaar", "gebied", "sector")
    )
    chosen = year_of(year, here)
    if year and chosen is None:
        notices.append(t("presentatie.no_year", year=year, first=first, last=last))
    found = here.geography.find(area) if area else None
    if area and found is None:
        notices.append(t("presentatie.no_area", area=area))
    codes = {code.lower(): code for code in (*SECTORS, ALL_SECTORS)}
    if sector and sector.lower() not in codes:
        notices.append(t("presentatie.no_sector", sector=sector))
    return (
        Change(
            chosen,
            found.code if found else None,
            codes.get(sector.lower()) if sector else None,
        ),
        tuple(notices),
    )


def parameters(change: Change, here: Atlas) -> dict[str, str]:
    """A change as parameters of an address."""
    area = here.geography.areas[change.area].slug if change.area else None
    given = {"jaar": change.year, "gebied": area, "sector": change.sector}
    return {name: str(value).lower() for name, value in given.items() if value is not None}


Found = tuple[list[Figure], list[str], list[View]]


def _figure(address: str, key: str, change: Change, here: Atlas, host: str) -> Found:
    """The figure of an address, its notices, and the view that it shows."""
    page, query, card_key = parted(address)
    if page is None:
        return [], [t("presentatie.gone", address=address)], []
    parsed = page.read(query)
    said = list(parsed.notices)
    if change != AS_SAVED:
        parsed = page.read(page.address(changed(parsed.view, change, page.scope(here))))
        said += parsed.notices
    cards = page.cards(parsed.view, here)
    wanted = card_key.removeprefix(f"{page.name}-")
    card = next((one for one in cards if not wanted or one.key == wanted), None)
    if card is None:
        return [], [*said, t("presentatie.gone", address=address)], []
    return (
        [leaving(page.name, card, page.address(parsed.view), here, host, key)],
        said,
        [parsed.view],
    )


def parted(address: str) -> tuple[Page | None, str, str]:
    """The page of an address (None when no page with figures has it), its query and its hash."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None, "", ""
    return PAGES.get(f"/{parts.path.strip('/')}"), parts.query, parts.fragment


def drawing(address: str) -> str:
    """Where the drawing of a figure is to be had, "" when there is no such page."""
    page, query, key = parted(address)
    if page is None:
        return ""
    name = key.removeprefix(f"{page.name}-")
    return f"/figuur/{page.name}/{name}.svg{f'?{query}' if query else ''}" if name else ""


def changed(view: View, change: Change, scope: Scope) -> View:
    """The view with another year, area or sector. A page of many years ends in that year."""
    if change.year is not None:
        first = change.year if scope.single_year else min(scope.defaults.years[0], change.year)
        view = replace(view, years=(first, change.year))
    if change.area is not None:
        view = replace(view, areas=() if change.area == PROVINCE else (change.area,))
    if change.sector is not None:
        every = change.sector == ALL_SECTORS
        view = replace(view, sectors=() if every else (change.sector,))
    return view


def _number(
    address: str, change: Change, here: Atlas, host: str
) -> tuple[Number | None, list[str], list[View]]:
    """The one number of a view: its only row, else its total."""
    parts = urlsplit(address)
    if parts.path not in NUMBERS:
        return None, [t("presentatie.no_number", address=address)], []
    scope = here.scope()
    parsed = addresses.parse(parts.query, scope)
    view = changed(parsed.view, change, replace(scope, single_year=True))
    table = here.table(replace(view, years=(view.year, view.year)))
    row = table.rows[0] if len(table.rows) == 1 else table.total_rows[-1]
    view = table.view
    source = source_line(table.source, table.reference_date)
    made = Number(
        text=style.shown(row.value, row.status, view.unit),
        status=row.status,
        said=wording.describe(view, here.geography),
        source=source,
        link=f"{host}{NUMBERS[0]}{addresses.query(view, scope)}",
    )
    return made, list(parsed.notices), [view]
