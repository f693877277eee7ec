"""Documents and figures as PDF: tagged, with bookmarks, in our own fonts, made by Typst."""

from arbeidszorg.export.pdf.compiled import document, figure

__all__ = ["document", "figure"]
