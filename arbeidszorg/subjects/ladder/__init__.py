"""The ladder of participation: its six rungs, the flows between them, and their figures."""
