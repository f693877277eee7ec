"""A document with many figures has no more pixels than one with some."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from arbeidszorg.files import documents, image, word


def test_many_figures_share_their_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    zooms: list[float] = []
    monkeypatch.setattr(image, "bare_png", lambda _, zoom: zooms.append(zoom) or b"")

    def drawing(document: Any, draw: Any) -> bytes:
        for figure in document.figures:
            draw(figure)
        return b""

    monkeypatch.setattr(word, "document", drawing)
    pixels = {}
    for number in (1, documents.MANY, 60):
        zooms.clear()
        documents.FORMATS["docx"](SimpleNamespace(figures=[None] * number))  # type: ignore[arg-type]
        assert len(zooms) == number
        pixels[number] = sum(zoom**2 for zoom in zooms)
    assert pixels[1] == image.DOUBLE**2
    assert pixels[60] == pytest.approx(pixels[documents.MANY])
