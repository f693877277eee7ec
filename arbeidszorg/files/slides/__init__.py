"""Presentations of figures, documents and decks: charts that can be edited, maps of real shapes.

May ask content and what all files share; no other kind of file.
"""

from __future__ import annotations

from arbeidszorg.files.slides.apart import apart
from arbeidszorg.files.slides.deck import document, figure
from arbeidszorg.files.slides.talk import talk

__all__ = ["apart", "document", "figure", "talk"]
