"""A page asks of one version alone."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from server.versions import ADDRESS, HEADER


def test_which_version_there_is(client: FlaskClient, demo_atlas: Atlas) -> None:
    answer = client.get(ADDRESS)
    assert answer.text == demo_atlas.version
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'data-versie="{demo_atlas.version}"' in client.get("/kaart").text


@pytest.mark.parametrize("path", ["/kaart", "/api/v1/cijfers.json?jaar=2021", "/nieuw.atom"])
def test_a_question_of_another_version_is_refused(
    client: FlaskClient, demo_atlas: Atlas, path: str
) -> None:
    assert client.get(path, headers={HEADER: demo_atlas.version}).status_code == 200
    assert client.get(path, headers={HEADER: "0123456789ab"}).status_code == 409
    assert client.get(path).status_code == 200
