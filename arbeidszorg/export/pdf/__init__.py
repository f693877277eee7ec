"""Documents and figures as PDF: tagged, with bookmarks, in our own fonts, made by Typst."""

from arbeidszorg.export.pdf.compiled import document, figure
from arbeidszorg.export.pdf.handout import handout

__all__ = ["document", "figure", "handout"]
