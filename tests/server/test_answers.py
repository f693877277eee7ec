"""Answers that are no page: JSON, faults, files, and what was sent along."""

from __future__ import annotations

import math

import pytest
from flask import Flask

from server import answers


@pytest.fixture
def server() -> Flask:
    return Flask(__name__)


def test_a_fault_is_said_in_words_and_in_whole_letters() -> None:
    answer = answers.fault("Dat kan niet: één fout.")
    assert answer.status_code == 404
    assert answer.mimetype == "application/json"
    assert answer.get_data(as_text=True) == '{"fout": "Dat kan niet: één fout."}'
    assert answers.fault("Te groot.", 413).status_code == 413


def test_a_number_that_is_none_is_never_sent() -> None:
    assert answers.as_json({"a": 1.5}).get_json() == {"a": 1.5}
    with pytest.raises(ValueError, match="Out of range"):
        answers.as_json({"a": math.nan})


def test_json_in_a_page_cannot_end_its_script() -> None:
    text = answers.in_page(answers.written(["</script><script>alert(1)</script>"]))
    assert "<" not in text and "\\u003c/script>" in text


def test_a_file_has_its_name_and_may_be_shown() -> None:
    attachment = answers.file(b"x", "a_b.pdf", "application/pdf")
    assert attachment.headers["Content-Disposition"] == 'attachment; filename="a_b.pdf"'
    assert (attachment.mimetype, attachment.data) == ("application/pdf", b"x")
    inline = answers.file("<svg/>", "a.svg", "image/svg+xml", "inline")
    assert inline.headers["Content-Disposition"] == 'inline; filename="a.svg"'


@pytest.mark.parametrize(
    ("body", "text"),
    [(b"", ""), (b"12345", "12345"), (b"\xff\xc3\xa9", "\ufffdé")],
)
def test_what_was_sent_is_read_as_text(server: Flask, body: bytes, text: str) -> None:
    with server.test_request_context(data=body, method="POST"):
        assert answers.received(5) == text


def test_more_than_may_be_is_not_read(server: Flask) -> None:
    context = server.test_request_context(data=b"123456", method="POST")
    with context, pytest.raises(answers.TooMuchError):
        answers.received(5)
