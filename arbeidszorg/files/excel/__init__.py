"""Documents and figures as Excel files with native charts, made by XlsxWriter."""

from arbeidszorg.files.excel.workbook import document, figure

__all__ = ["document", "figure"]
