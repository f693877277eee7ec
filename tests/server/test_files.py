"""Files that are kept compressed: the same file in every coding, with a mark for caches."""

from __future__ import annotations

import gzip

import brotli
import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from server import files, page_files


@pytest.fixture(scope="module")
def settled(demo_atlas: Atlas) -> FlaskClient:
    """A server that has its files ready, as it has before its workers start."""
    app = create_app(demo_atlas)
    app.server.test_client().get("/")
    for address in app.files.all:
        files.keep(app.server, address)
    return app.server.test_client()


def addresses(client: FlaskClient) -> list[str]:
    return list(client.application.extensions[files.KEY])


def test_every_file_is_the_same_in_every_coding(settled: FlaskClient, client: FlaskClient) -> None:
    client.get("/")  # an app makes its files when it is first asked for a page
    assert page_files.PLOTLY in addresses(settled)
    for address in addresses(settled):
        with client.get(address, headers={"Accept-Encoding": "identity"}) as plain:
            body = plain.get_data()
        for coding, decompress in (("br", brotli.decompress), ("gzip", gzip.decompress)):
            response = settled.get(address, headers={"Accept-Encoding": coding})
            assert response.headers["Vary"] == "Accept-Encoding"
            if "font" in response.mimetype:
                assert "Content-Encoding" not in response.headers
                assert response.get_data() == body
            else:
                assert response.headers["Content-Encoding"] == coding
                assert decompress(response.get_data()) == body
        assert settled.get(address).get_data() == body


def test_a_browser_that_has_a_file_does_not_get_it_again(settled: FlaskClient) -> None:
    first = settled.get(page_files.PLOTLY, headers={"Accept-Encoding": "br"})
    assert "immutable" in first.headers["Cache-Control"]
    again = settled.get(
        page_files.PLOTLY, headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")
    gzipped = settled.get(
        page_files.PLOTLY,
        headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]},
    )
    assert gzipped.status_code == 200


def test_the_best_coding_is_taken(settled: FlaskClient) -> None:
    response = settled.get(
        page_files.PLOTLY, headers={"Accept-Encoding": "gzip, deflate, br, zstd"}
    )
    assert response.headers["Content-Encoding"] in ("br", "gzip")
    uncoded = settled.get(page_files.PLOTLY, headers={"Accept-Encoding": "zstd"})
    assert "Content-Encoding" not in uncoded.headers


def test_files_carry_the_headers_of_every_answer(settled: FlaskClient) -> None:
    response = settled.get(page_files.PLOTLY)
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_not_there_is_not_kept(settled: FlaskClient) -> None:
    with pytest.raises(FileNotFoundError, match="bestaat-niet"):
        files.keep(settled.application, "/assets/bestaat-niet.js")
    assert settled.get("/assets/bestaat-niet.js").status_code == 404
    assert settled.post(page_files.PLOTLY, json={}).status_code == 405
