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


def test_circles_on_tiles_stay_round_in_a_box_of_another_form(client: FlaskClient) -> None:
    """Tiles may be wider than true, for names to fit; a circle is drawn by its height alone."""
    page = client.get("/kaart?niveau=gemeente").text
    figure = page.split('id="kaart-kaart-figuur"')[1].split('id="kaart-kaart-legende"')[0]
    assert 'data-vorm="0.9' in page and figure.count('viewBox="-1 -1 2 2"') > 20
    assert "data-vorm" not in client.get("/kaart?niveau=regio").text


def test_on_a_telephone_wide_figures_stand_below_each_other_or_are_their_table(
    client: FlaskClient,
) -> None:
    """What would slide has another form there; what fits has not."""
    page = client.get("/aanbod?niveau=regio").text

    def figure(key: str) -> str:
        return page.split(f'id="aanbod-{key}-beeld"')[1].split(f'id="aanbod-{key}-legende"')[0]

    assert 'class="vak smal"' in figure("sector") and 'id="aanbod-sector-smal-naam"' in page
    assert 'class="als-tabel"' in figure("kruis") and "vak smal" not in figure("kruis")
    plain = client.get("/aanbod").text
    assert "vak smal" not in plain and 'class="als-tabel"' not in plain
    assert plain.count('class="als-tabel eng"') == 1, "what just fits is a table on the narrowest"
