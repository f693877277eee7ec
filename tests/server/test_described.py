"""Questions of programs, read as a route says what may be asked."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from server.described import asked, may_be, shown
from server.problems import RefusedError

ITEMS = "/ogc/collections/regio/items"


def read(client: FlaskClient, query: str) -> dict[str, object]:
    with client.application.test_request_context(f"{ITEMS}?{query}"):
        return asked()


def test_values_are_what_the_schema_says(client: FlaskClient) -> None:
    assert read(client, "") == {}
    assert read(client, "limit=7&offset=0&gebied=REFREG06") == {
        "limit": 7,
        "offset": 0,
        "gebied": "REFREG06",
    }
    assert read(client, "limit=1000000") == {"limit": 1000}  # as OGC API Features has it


@pytest.mark.parametrize(
    ("query", "faults"),
    [
        ("x=1", 1),
        ("x=1&y=2", 2),
        ("limit=0&x=1", 2),
        ("limit=1&limit=1", 1),
        ("f=xml", 1),
        ("offset=1000001", 1),
    ],
)
def test_each_thing_that_is_wrong_is_said(client: FlaskClient, query: str, faults: int) -> None:
    with pytest.raises(RefusedError) as refused:
        read(client, query)
    assert len(refused.value.faults) == faults and refused.value.status == 400


def test_what_may_be_is_said_in_words() -> None:
    assert may_be({"enum": ["a", "b"]}) == "a, b"
    assert may_be({"type": "boolean"}) == "true of false"
    assert "vanaf 1" in may_be({"type": "integer", "minimum": 1, "maximum": 9})
    assert may_be({"type": "integer", "minimum": 1}) == "een geheel getal vanaf 1"
    assert may_be({"type": "integer"}) == "een geheel getal"
    assert may_be({"type": "string", "pattern": "x"})
    assert len(shown("a" * 99)) == 40 and "\n" not in shown("a\nb")
