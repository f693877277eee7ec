"""Presentations of figures and documents: charts that can be edited, maps of real shapes."""

from __future__ import annotations

from arbeidszorg.files.slides.deck import document, figure
from arbeidszorg.files.slides.talk import talk

__all__ = ["document", "figure", "talk"]
