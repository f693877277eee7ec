"""What cannot be read is refused in words, as its asker reads them."""

from __future__ import annotations

import json

import pytest

from server.unread import asks_open, refusal


@pytest.mark.parametrize(
    ("begun", "is_open"),
    [
        (b"GET /api/v1/cijfers.json?" + b"a" * 900, True),
        (b"GET /atlas/data/1/medewerkers.csv?a HTTP/1.1", True),
        (b"GET /ogc?f=json", True),
        (b"GET /ogc/" + b"a" * 900, True),
        (b"GET /data?tabel=" + b"a" * 900, False),  # a page
        (b"GET /kaart?q=/api/", False),
        (b"GET", False),
        (b"\x16\x03\x01\xff", False),
        (b"", False),
    ],
)
def test_who_asks_open_data_is_known_by_the_first_letters(begun: bytes, is_open: bool) -> None:
    assert asks_open(begun) is is_open


def test_a_fault_of_open_data_is_told_as_all_are() -> None:
    kind, body = refusal(414, b"GET /api/v1/cijfers.json?a")
    said = json.loads(body)
    assert kind == "application/problem+json" and said["status"] == 414
    assert said["detail"] == said["fout"] == "Dit adres is te lang: hoogstens 16.000 tekens."
    assert said["title"] == "Deze vraag kunnen we niet beantwoorden"
    assert json.loads(refusal(501, b"GET /ogc")[1])["title"] == "Er ging iets mis bij ons"


def test_of_a_page_it_is_told_in_plain_words() -> None:
    kind, body = refusal(499, b"GET /kaart")
    assert (
        kind.startswith("text/plain") and body.decode() == "Deze vraag kan niet gelezen worden.\n"
    )
