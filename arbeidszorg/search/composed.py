"""A question of several words as one view: "groendienst westhoek", "instroom kortrijk 2021",
"rapport oostende"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.names import place
from arbeidszorg.registrations import model
from arbeidszorg.search.entries import Entry, also, by_likelihood, drawn_at, zone_names
from arbeidszorg.search.matching import Names, names, telling
from arbeidszorg.texts import label, t
from arbeidszorg.view import address as addresses
from arbeidszorg.view import wording
from arbeidszorg.view.measures import MEASURES
from arbeidszorg.view.view import Scope

#: What a word may say of a view; ``blad``: of which page is asked; ``bestand``: in which file.
Said = Literal["gebied", "sector", "activiteit", "maat", "splitsing", "jaar", "blad", "bestand"]
#: Words of a question that are looked at; more say nothing more.
MOST_WORDS = 8
#: Words that one name has at most.
LONGEST = 4
#: How well a name must answer: as its beginning at least.
ENOUGH = 1.5
#: Letters that a word has at least to be taken for the beginning of a name.
FOR_BEGINNING = 4
#: Pages that words may ask for, and splits.
PAGES, SPLITS = ("rapport", "presentatie", "evolutie", "kaart"), ("sector", "activiteit")
#: What persons are told apart by, where that is shown.
TRAITS = (
    "leeftijd",
    "geslacht",
    "onderwijsniveau",
    "leefsituatie",
    "hoofdinkomen",
    "doorverwijzer",
)
OF_TRAITS = "#aanbod-profiel"
#: Files that words may ask for, in which figures and reports leave; of which figure of a page.
FILES = ("pptx", "docx", "pdf", "xlsx", "png")
OF_REPORT = FILES[:3]
MAIN = {"kaart": "kaart", "aanbod": "sector", "evolutie": "verloop"}
#: What can be asked of every filter.
PLAINEST = {"eenheid": "aantal", "plaats": "vestiging"}
#: Areas beside each other, at most.
MOST_AREAS = 4


@dataclass(frozen=True)
class Part:
    """What a word says: the value of a parameter."""

    said: Said
    value: str


@dataclass(frozen=True, eq=False)
class Composer:
    """Reads questions about one data version. ``scopes``: what the addresses of each page speak
    of, by its name; a page that is not there speaks of what the data version does."""

    here: Atlas
    scopes: Mapping[str, Scope] = field(default_factory=dict)
    _parts: Names[Part] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_parts", names(self._spelled()))

    def entries(self, question: str) -> tuple[Entry, ...]:
        """Where the view of a question stands; nothing when a word of it says nothing, or when
        there is only one."""
        parts = self.read(question)
        if len(parts) < 2:
            return ()
        return tuple(self._entries(parts))

    def read(self, question: str) -> list[Part]:
        """What each word says, () when there is one that says nothing."""
        left = list(telling(question))
        if len(left) > MOST_WORDS:
            return []
        parts: list[Part] = []
        while left:
            for length in range(min(LONGEST, len(left)), 0, -1):
                part = self._part(left[:length])
                if part:
                    parts.append(part)
                    del left[:length]
                    break
            else:
                return []
        return list(dict.fromkeys(parts))

    def _part(self, span: Sequence[str]) -> Part | None:
        word = span[0]
        first, last = self.here.years
        if len(span) == 1 and word.isdigit() and len(word) == 4 and first <= int(word) <= last:
            return Part("jaar", word)
        answers = self._parts.ask(" ".join(span))
        best = answers[0] if answers else None
        if best is None:
            return None
        if len(span) == 1 and len(word) < FOR_BEGINNING and best.score < 2:
            return None
        good = best.score >= ENOUGH or (len(span) == 1 and best.slipped)
        return best.thing if good else None

    def _spelled(self) -> Iterator[tuple[Part, tuple[str, ...]]]:
        geography = self.here.geography
        for area in by_likelihood(self.here):
            others = [place for place in geography.localities if place.area == area.code]
            spelled = [name for place in others for name in (place.name, place.postcode)]
            names_of = (geography.full_name(area.code), area.code, *spelled)
            yield Part("gebied", area.slug), names_of
        for zone, ways in zone_names(self.here):
            yield Part("gebied", zone.slug), ways
        for code in model.SECTORS:
            yield Part("sector", code.lower()), (label("sector", code), code)
        for code in model.ACTIVITIES:
            yield Part("activiteit", code), (label("activiteit", code), code, *also(code))
        for code in MEASURES:
            yield Part("maat", code), (t(f"view.measure.{code}"), code, *also(code))
        for code in (*SPLITS, *TRAITS):
            yield Part("splitsing", code), (code, *also(f"splitsing-{code}"))
        for code in PAGES:
            yield Part("blad", code), (code, *also(f"blad-{code}"))
        for code in FILES:
            yield Part("bestand", code), (code, *also(f"bestand-{code}"))

    def _entries(self, parts: Sequence[Part]) -> Iterator[Entry]:
        said = _Saying(parts)
        areas = said.all("gebied")[:MOST_AREAS]
        if "rapport" in said.all("blad"):
            for slug in areas:
                yield self._report(slug, said.last("jaar"), said.last("bestand"))
            return
        if areas and "presentatie" in said.all("blad"):
            yield from map(self._deck, areas)
            return
        split = said.last("splitsing")
        levels = [self._level(slug) for slug in areas]
        query = {
            "jaar": said.last("jaar"),
            "niveau": levels[0] if levels and levels[0] != self.here.geography.main else "",
            "gebied": ",".join(areas),
            "sector": ",".join(said.all("sector")),
            "activiteit": ",".join(said.all("activiteit")),
            "maat": said.last("maat").replace("medewerkers", ""),
        }
        asked = said.all("blad")
        pages = ["evolutie"] if "evolutie" in asked else ["aanbod" if split else "kaart"]
        if split in TRAITS:
            pages, query = ["aanbod"], {**query, "splitsing": split}
        elif not (asked or query["jaar"]):
            pages.append("evolutie")
        trend = {**query, "niveau": "", "splitsing": split}
        for page in pages:
            wish = trend if page == "evolutie" else query
            own = {name: value for name, value in wish.items() if value}
            if entry := self._shown(page, own, said.last("bestand")):
                yield entry
        if said.last("maat") == "initiatieven" and areas and not query["jaar"]:
            yield self._found(areas[0], query)

    def _shown(self, page: str, query: dict[str, str], file: str) -> Entry | None:
        """The view on a page, or its main figure as a file; as the page starts, or else in plain
        numbers of where the initiatives are. None when it cannot be."""
        scope = self.scopes.get(page) or self.here.scope()
        for wish in (query, {**query, **PLAINEST}):
            parsed = addresses.parse(wish, scope)
            if not parsed.notices:
                break
        else:
            return None
        name = wording.describe(parsed.view, self.here.geography)
        text = addresses.query(parsed.view, scope)
        if file:
            address, note = f"/figuur/{page}/{MAIN[page]}.{file}{text}", _as_file(file)
        else:
            end = OF_TRAITS if query.get("splitsing") in TRAITS else ""
            address, note = f"/{page}{text}{end}", t(f"page.nav.{page}")
        return Entry("cijfer", name, address, note, (name,))

    def _found(self, slug: str, query: Mapping[str, str]) -> Entry:
        """The initiatives of an area, or from a town, for who looks for one."""
        area = place(self.here.geography, slug)
        name = self.here.geography.full_name(area.code) if area else slug
        start = "van" if self._level(slug) == TOWN else "gebied"
        asked = {start: slug, "sector": query["sector"], "activiteit": query["activiteit"]}
        address = addresses.as_query({key: value for key, value in asked.items() if value})
        title = t("zoeken.find", area=name)
        return Entry("cijfer", title, f"/initiatieven{address}", t("zoeken.find_as"), (title,))

    def _report(self, slug: str, year: str, file: str) -> Entry:
        area = place(self.here.geography, slug)
        name = self.here.geography.full_name(area.code) if area else slug
        title = t("zoeken.report", area=name)
        query = addresses.as_query({"jaar": year} if year else {})
        if file in OF_REPORT:
            address, note = f"/rapport/{slug}.{file}{query}", _as_file(file)
        else:
            address, note = f"/rapport/{slug}{query}", t("zoeken.report_as")
        return Entry("cijfer", title, address, note, (title,))

    def _deck(self, slug: str) -> Entry:
        area = place(self.here.geography, slug)
        title = t("zoeken.deck", area=self.here.geography.full_name(area.code) if area else slug)
        return Entry("cijfer", title, f"/presentatie/{slug}", t("zoeken.deck_as"), (title,))

    def _level(self, slug: str) -> str:
        area = place(self.here.geography, slug)
        return drawn_at(area) if area else ""


def _as_file(ending: str) -> str:
    return t("zoeken.as_file", format=t(f"page.leave.{ending}"))


@dataclass(frozen=True)
class _Saying:
    parts: Sequence[Part]

    @cached_property
    def _values(self) -> dict[str, list[str]]:
        values: dict[str, list[str]] = {}
        for part in self.parts:
            values.setdefault(part.said, []).append(part.value)
        return values

    def all(self, said: Said) -> list[str]:
        return self._values.get(said, [])

    def last(self, said: Said) -> str:
        return self.all(said)[-1] if self.all(said) else ""
