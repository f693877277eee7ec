"""Pictograms of our own, for who reads little: what people do somewhere, and what they ask of it.

Lines of 24 by 24, in the colour of the words around them; who hears the page hears the words alone.
"""

from __future__ import annotations

from markupsafe import Markup

#: Name -> what is drawn (SVG).
DRAWN = {
    # what people do
    "semi-industrieel": '<path d="M3 20h18M5 20v-9l5 3v-3l5 3V6h4v14M8 17h1m3 0h1m3 0h1"/>',
    "houtbewerking": '<path d="M4 14 15 3l4 4L8 18l-5 3zM13 5l4 4M4 14l4 4M19 14v7m-3-7h6"/>',
    "groendienst": (
        '<path d="M12 21v-9M12 14c-6 0-7-4-7-8 5 0 7 3 7 8ZM12 12c0-5 3-7 7-7 0 5-2 8-7'
        ' 8M7 21h10"/>'
    ),
    "keuken": (
        '<path d="M5 10h14v7a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3zM3 12h2m14 0h2M9 7c0-2 1-2'
        ' 1-4m3 4c0-2 1-2 1-4"/>'
    ),
    "mailing": '<path d="M3 6h18v12H3zM3 7l9 7 9-7"/>',
    "verpakking": '<path d="m12 3 8 4v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10M8 5l8 4"/>',
    "andere": (
        '<circle cx="6" cy="12" r="1.6"/><circle cx="12" cy="12" r="1.6"/><circle'
        ' cx="18" cy="12" r="1.6"/>'
    ),
    # what is asked of it
    "doen": ('<path d="M14 6a4 4 0 0 1 5-3l-3 3 2 2 3-3a4 4 0 0 1-5 5l-8 9a2 2 0 0 1-3-3l9-8z"/>'),
    "wie": (
        '<circle cx="9" cy="8" r="3.2"/><path d="M3 20c0-4 2.5-6 6-6s6 2 6 6"/><p'
        'ath d="M15 5.2a3 3 0 0 1 0 5.6M17 14.5c2.5.6 4 2.5 4 5.5"/>'
    ),
    "waar": (
        '<path d="M12 21c-4-5-6.5-8-6.5-11.5a6.5 6.5 0 0 1 13 0C18.5 13 16 16 12 21'
        'Z"/><circle cx="12" cy="9.5" r="2.3"/>'
    ),
    "wanneer": '<path d="M4 6h16v14H4zM4 10h16M8 3v5m8-5v5M8 14h2m4 0h2m-8 3h2"/>',
    "begin": '<path d="M5 21V4m0 1h12l-3 4 3 4H5"/>',
    "verwijzen": (
        '<circle cx="6" cy="7" r="2.6"/><path d="M2 17c0-3.5 1.5-5 4-5s4 1.5 4 5M12 9h8'
        'm-3-3 3 3-3 3M14 17h6"/>'
    ),
    "vrij": (
        '<path d="M6 21V9a3 3 0 0 1 3-3h6a3 3 0 0 1 3 3v4M6 15h12v6M4 15h2"/><path d="'
        'm10 11 1.5 1.5L15 9"/>'
    ),
    "plaatsen": '<path d="M4 20v-6h5v6m6 0v-6h5v6M4 14V7h5v7m6 0V7h5v7M9.5 17h5"/>',
    "contact": (
        '<path d="M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3C10 21 3'
        ' 14 3 6a3 3 0 0 1 3-3Z"/>'
    ),
    "binnen": (
        '<circle cx="11" cy="4.5" r="1.7"/><path d="M11 7v6h5l2.5 5.5M11 10h4"/><p'
        'ath d="M9 10.5a5.3 5.3 0 1 0 6.5 7"/>'
    ),
    "halte": (
        '<path d="M6 4h12a2 2 0 0 1 2 2v11H4V6a2 2 0 0 1 2-2ZM4 11h16M7 17v3m10-3v3M7.5'
        ' 14h1m7 0h1"/>'
    ),
    "sector": (
        '<path d="M12 3v9l7.8 4.5A9 9 0 1 1 12 3Z"/><path d="M15 3.5A9 9 0 0 1 21 12h-6z"/>'
    ),
    "vorm": (
        '<path d="M4 4h7v7H4z"/><circle cx="17" cy="7.5" r="3.5"/><path d="m7.5 14 4'
        ' 7h-8zM14 14h6v6h-6z"/>'
    ),
    "organisatie": '<path d="M4 21V6l8-3 8 3v15M2 21h20M9 9h1m4 0h1M9 13h1m4 0h1M10 21v-4h4v4"/>',
}


def pictogram(name: str) -> Markup:
    """A pictogram by its name; that of other activities for one that is not drawn."""
    drawn = DRAWN.get(name, DRAWN["andere"])
    return Markup(
        '<svg class="picto" viewBox="0 0 24 24" width="24" height="24" fill="none" '
        'stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" '
        f'aria-hidden="true" focusable="false">{drawn}</svg>'  # ours, and nobody else's
    )
