"""A deck as one file: it asks nobody anything, holds its choices, and says the same."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import Deck, Slide
from components.showing import slide_html
from server import offline

HOST = "https://atlas.example"
DECK = Deck(
    "Proef",
    (
        Slide("Welkom", lines=("Dag",), notes="</script><b>"),
        Slide("Waar?", ("/kaart?jaar=2024#kaart-kaart",)),
    ),
)


@pytest.fixture(autouse=True)
def inside(client: FlaskClient) -> Iterator[None]:
    with client.application.app_context(), client.application.test_request_context(base_url=HOST):
        yield


def pack(text: str) -> dict[str, str]:
    match = re.search(r'id="pak">([^<]*)<', text)
    assert match
    return dict(json.loads(gzip.decompress(base64.b64decode(match[1])))) if match[1] else {}


def test_everything_is_inside(demo_atlas: Atlas) -> None:
    text = offline.whole(DECK, demo_atlas, HOST).decode()
    assert "default-src 'none'" in text
    assert re.findall(r'(?:src|url\()\s*=?["\(]?(https?:[^"\)]+)', text) == []
    assert re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(?!data:)', text) == []
    assert "data:font/woff2;base64," in text
    assert text.count("</script>") == 4, "no text of a deck ends a script"


def test_the_choices_are_those_of_the_atlas(demo_atlas: Atlas) -> None:
    drawings = pack(offline.whole(DECK, demo_atlas, HOST).decode())
    assert not [key for key in drawings if key.startswith("1 ")], "text has nothing to choose"
    for choice in (
        {"jaar": "2019"},
        {"gebied": "westhoek"},
        {"sector": "ggz"},
        {"jaar": "2019", "gebied": "westhoek"},
    ):
        key = f"2 {json.dumps(choice, separators=(',', ':'))}"
        assert drawings[key] == slide_html(DECK.slides[1], 2, 2, choice)


def test_a_long_deck_leaves_out_what_is_asked_least(
    demo_atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline, "MOST_DRAWINGS", 16)
    drawings = pack(offline.whole(DECK, demo_atlas, HOST).decode())
    assert '2 {"jaar":"2019"}' in drawings and not any("sector" in key for key in drawings)


def test_the_work_for_one_file_is_bounded(
    demo_atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every figure counts, also the second of a slide; what is too much is left out whole."""
    drawings: list[str] = []
    monkeypatch.setattr(offline, "slide_html", lambda *_: drawings.append("") or "<section>")
    slide = Slide("Twee", ("/kaart#kaart-kaart", "/aanbod#aanbod-sector"))
    text = offline.whole(Deck("Lang", (slide,) * 100), demo_atlas, HOST).decode()
    assert len(drawings) == 100 and pack(text) == {}
    drawings.clear()
    offline.whole(Deck("Korter", (slide,) * 50), demo_atlas, HOST)
    assert 2 * (len(drawings) - 50) <= offline.MOST_DRAWINGS and len(drawings) > 50


def test_a_file_is_never_larger_than_it_may_be(
    demo_atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(offline, "MOST_DRAWINGS", 0)  # no other view fits: the deck alone
        bare = len(offline.whole(DECK, demo_atlas, HOST))
    monkeypatch.setattr(offline, "MOST", bare + 60_000)
    assert len(offline.whole(DECK, demo_atlas, HOST)) <= bare + 60_000
    monkeypatch.setattr(offline, "MOST", 1000)
    with pytest.raises(offline.TooLargeError, match="te groot"):
        offline.whole(DECK, demo_atlas, HOST)


def test_a_ready_deck_stays_far_below_the_bound(client: FlaskClient) -> None:
    body = client.get("/presentatie/westhoek.html").data
    assert 200_000 < len(body) < offline.MOST
    assert b"127.0.0.1" not in body  # it would lead nowhere
