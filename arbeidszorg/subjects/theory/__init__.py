"""The theory of change: its nodes, its sheet, its picture, its slide and its files.

May ask files, content, figures and the rooms below, and the study for what its figures say.
"""
