"""What can be looked for in the data and the words of the atlas: areas and their parts,
initiatives, what is counted, terms, publications, and questions that are often asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from arbeidszorg.atlas import phrases
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import published_in
from arbeidszorg.places.geography import ZONE_STARTS, Area
from arbeidszorg.places.level import GROUP, TOWN
from arbeidszorg.registrations import model
from arbeidszorg.registrations.current import current
from arbeidszorg.subjects.recommendations.policy import RECOMMENDATIONS, milestones
from arbeidszorg.subjects.study.amounts import GOVERNMENT
from arbeidszorg.subjects.study.balances import waterfall
from arbeidszorg.texts import catalogue, has, label, t, tn
from arbeidszorg.texts.glossary import terms
from arbeidszorg.view.address import as_query
from arbeidszorg.view.measures import MEASURES
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import beginning_high, enumerate_nl

#: What somebody may look for, in the order in which it is shown.
Kind = Literal["cijfer", "gebied", "vraag", "initiatief", "maat", "pagina", "begrip", "publicatie"]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: Parts of pages that have no anchor.
UNSECTIONED = frozenset({"kort"})
#: Towns that a note names; of more, a few.
MOST_TOWNS = 40
#: Where the pages of the study are.
OF_STUDY = ("/meerwaarde", "/aanbevelingen")
#: Where the page of an area is when the site has none of its own for it.
ON_MAP = "/kaart"


@dataclass(frozen=True)
class Entry:
    """Something to look for. ``note``: what is said beside its name; ``spellings``: every way in
    which people ask for it, its name among them."""

    kind: Kind
    name: str
    address: str
    note: str = ""
    spellings: tuple[str, ...] = ()


def entries(
    here: Atlas, area_page: str = "", initiative_page: Callable[[str], str] | None = None
) -> tuple[Entry, ...]:
    """All of them. ``area_page``: what the address of the page of an area begins with, "" when the
    site has none: then it is its place on the map. ``initiative_page``: id -> where the page of an
    initiative is; without it, where its town is."""
    every = (
        *_areas(here, area_page),
        *_parts(here, area_page),
        *_zones(here, area_page),
        *_questions(here),
        *_initiatives(here, area_page, initiative_page),
        *_counted(),
        *_terms(here),
        *_sections(),
        *_publications(here),
    )
    if here.geography.territory.is_studied:
        return every
    return tuple(entry for entry in every if not entry.address.startswith(OF_STUDY))


def area_address(here: Atlas, code: str, area_page: str = "") -> str:
    """Where an area is shown."""
    area = here.geography.areas[code]
    if area_page:
        return f"{area_page}{area.slug}"
    if code == here.geography.whole:
        return ON_MAP
    level = {} if area.level == here.geography.main else {"niveau": drawn_at(area)}
    return f"{ON_MAP}{as_query({**level, 'gebied': area.slug})}"


def drawn_at(area: Area) -> str:
    """The level of the map that shows an area: of a group its municipalities."""
    return TOWN if area.level == GROUP else area.level


def zone_names(here: Atlas) -> Iterator[tuple[Area, tuple[str, ...]]]:
    """Each eerstelijnszone as an area, with how people ask for it."""
    for name, code in here.geography.zones.items():
        area = here.geography.areas[code]
        yield area, (area.name, *(start + name for start in (*ZONE_STARTS, "zorgraad ")))


def by_likelihood(here: Atlas) -> list[Area]:
    """Areas, the larger first, as the likelier of those that answer alike; but who types a name
    that an arrondissement shares with its main town means the town."""
    levels = here.geography.territory.by_code
    areas = here.geography.areas.values()
    return sorted(areas, key=lambda area: (levels[area.level].shares_names, -area.residents))


def also(key: str) -> tuple[str, ...]:
    """Other words by which people ask for something."""
    name = f"zoeken.ook.{key}"
    return tuple(t(name).split("|")) if has(name) else ()


def _areas(here: Atlas, area_page: str) -> Iterator[Entry]:
    geography = here.geography
    for area in by_likelihood(here):
        own = [place for place in geography.localities if place.area == area.code]
        french = [place.name for place in own if place.sort == "frans"]
        codes = dict.fromkeys(place.postcode for place in own if place.postcode)
        level = geography.territory.by_code[area.level].name
        yield Entry(
            "gebied",
            geography.full_name(area.code),
            area_address(here, area.code, area_page),
            ", ".join([level, *codes, *french]),
            (geography.full_name(area.code), *codes, *french, area.code),
        )


def _parts(here: Atlas, area_page: str) -> Iterator[Entry]:
    """Parts of municipalities."""
    geography, former = here.geography, set(here.geography.former.values())
    for place in geography.localities:
        if place.sort != "deelgemeente":
            continue
        key = "since_merger" if place.name in former else "part_of"
        town = geography.full_name(place.area)
        yield Entry(
            "gebied",
            place.name,
            area_address(here, place.area, area_page),
            ", ".join([place.postcode, t(f"zoeken.{key}", town=town)]),
            (place.name, place.postcode),
        )


def _zones(here: Atlas, area_page: str) -> Iterator[Entry]:
    """Eerstelijnszones; one of a single municipality is that municipality."""
    for area, spellings in zone_names(here):
        towns = tn(
            "zoeken.zone", len(here.geography.members[area.code]), year=here.geography.zones_as_of
        )
        address = area_address(here, area.code, area_page)
        yield Entry("gebied", area.name, address, towns, spellings)


def _questions(here: Atlas) -> Iterator[Entry]:
    """Questions that are often asked, with the view that answers them; some are answered at once,
    as the page does."""
    words = here.geography.words

    def filled(key: str) -> str:
        return t(key, **words)

    answers = {"zonder": _without(here), "overheid": waterfall(GOVERNMENT).sentence}
    start = "zoeken.vraag."
    keys = [key for key in catalogue() if key.startswith(start) and key.endswith(".adres")]
    for key in keys:
        name = key.removesuffix(".adres")
        said, also_asked, address = map(filled, (f"{name}.naam", f"{name}.ook", key))
        note = answers.get(name.removeprefix(start), "")
        yield Entry("vraag", said, address, note, (said, *also_asked.split("|")))


def _without(here: Atlas) -> str:
    """The municipalities without an initiative in the last year, by name."""
    last = here.years[1]
    view = View((last, last), level=TOWN, measure="initiatieven")
    towns = sorted(row.area_name for row in here.table(view).rows if row.value == 0)
    named = enumerate_nl(towns) if len(towns) <= MOST_TOWNS else phrases.names(towns)
    return tn("zoeken.without", len(towns), year=last, names=named)


def _initiatives(
    here: Atlas, area_page: str, initiative_page: Callable[[str], str] | None
) -> Iterator[Entry]:
    """Those that run on the day up to which the data run."""
    geography = here.geography
    running = current(here.initiatives, here.edition.reference_date)
    for initiative in sorted(running, key=lambda each: each.name):
        town = geography.full_name(initiative.nis)
        named = (initiative.name, initiative.organisation or "", initiative.code)
        spelled = (*named, f"{initiative.name} {town}")
        yield Entry(
            "initiatief",
            initiative.name,
            initiative_page(initiative.code)
            if initiative_page
            else area_address(here, initiative.nis, area_page),
            ", ".join([town, label("sector", initiative.sector)]),
            tuple(filter(None, spelled)),
        )


def _counted() -> Iterator[Entry]:
    """Measures, sectors and activities, each where it is shown."""
    for measure in MEASURES:
        name = t(f"view.measure.{measure}")
        address = f"/evolutie{as_query({} if measure == 'medewerkers' else {'maat': measure})}"
        yield Entry("maat", name, address, t("zoeken.measure"), (name, measure, *also(measure)))
    for code in model.SECTORS:
        name, note = label("sector", code), t("zoeken.sector", code=code)
        yield Entry(
            "maat", name, f"/aanbod{as_query({'sector': code.lower()})}", note, (name, code)
        )
    for code in model.ACTIVITIES:
        name = label("activiteit", code)
        spellings = (name, code, *also(code))
        address = f"/aanbod{as_query({'activiteit': code})}"
        yield Entry("maat", name, address, t("zoeken.activity"), spellings)


def _terms(here: Atlas) -> Iterator[Entry]:
    for term in terms(of_study=here.geography.territory.is_studied):
        name = beginning_high(term.name)
        yield Entry("begrip", name, f"/over#{term.anchor}", term.short, term.spellings)


def _sections() -> Iterator[Entry]:
    """Parts of the long pages, and what is asked of the policy, each under its own anchor."""
    for page, names in _titled().items():
        for name in names:
            title = t(f"{page}.{name}.title")
            yield Entry("pagina", title, f"/{page}#{name}", t(f"page.nav.{page}"), (title,))
    for ask in RECOMMENDATIONS:
        name = t(f"aanbevelingen.ask.{ask}.short")
        note = t("page.nav.aanbevelingen")
        yield Entry("pagina", beginning_high(name), f"/aanbevelingen#{ask}", note, (name, ask))


def _titled() -> dict[str, list[str]]:
    """The long pages, each with the names of its parts: also their anchors."""
    parts: dict[str, list[str]] = {"methode": [], "over": []}
    for key in catalogue():
        page, _, rest = key.partition(".")
        name, _, last = rest.partition(".")
        if page in parts and last == "title" and name not in UNSECTIONED:
            parts[page].append(name)
    return parts


def _publications(here: Atlas) -> Iterator[Entry]:
    """Published figures by their source and edition, and milestones of the policy."""
    editions: dict[tuple[str, str], list[str]] = {}
    for figure in published_in(here.geography.territory):
        if figure.measure != "inwoners":
            editions.setdefault((figure.source, figure.edition), []).append(figure.definition)
    for (source, edition), about in editions.items():
        name = f"{beginning_high(source)}, {edition}"
        whole = enumerate_nl(tuple(dict.fromkeys(about)))
        yield Entry("publicatie", name, "/evolutie#gepubliceerd", _short(whole), (name,))
    for event in milestones().values():
        text = f"{event.text} ({event.source_name})"
        address = f"/aanbevelingen#feit-{event.when}"
        yield Entry("publicatie", event.text, address, event.dated, (text, event.dated))


def _short(text: str, most: int = 110) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
