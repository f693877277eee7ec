"""What a report that a reader collects may hold; the page, its script and the server keep to it."""

from __future__ import annotations

#: Figures in one report, parts of it, letters of one text, and bytes of it all.
MOST_FIGURES, MOST_PARTS, MOST_LETTERS, MOST_BYTES = 60, 200, 5000, 1_000_000
#: Letters of all texts together (a hundred pages), and paragraphs.
MOST_TEXT, MOST_PARAGRAPHS = 200_000, 1_000
#: Letters that can be typed in a title or heading; that of a figure may be longer.
MOST_TYPED, MOST_HEADING = 200, 300
