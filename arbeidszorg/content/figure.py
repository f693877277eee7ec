"""Figure: a picture with its Table and with all that goes along when it leaves the atlas."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import About
from arbeidszorg.figures.picture import Picture


@dataclass(frozen=True)
class Figure:
    """What every file is made from. ``key``: what tells it apart within its page or document;
    ``name``: of a file, without ending, in plain ASCII."""

    key: str
    table: Table
    picture: Picture
    about: About
    name: str
