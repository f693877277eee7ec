"""Figure: a picture with its Table and with all that goes along when it leaves the atlas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import About
from arbeidszorg.figures.picture import Picture
from arbeidszorg.texts import t


@dataclass(frozen=True)
class Figure:
    """What every file is made from. ``key``: what tells it apart within its page or document;
    ``name``: of a file, without ending, in plain ASCII."""

    key: str
    table: Table
    picture: Picture
    about: About
    name: str


def dates(figures: Iterable[Figure]) -> str:
    """The days up to which the registrations of figures run, each once; what has an edition has
    none."""
    return ", ".join(dict.fromkeys(filter(None, (figure.about.date for figure in figures))))


def atlas_of(figures: Iterable[Figure]) -> str:
    """What the atlas is called that figures come from; by its plain name without any."""
    return next((figure.about.atlas for figure in figures), t("export.image.atlas"))
