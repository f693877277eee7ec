"""Reach: how far residents live from an initiative, how much room there is within their reach,
where there is none, and what one more would change.

All of it follows from what is public: where initiatives are, how many places they have, and how
many people live in each municipality. No row about a person is looked at.
"""
