"""What initiatives keep or lose per participant: the results of a year, and their picture.

Reads the accounts of the registry, which are no rows about persons, and shows spreads alone.
"""
