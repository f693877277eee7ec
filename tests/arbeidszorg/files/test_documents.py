"""A document with many figures has no more pixels than one with some."""

from __future__ import annotations

from typing import Any

import pytest

from arbeidszorg.files import documents, image, word
from helpers import office


def test_many_figures_share_their_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    zooms: list[float] = []
    figure = office.empty()
    monkeypatch.setattr(image, "bare_png", lambda _, zoom: zooms.append(zoom) or b"")

    def drawing(document: Any, draw: Any, _: Any) -> bytes:
        for figure in document.figures:
            draw(figure)
        return b""

    monkeypatch.setattr(word, "document", drawing)
    pixels = {}
    for number in (1, documents.MANY, 60):
        zooms.clear()
        documents.FORMATS["docx"](office.document(*[figure] * number))
        assert len(zooms) == number
        pixels[number] = sum(zoom**2 for zoom in zooms)
    assert pixels[1] == image.DOUBLE**2
    assert pixels[60] == pytest.approx(pixels[documents.MANY])
