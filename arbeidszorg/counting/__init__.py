"""Registrations to cells: every number before it is protected. Only disclosure may ask it."""
