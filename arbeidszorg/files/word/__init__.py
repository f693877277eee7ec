"""Documents and figures as Word files, made by python-docx.

May ask content and what all files share; no other kind of file.
"""

from arbeidszorg.files.word.letter import document, figure

__all__ = ["document", "figure"]
