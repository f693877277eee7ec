"""A line that is too long gets a whole answer, in Dutch."""

from __future__ import annotations

import socket
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.http import message
from gunicorn.http.errors import LimitRequestLine

from arbeidszorg.settings import Settings
from server import door, front, worker


def test_the_answer_is_whole() -> None:
    head, body = worker.too_long().split(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 414 ")
    assert f"Content-Length: {len(body)}".encode() in head
    assert "Dit adres is te lang" in body.decode()


def test_who_asks_too_long_a_line_is_told() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        own = SimpleNamespace(log=None)
        worker.Worker.handle_error(own, None, theirs, ("", 0), LimitRequestLine(9, 8))
        assert ours.recv(4_000) == worker.too_long()


def test_lines_may_be_as_long_as_the_door_lets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message, "MAX_REQUEST_LINE", message.MAX_REQUEST_LINE)
    worker.allow_lines(door.MOST_LINE)
    assert door.MOST_LINE == message.MAX_REQUEST_LINE == 16_384
    assert front.options(Settings())["limit_request_line"] == door.MOST_LINE


def test_gunicorn_believes_nobody_about_names_and_schemes() -> None:
    config = Config()
    for name, value in front.options(Settings()).items():
        config.set(name, value)
    assert config.forwarded_allow_ips == []
    assert config.forwarder_headers == []
    assert config.secure_scheme_headers == {}
