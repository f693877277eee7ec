"""What is said when a file about places cannot be used."""

from __future__ import annotations


class GeographyError(ValueError):
    """A file about places cannot be used; the message says why (Dutch)."""
