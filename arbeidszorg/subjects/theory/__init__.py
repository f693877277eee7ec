"""The theory of change: its nodes, its sheet, its slide and its files."""
