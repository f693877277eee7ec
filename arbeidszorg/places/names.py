"""The forms that the name of an area takes in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from arbeidszorg.places.geography import Geography, kind
from arbeidszorg.texts import has, t


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
    area = geography.areas.get(code)
    return form_of(code, area.name if area else code)


def form_of(code: str, name: str) -> NameForm:
    """The forms of a plain name."""
    form = code if has(f"view.called.{code}") else "other"
    if form == "other" and kind(code) == "arrondissement":
        form = "arrondissement"
    before = code if has(f"view.preposition.{code}") else "other"
    return NameForm(t(f"view.called.{form}", name=name), t(f"view.preposition.{before}"))
