"""What the page of the method says of the territory: levels, mergers, where borders come from.

Names and counts come from the territory, explanations of its own from its datapackage.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.level import TOWN, LevelWords
from arbeidszorg.places.level_words import all_of, number_word
from arbeidszorg.places.names import name_form
from arbeidszorg.places.territory import Territory
from arbeidszorg.subjects.recommendations.policy import dated
from arbeidszorg.texts import t
from arbeidszorg.view.wording import enumerate_nl

#: Areas of a level that are named one by one.
MOST_NAMED = 15
#: Sections that are about what was published and studied, and about invented data of that.
OF_STUDY = ("demonstratie", "gepubliceerd", "studie", "stand")


def sections(parts: tuple[str, ...], here: Atlas) -> tuple[str, ...]:
    """The parts of a section that say something of the territory."""
    explained = here.geography.territory.explained
    left_out = {"overlap"} if "overlap" not in explained else set()
    left_out |= set() if here.geography.merged else {"fusies"}
    left_out |= set() if here.geography.territory.is_studied else set(OF_STUDY)
    return tuple(part for part in parts if part not in left_out)


def place_values(here: Atlas) -> dict[str, dict[str, object]]:
    """Section -> what of its texts follows from the territory."""
    geo = here.geography
    territory, studied = geo.territory, geo.territory.is_studied
    about = territory.explained
    largest = sorted(geo.level(TOWN), key=lambda area: -area.residents)
    town, home = largest[0], largest[1 % len(largest)]
    example = min(geo.level(geo.main), key=lambda area: (len(area.name), area.name))
    larger = [level.name for level in territory.middle] or [territory.top.name]
    state = "studied" if studied else "unstudied"
    above = [level.name if level.columns is None else level.many for level in territory.levels[:-1]]
    return {
        "arbeidszorg": {"sectors": t(f"methode.arbeidszorg.{state}")},
        "eenheid-per10000": {
            "first_known": min(geo.residents.years),
            "last_known": geo.residents.last,
        },
        "plaats": {"town": town.name, "home": home.name},
        "ladder": {
            "names": t(f"methode.ladder.{state}"),
            "published": t("methode.ladder.published") if studied else "",
        },
        "gebieden": {
            "count": number_word(len(territory.levels)),
            "levels": "\n".join(_level(geo, level) for level in territory.levels),
        },
        "overlap": {"about": about.get("overlap", "")},
        "fusies": {"merged": "\n\n".join(_mergers(geo))},
        "grenzen": {
            "above": _capital(enumerate_nl(above)),
            "about": about.get("grenzen", ""),
        },
        "privacy-fijn": {"mains_one": enumerate_nl(larger)},
        "privacy-grens": {"parts": all_of(geo, geo.main)},
        "programmas": {
            "where": name_form(geo, example.code).where,
            "area": example.slug,
            "town": town.code,
        },
        "vermeldingen": {"credits": about.get("bronnen", ""), "taken": _taken(territory)},
    }


def _taken(territory: Territory) -> str:
    """Whom to name for a map that is taken over."""
    credit = territory.credited("overname")
    return t("methode.vermeldingen.taken", credit=credit) if credit else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _level(geo: Geography, level: LevelWords) -> str:
    """A level with its areas: their names when they are few."""
    areas = geo.level(level.code)
    if level.code == geo.top:
        name = geo.territory.name
        return t("methode.gebieden.whole", level=_capital(level.name), name=name)
    count = number_word(len(areas))
    title = f"{count} {level.title[:1].lower()}{level.title[1:]}"
    if level.code == TOWN and geo.merged:
        lost = len(geo.mergers) - len(set(geo.mergers.values()))
        before = {"year": max(m.since.year for m in geo.merged) - 1, "count": len(areas) + lost}
        return t("methode.gebieden.before", level=title, **before)
    if len(areas) > MOST_NAMED:
        return t("methode.gebieden.many", level=_capital(title))
    names = enumerate_nl([area.name for area in areas])
    return t("methode.gebieden.named", level=_capital(title), names=names)


def _mergers(geo: Geography) -> Iterator[str]:
    """What became one, a sentence for each day."""
    days: dict[date, dict[str, list[str]]] = {}
    for merger in geo.merged:
        towns = days.setdefault(merger.since, {})
        towns.setdefault(geo.areas[merger.new].name, []).append(merger.name)
    for day, towns in sorted(days.items()):
        parts = [
            t(
                f"methode.fusies.{'into' if len(old) > 1 else 'part_of'}{'_more' if place else ''}",
                old=enumerate_nl(old),
                town=town,
            )
            for place, (town, old) in enumerate(towns.items())
        ]
        *first, last = parts
        what = t("methode.fusies.and", first=", ".join(first), last=last) if first else last
        yield t("methode.fusies.merged", day=dated(day.isoformat()), what=what)
