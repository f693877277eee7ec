"""Where the pages of initiatives stand."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from components.finding import BESIDE, DAY, PATH, finder_here, lasting, meant_by, place_of


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("AZ-01", "/initiatieven/AZ-01"),
        ("a/b", "/initiatieven/a%2Fb"),
        ("é ü?#%", "/initiatieven/%C3%A9%20%C3%BC%3F%23%25"),
        ("vergelijk", "/initiatieven/~vergelijk"),
        ("Lijst", "/initiatieven/~Lijst"),
        ("..", "/initiatieven/~.."),
        ("~x", "/initiatieven/~~x"),
    ],
)
def test_an_id_has_a_place_of_its_own(code: str, place: str) -> None:
    assert place_of(code) == place
    assert meant_by(unquote(place.removeprefix(f"{PATH}/"))) == code


def test_a_finder_is_made_once(client: FlaskClient) -> None:
    with client.application.test_request_context():
        assert finder_here() is finder_here()


def test_the_day_of_a_finder_is_that_of_the_request(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with client.application.test_request_context():
        assert finder_here().day == date.today()
        tomorrow = date.today() + timedelta(days=1)
        monkeypatch.setitem(client.application.extensions, DAY, lambda: tomorrow)
        assert finder_here().day == tomorrow


def test_where_somebody_is_stands_in_no_lasting_address(client: FlaskClient) -> None:
    with client.application.test_request_context():
        assert lasting({"van": "8900", "id": "az-01"}, BESIDE) == f"{BESIDE}?van=8900&id=AZ-01"
        assert lasting({"van": "50.85,2.89", "id": "AZ-01"}, BESIDE) == BESIDE
        assert lasting({}, PATH) == PATH
