"""Reports that are ready to read: a document about one area in one year.

May ask files (to write them from the command line), subjects, figures and the rooms below; the
decks that are ready ask this room for sentences about an area.
"""

from arbeidszorg.report.area import ReportError, report

__all__ = ["ReportError", "report"]
