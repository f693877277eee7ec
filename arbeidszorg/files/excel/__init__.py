"""Documents and figures as Excel files with native charts, made by XlsxWriter.

May ask content and what all files share; no other kind of file.
"""

from arbeidszorg.files.excel.workbook import document, figure

__all__ = ["document", "figure"]
