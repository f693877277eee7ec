"""The box of a still figure: tiles are small on a telephone, unless they are seen from nearby."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("address", "small"),
    [
        ("/kaart?niveau=gemeente", True),
        ("/kaart?niveau=gemeente&gebied=kortrijk&uitsnede=gekozen", False),
        ("/gebied/kortrijk", False),
        ("/kaart?niveau=regio", False),
    ],
)
def test_a_map_from_nearby_keeps_its_names(client: FlaskClient, address: str, small: bool) -> None:
    assert ('class="vak tegelkaart"' in client.get(address).text) == small
