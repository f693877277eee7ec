"""Documents and figures as PDF: tagged, with bookmarks, in our own fonts, made by Typst.

May ask content and what all files share; no other kind of file.
"""

from arbeidszorg.files.pdf.compiled import document, figure
from arbeidszorg.files.pdf.handout import handout

__all__ = ["document", "figure", "handout"]
