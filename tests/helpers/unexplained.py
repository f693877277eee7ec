"""A page as it reads without the explanations of its terms."""

from __future__ import annotations

import re

_TERM = re.compile(
    r'<span class="begripvak"><a [^>]*>(?P<words>[^<]*)</a>'
    r'<span [^>]*class="begripuitleg"[^>]*>[^<]*</span></span>'
)


def unexplained(page: str) -> str:
    """The HTML of a page with the words of each term in the place of its tooltip."""
    text = _TERM.sub(lambda term: term["words"], page)
    assert "begripvak" not in text, "a tooltip is made in another way"
    return text
