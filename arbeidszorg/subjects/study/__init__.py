"""The study: its euro amounts, the sums made of them, the calculator, their figures and files.

May ask files, content, figures and the rooms below, and the ladder for the names of its rungs.
"""
