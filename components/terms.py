"""Terms that explain themselves: a link to the glossary with its short explanation beside it.

The link works without anything. The style sheet shows the explanation to who points at the link or
comes to it by keyboard; ``shared/terms.js`` keeps it on the screen, closes it with Escape
and opens it at a touch. On a page each term is explained once, where it stands first: the ``known``
that goes along holds the codes of the terms that were.
"""

from __future__ import annotations

import copy
from typing import Any

from arbeidszorg.texts.glossary import Term, occurrences
from components import html
from components.dash_inside import is_component, kind

#: Where the glossary is.
PATH = "/over"
#: What makes the explanations easier to use; a page of text names it among its ``scripts``.
SCRIPT = "/assets/scripts/shared/terms.js"
#: What is no running text, or does something when it is clicked: left as it is.
LEFT = frozenset(
    {
        "A",
        "Button",
        "Caption",
        "Code",
        "Dt",
        "H1",
        "H2",
        "H3",
        "H4",
        "Label",
        "Nav",
        "Noscript",
        "Pre",
        "Summary",
        "Table",
        "Template",
        "Textarea",
    }
)

#: Classes of what is left as it is too: figures, sources, what nobody sees, and parts that say so
#: themselves.
PLAIN = frozenset({"figuurkaart", "bron", "onzichtbaar", "geenuitleg"})


def with_terms(text: str, known: set[str] | None = None) -> list[Any]:
    """A text with the first place of each term made into a tooltip. ``known``: the codes that the
    page explained before; what is explained here is added. The words stay as they are."""
    explained = set() if known is None else known
    pieces: list[Any] = []
    end = 0
    for place in occurrences(text, explained):
        pieces += [text[end : place.start], tooltip(place.term, text[place.start : place.end])]
        explained.add(place.term.code)
        end = place.end
    pieces.append(text[end:])
    return [piece for piece in pieces if piece != ""]


def explained_in(text: str) -> set[str]:
    """The codes of the terms that :func:`with_terms` explains in a text."""
    return {place.term.code for place in occurrences(text)}


def tooltip(term: Term, words: str) -> html.Span:
    """These words as a link to their explanation, with the short one beside it."""
    short_id = f"uitleg-{term.code}"
    return html.Span(
        [
            html.A(
                words,
                href=f"{PATH}#{term.anchor}",
                className="begrip",
                **{"aria-describedby": short_id},
            ),
            html.Span(term.short, id=short_id, className="begripuitleg", role="tooltip"),
        ],
        className="begripvak",
    )


def explained(content: Any, known: set[str]) -> Any:
    """A part of a page with the terms in its running text explained, each where the page first has
    it. Headings, tables, figures, links and controls stay as they are; so does what is not made of
    components."""
    if isinstance(content, str):
        return content if hasattr(content, "__html__") else _joined(with_terms(content, known))
    if isinstance(content, list | tuple):
        return [part for child in content for part in _listed(explained(child, known))]
    if not is_component(content) or kind(content)[1] in LEFT or _is_plain(content):
        return content
    copied = copy.copy(content)
    copied.children = explained(getattr(content, "children", None), known)
    return copied


def _is_plain(component: Any) -> bool:
    if getattr(component, "aria-hidden", None) == "true":
        return True
    return not PLAIN.isdisjoint((getattr(component, "className", None) or "").split())


def _joined(pieces: list[Any]) -> Any:
    """A text without terms stays a text."""
    return "".join(pieces) if all(isinstance(piece, str) for piece in pieces) else pieces


def _listed(content: Any) -> list[Any]:
    return content if isinstance(content, list) else [content]
