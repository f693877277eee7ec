"""Kinds of figures: a protected Table in, a Picture out; one module for each kind.

May ask the modules beside this room that every kind shares, but neither ``still`` nor ``live``.
"""
