"""Documents and figures as Word files, made by python-docx."""

from arbeidszorg.files.word.letter import document, figure

__all__ = ["document", "figure"]
