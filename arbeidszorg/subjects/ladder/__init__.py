"""The ladder of participation: its six rungs, the flows between them, and their figures.

May ask figures and the rooms below, no other subject.
"""
