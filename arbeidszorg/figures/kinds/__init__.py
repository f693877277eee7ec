"""Kinds of figures: a protected Table in, a Picture out; one module for each kind."""
