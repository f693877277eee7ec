"""Reports that are ready to read: a document about one area in one year."""

from arbeidszorg.report.area import ReportError, report

__all__ = ["ReportError", "report"]
