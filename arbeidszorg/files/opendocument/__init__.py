"""OpenDocument, which public bodies use too: sheets of a figure, the text of a document, the slides
of a deck, with the same words as their counterparts for Office. Figures are pictures.

May ask content and what all files share; no other kind of file.
"""

from __future__ import annotations

from arbeidszorg.files.opendocument.sheets import figure
from arbeidszorg.files.opendocument.slides import talk
from arbeidszorg.files.opendocument.writing import document

__all__ = ["document", "figure", "talk"]
