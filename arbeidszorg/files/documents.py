"""The kinds of file that a document, and a deck, is written as.

What writes a kind is loaded by who makes a file of it: those libraries take longer to load than all
that a page needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from arbeidszorg.content.document import Document
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Talk
from arbeidszorg.files import image, reach
from arbeidszorg.files.plain import plain

#: Figures of which the pixels are made in a few seconds.
MANY = 20


def _drawn(figure: Figure) -> str:
    """A figure as wide as a page of A4 has room for."""
    return image.bare_svg(figure, image.PAGE_WIDE)


def _small(figure: Figure) -> str:
    """A figure that shares a page with notes."""
    return image.bare_svg(figure, image.SMALL)


def _in_pixels(figures: int) -> Callable[[Figure], bytes]:
    """Figures in pixels: with more than :data:`MANY` in a document, no more pixels in all than so
    many have."""
    zoom = image.DOUBLE * min(1.0, MANY / max(1, figures)) ** 0.5
    return lambda figure: image.bare_png(figure, zoom=zoom)


def _pdf(document: Document) -> bytes:
    from arbeidszorg.files import pdf

    return pdf.document(document, _drawn)


def _pptx(document: Document) -> bytes:
    from arbeidszorg.files import slides

    return slides.document(document)


def _docx(document: Document) -> bytes:
    from arbeidszorg.files import slides, word

    return word.document(document, _in_pixels(len(document.figures)), slides.apart)


def _odt(document: Document) -> bytes:
    from arbeidszorg.files import opendocument

    return opendocument.document(document, _in_pixels(len(document.figures)))


def _xlsx(document: Document) -> bytes:
    from arbeidszorg.files import excel

    return excel.document(document, _in_pixels(len(document.figures)))


def _slides(talk: Talk) -> bytes:
    from arbeidszorg.files import slides

    return slides.talk(talk)


def _odp(talk: Talk) -> bytes:
    from arbeidszorg.files import opendocument

    return opendocument.talk(talk, image.bare_png)


def _handout(talk: Talk) -> bytes:
    from arbeidszorg.files import pdf

    return pdf.handout(talk, _small)


_DOCUMENTS: Mapping[str, Callable[[Document], bytes]] = {
    "pdf": _pdf,
    "pptx": _pptx,
    "docx": _docx,
    "odt": _odt,
    "xlsx": _xlsx,
    "txt": plain,
}

_TALKS: Mapping[str, Callable[[Talk], bytes]] = {"pptx": _slides, "odp": _odp, "pdf": _handout}


def _document(ending: str) -> Callable[[Document], bytes]:
    return lambda document: _DOCUMENTS[ending](reach.document(document))


def _talk(ending: str) -> Callable[[Talk], bytes]:
    return lambda talk: _TALKS[ending](reach.talk(talk))


#: Ending of the file -> what makes it; the first is made when nobody says which.
FORMATS: Mapping[str, Callable[[Document], bytes]] = {
    ending: _document(ending) for ending in _DOCUMENTS
}
#: The same for a deck.
TALKS: Mapping[str, Callable[[Talk], bytes]] = {ending: _talk(ending) for ending in _TALKS}
