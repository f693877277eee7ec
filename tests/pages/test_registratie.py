"""The public page about registering: it leads to the desk, and is no part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas

DESK = "https://atlas.example.be/registratie"


def test_without_a_desk_it_says_so(client: FlaskClient) -> None:
    page = client.get("/registratie")
    assert page.status_code == 200
    assert "Hier kan dat niet online" in page.text


def test_with_a_desk_it_leads_there(demo_atlas: Atlas) -> None:
    settings = replace(demo_atlas.settings, registering=DESK)
    other = create_app(replace(demo_atlas, settings=settings)).server.test_client()
    page = other.get("/registratie").text
    assert f'href="{DESK}"' in page and "Hier kan dat niet online" not in page


@pytest.mark.parametrize("path", ["/", "/registratie", "/kaart", "/api/v1/cijfers.json", "/weg"])
def test_the_public_atlas_sets_no_cookie_and_minds_none(client: FlaskClient, path: str) -> None:
    bare = client.get(path)
    client.set_cookie("registratie", "x" * 43)
    answer = client.get(path)
    assert "Set-Cookie" not in answer.headers and "Cookie" not in answer.headers.get("Vary", "")
    assert answer.status_code == bare.status_code
