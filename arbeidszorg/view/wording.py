"""A View in Dutch words: titles, subtitles, filters and the sentence of the whole view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from arbeidszorg.places.geography import OUTSIDE, UNKNOWN, Geography, slugify
from arbeidszorg.places.groups import is_group
from arbeidszorg.places.level import GROUP, TOWN
from arbeidszorg.places.residents import Residents
from arbeidszorg.texts import label, t
from arbeidszorg.view.view import View, years_text

#: File systems take 255 letters of a name; a browser may add a number to it.
LONGEST_MIDDLE = 150


def enumerate_nl(names: Sequence[str], word: Literal["and", "or"] = "and") -> str:
    """Names in a Dutch enumeration: ``a``, ``a en b``, ``a, b en c``; or with "of"."""
    if len(names) < 2:
        return "".join(names)
    return t(f"table.sentence.{word}", first=", ".join(names[:-1]), last=names[-1])


def beginning_low(text: str) -> str:
    """A label within a sentence: a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() or len(text) == 1 else text[:1].lower() + text[1:]


def beginning_high(text: str) -> str:
    """A text as a sentence begins."""
    return text[:1].upper() + text[1:]


def filtered(view: View, at_one: bool = False) -> str:
    """The filters on sector and activity as a sentence has them, with a space before them: " in de
    keuken van maatwerkbedrijven", "" when there are none. ``at_one``: where each person is, " bij
    een maatwerkbedrijf"."""
    sectors = [label("bij_sector" if at_one else "van_sector", code) for code in view.sectors]
    if view.measured.is_offer:
        doing = [beginning_low(label("activiteit", code)) for code in view.activities]
        work = t("view.filter.offering", values=enumerate_nl(doing, "or")) if doing else ""
        parts = [enumerate_nl(sectors, "or"), work]
    else:
        doing = [label("in_activiteit", code) for code in view.activities]
        parts = [enumerate_nl(doing, "or"), enumerate_nl(sectors, "or")]
        if at_one and view.adds_sectors:
            parts.append(t("view.filter.added"))
    return "".join(f" {part}" for part in parts if part)


def measure_name(view: View) -> str:
    """The measure in the view's unit, with the filters: "Arbeidszorgmedewerkers van
    maatwerkbedrijven per 10.000 inwoners"."""
    name, of_whom = t(f"view.measure.{view.measure}"), filtered(view)
    key = "aandeel_persons" if view.is_share_of_persons else view.unit
    return t(f"view.title.{key}", measure=f"{name}{of_whom}", things=f"{name.lower()}{of_whom}")


def title(view: View, geography: Geography) -> str:
    """What is seen: "Arbeidszorgmedewerkers naar sector per regio in 2025"."""
    text = measure_name(view)
    if view.split:
        names = [t(f"view.split.{split}") for split in view.split]
        text = t("view.title.split", text=text, split=enumerate_nl(names))
    return _with_years(_with_level(text, view, geography), view)


def _with_level(text: str, view: View, geography: Geography) -> str:
    level = _per(view, geography)
    return t("view.title.level", text=text, level=level) if level else text


def _per(view: View, geography: Geography) -> str:
    """What there is a row for: the name of the level, "gebied" for chosen areas of several kinds,
    or nothing when there is one row. A chosen area that does not hold the level is a row itself."""
    kinds, top = {geography.kind(code) for code in view.areas}, geography.top
    name = geography.territory.by_code[view.level].name
    if not kinds:
        return "" if view.level == top else name
    if len(view.areas) == 1 and (view.level == top or kinds == {view.level}):
        return ""
    above = geography.descending[: geography.descending.index(view.level) + 1]
    if view.level != top and (view.level == TOWN or kinds <= set(above)):
        return name
    return t("view.level.gebied") if len(view.areas) > 1 else ""


def _with_years(text: str, view: View) -> str:
    first, last = view.years
    if first == last:
        return t("view.title.one_year", text=text, year=first)
    return t("view.title.years", text=text, first=first, last=last)


def years_named(years: tuple[int, int]) -> str:
    """One year or several: "2021", "2017 tot 2021"."""
    first, last = years
    return str(last) if first == last else t("view.years", first=first, last=last)


def area_name(geography: Geography, code: str) -> str:
    """The name of an area, also of "outside" and "not recorded"."""
    if code in (OUTSIDE, UNKNOWN):
        return t(f"view.area.{code}", **geography.words)
    return geography.full_name(code)


def filters(view: View, geography: Geography) -> tuple[str, ...]:
    """Every filter in words, each value named: ("Westhoek", "sector GGZ en AW")."""
    areas = [area_name(geography, code) for code in view.areas]
    words = [enumerate_nl(areas) if areas else geography.territory.name]
    if view.sectors:
        sectors = [_spelled_out(code) for code in view.sectors]
        words.append(t("view.filter.sector", values=enumerate_nl(sectors)))
    if view.activities:
        names = [label("activiteit", code).lower() for code in view.activities]
        words.append(t("view.filter.activiteit", values=enumerate_nl(names)))
    return tuple(words)


def _spelled_out(sector: str) -> str:
    """A sector with its abbreviation: "geestelijke gezondheidszorg (GGZ)"."""
    name = beginning_low(label("sector", sector))
    return t("view.filter.spelled_out", name=name, short=sector)


def every_filter(view: View, geography: Geography) -> tuple[str, ...]:
    """Every filter in words, also those that leave everybody in: for files, which stand alone."""
    area, *chosen = filters(view, geography)
    sector = chosen.pop(0) if view.sectors else t("view.filter.all_sectors")
    activity = chosen.pop(0) if view.activities else t("view.filter.all_activities")
    return (area, sector, activity, t(f"view.place.{view.place}"))


def subtitle(view: View, geography: Geography) -> str:
    """Where and how it was counted, beside what the title says: "West-Vlaanderen · volgens plaats
    van het initiatief"."""
    where = filters(view, geography)[0]
    return " · ".join(
        filter(None, (where, t(f"view.place.{view.place}"), denominator(view, geography)))
    )


def denominator(view: View, geography: Geography) -> str:
    """What a rate, share or index is set against: "in procent van het getoonde totaal"; nothing for
    numbers."""
    if view.unit == "per10000":
        return _residents(view, geography.residents)
    if view.unit == "index":
        return t("view.subtitle.index", year=view.years[0])
    if view.unit == "aandeel":
        base = "persons" if view.is_share_of_persons else "area" if view.split else "total"
        return t(f"view.subtitle.share_{base}")
    return ""


def _residents(view: View, known: Residents) -> str:
    """Of which day the residents of a rate are; another than the first of its own year is named."""
    stand_ins: dict[int, list[str]] = {}
    for year in view.all_years:
        if known.year(year) != year:
            stand_ins.setdefault(known.year(year), []).append(str(year))
    if len(view.all_years) == 1:
        key = "nearest" if stand_ins else "day"
        return t(f"view.subtitle.residents_{key}", year=known.year(view.year))
    others = [
        t("view.subtitle.residents_for", years=enumerate_nl(years), year=year)
        for year, years in stand_ins.items()
    ]
    return ", ".join([t("view.subtitle.residents_each"), *others])


def describe(view: View, geography: Geography) -> str:
    """The whole view as one sentence: "Arbeidszorgmedewerkers van maatwerkbedrijven in 2021 per
    regio, volgens plaats van het initiatief"."""
    text = _with_years(measure_name(view), view)
    text = _with_level(text, view, geography)
    if view.split:
        names = [t(f"view.split.{split}") for split in view.split]
        text = t("view.title.split", text=text, split=enumerate_nl(names))
    where = filters(view, geography)[:1] if view.areas else ()
    return ", ".join([text, *where, t(f"view.place.{view.place}")])


def file_name(view: View, geography: Geography, demo: bool) -> str:
    """A file name, without ending, that says what is in it, in plain ASCII."""
    areas = [in_file_name(geography, code) for code in view.areas]
    what = ["arbeidszorg", view.measure, "" if view.unit == "aantal" else view.unit]
    filtered = [
        f"per-{view.level}",
        *(f"naar-{split}" for split in view.split),
        "-".join(areas[:4]) + (f"-en-{len(areas) - 4}-andere" if len(areas) > 4 else ""),
        "-".join(view.sectors).lower(),
        "-".join(view.activities),
    ]
    when = [view.place, years_text(view.years).replace("..", "-"), "demonstratie" if demo else ""]
    middle = "_".join(part for part in filtered if part)[:LONGEST_MIDDLE].rstrip("-_")
    return "_".join(part for part in (*what, middle, *when) if part)


def in_file_name(geography: Geography, code: str) -> str:
    """What an area is called in the name of a file: plain ASCII, a group by its name alone."""
    if code not in geography.areas:
        return code
    area = geography.areas[code]
    return slugify(area.name) or GROUP if is_group(code) else area.slug
