"""What is kept is sent as its reader takes it, and made once."""

from __future__ import annotations

import gzip

import brotli
import pytest
from flask.testing import FlaskClient

from server.kept import kept

#: Pages, a page in a frame, the stage, the figures of a page, and what programs ask.
KEPT = (
    "/",
    "/kaart?jaar=2021",
    "/embed/kaart/kaart",
    "/presentatie/toneel",
    "/figuur/kaart.json?jaar=2021",
    "/api/v1/openapi.json",
    "/api/v1/initiatieven.geojson",
    "/data/catalogus.ttl",
)
OPENED = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("path", KEPT)
@pytest.mark.parametrize(
    ("taken", "coding"),
    [
        ("", ""),
        ("identity", ""),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("gzip, br;q=0", "gzip"),
    ],
)
def test_who_asks_gets_what_it_takes(
    client: FlaskClient, path: str, taken: str, coding: str
) -> None:
    plain = client.get(path)
    answer = client.get(path, headers={"Accept-Encoding": taken} if taken else {})
    assert answer.headers.get("Content-Encoding", "") == coding
    assert OPENED[coding](answer.data) == plain.data
    assert answer.content_type == plain.content_type
    assert "Accept-Encoding" in answer.headers["Vary"]
    again = client.get(
        path, headers={"Accept-Encoding": taken, "If-None-Match": answer.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")


def test_it_is_made_once(client: FlaskClient) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"Arbeidszorg. " * 100

    for taken in ("br", "", "gzip", "br"):
        with client.application.test_request_context(headers={"Accept-Encoding": taken}):
            answer = kept("only here", make, "text/plain")
            body = answer.get_data()
            assert (brotli.decompress(body) if taken == "br" else body) == b"Arbeidszorg. " * 100
    assert made == [1]
