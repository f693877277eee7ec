"""Documents and figures as Word files, made by python-docx."""

from arbeidszorg.export.word.letter import document, figure

__all__ = ["document", "figure"]
