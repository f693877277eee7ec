"""Figure: a picture with its Table and with all that goes along when it leaves the atlas."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidszorg.drawing.picture import Picture
from arbeidszorg.export.about import About
from arbeidszorg.table import Table


@dataclass(frozen=True)
class Figure:
    """What every file is made from. ``key``: what tells it apart within its page or document;
    ``name``: of a file, without ending, in plain ASCII."""

    key: str
    table: Table
    picture: Picture
    about: About
    name: str
