"""Presentations of figures and documents: charts that can be edited, maps of real shapes."""

from __future__ import annotations

from arbeidszorg.export.slides.deck import document, figure
from arbeidszorg.export.slides.talk import talk

__all__ = ["document", "figure", "talk"]
