"""Compiled: one version of the data, ready to answer from, without a row about a person.

Made once when a version is published (``making``), kept as files that are mapped into memory
(``files``), and read by whoever answers readers (``answering``). What is hidden is not in it.
"""
