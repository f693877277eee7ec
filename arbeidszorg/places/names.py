"""The forms that the name of an area takes in a sentence."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from arbeidszorg.places import groups
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN, Area, Geography, slugify
from arbeidszorg.texts import t


class NameForm(NamedTuple):
    """``called``: the name with its article ("de Westhoek"); ``preposition``: what goes before it
    to say where ("in", "aan")."""

    called: str
    preposition: str

    @property
    def where(self) -> str:
        """Where it is: "in de Westhoek", "in het arrondissement Ieper"."""
        return f"{self.preposition} {self.called}"


def name_form(geography: Geography, code: str) -> NameForm:
    """The forms of the name of an area, also of "outside" and "not recorded"; a code that is not
    known goes by itself."""
    territory = geography.territory
    if code in (OUTSIDE, UNKNOWN):
        called = t(f"view.called.{code}", **territory.words)
        return NameForm(called, t(f"view.preposition.{code}"))
    if code == territory.code:
        return NameForm(territory.called, territory.preposition)
    usual = t("view.preposition.other")
    if code in geography.forms:
        called, preposition = geography.forms[code]
        return NameForm(called, preposition or usual)
    area = geography.areas.get(code)
    level = territory.by_code.get(area.level) if area else None
    name = area.name if area else code
    return NameForm(level.called.format(naam=name) if level else name, usual)


def place(geography: Geography, text: str) -> Area | None:
    """The area with this code or slug, or the group that a text says; one that is a known area is
    that. Members that nobody knows are left out."""
    if not groups.is_group(text):
        return geography.find(text)
    name, members = groups.parted(text)
    known = [area.code for member in members if (area := geography.find(member))]
    towns = {town for code in known for town in geography.members[code]}
    if not towns:
        return None
    areas = geography.areas
    same = (area for area in areas.values() if set(geography.members[area.code]) == towns)
    code = groups.code_of(name, [areas[nis].slug for nis in sorted(towns)])
    return next(same, None) or areas[code]


def is_zone(geography: Geography, code: str) -> bool:
    """Whether an area is a group that the atlas has ready: an eerstelijnszone."""
    return groups.is_group(code) and code in geography.zones.values()


def path_of(geography: Geography, code: str) -> str:
    """What an area is called in the path of an address."""
    return quote(geography.areas[code].slug, safe=groups.MARK)


def merged(geography: Geography, text: str) -> str:
    """The name of the town from before a merger that a text names by its name or code; "" when it
    names an area of today."""
    wish, area = slugify(text), geography.find(text)
    if area is None or wish in (area.slug, slugify(area.code)):
        return ""
    names = (name for nis, name in geography.former.items() if wish in (nis, slugify(name)))
    return next(names, "")
