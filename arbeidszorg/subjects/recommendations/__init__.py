"""What the study asks, where West-Vlaanderen stands on it, and what the policy did.

May ask figures and the rooms below, no other subject.
"""
