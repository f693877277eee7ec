"""What goes wrong is said in words, with a number, and without what went wrong."""

from __future__ import annotations

import logging
import re

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from server import faults

NUMBER = re.compile(r"^[0-9a-f]{16}$")
SECRET = "8503150123"


@pytest.fixture
def small() -> FlaskClient:
    server = Flask("small")
    faults.number(server)
    faults.answer(server)

    def fails(kind: str) -> str:
        if kind.isdigit():
            abort(int(kind))
        raise {"memory": MemoryError, "text": ValueError, "exit": KeyError}[kind](SECRET)

    server.add_url_rule("/page/<kind>", "page", fails)
    server.add_url_rule("/api/v1/<kind>", "machine", fails)
    server.add_url_rule("/good", "good", lambda: "ok")
    return server.test_client()


@pytest.mark.parametrize("start", ["/page/", "/api/v1/"])
@pytest.mark.parametrize(
    ("kind", "status"),
    [("text", 500), ("exit", 500), ("memory", 503), ("400", 400), ("413", 413), ("418", 418)],
)
def test_a_fault_is_said_in_words(
    small: FlaskClient, caplog: pytest.LogCaptureFixture, start: str, kind: str, status: int
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = small.get(start + kind)
    number = answer.headers["X-Request-Id"]
    assert answer.status_code == status and NUMBER.match(number)
    assert number in answer.text and SECRET not in answer.text + caplog.text
    assert "Traceback" not in answer.text and "Error" not in answer.text
    assert (number in caplog.text) == (status >= 500)
    assert ("Retry-After" in answer.headers) == (status == 503)
    if start == "/api/v1/":
        assert answer.get_json()["fout"].endswith(".")
    else:
        assert answer.mimetype == "text/html" and 'lang="nl-BE"' in answer.text


def test_each_request_has_a_number_of_ours(small: FlaskClient) -> None:
    numbers = {
        small.get("/good", headers={"X-Request-Id": "x"}).headers["X-Request-Id"] for _ in range(3)
    }
    assert len(numbers) == 3 and all(map(NUMBER.match, numbers))


def test_the_log_says_where(small: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    small.get("/page/text")
    assert "ValueError at" in caplog.text and "fails" in caplog.text


def test_a_method_that_is_not_there_says_which_are(small: FlaskClient) -> None:
    answer = small.post("/good")
    assert answer.status_code == 405 and "GET" in answer.headers["Allow"]
    assert "Op deze manier" in answer.text


def test_the_page_that_does_not_exist_has_the_number(client: FlaskClient) -> None:
    answer = client.get("/bestaat-niet")
    assert answer.status_code == 404 and answer.headers["X-Request-Id"] in answer.text
    machine = client.get("/api/bestaat-niet")
    assert machine.status_code == 404 and machine.get_json()["vraag"]
