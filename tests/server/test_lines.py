"""A line that waits costs nobody anything, and does not wait for ever."""

from __future__ import annotations

import resource
import select
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from helpers.processes import until
from server import lines
from server.hall import Hall
from server.lines import BODY, HEAD, HELD, LINE, Bounds, Deadlines

#: Long enough for any answer on any machine, much longer than any deadline.
PATIENCE = 60.0
SHORT = Deadlines(head=0.3, body=0.3, idle=0.3, stalled=0.3, answer=0.6, parting=0.3)
LONG = Deadlines(**dict.fromkeys(SHORT.__dict__, PATIENCE))
ASK = b"GET /%s HTTP/1.1\r\nHost: atlas\r\n\r\n"


@dataclass
class Door:
    """Opens halls of lines, each on a port of its own."""

    ends: list[Callable[[], None]] = field(default_factory=list)
    halls: list[Hall] = field(default_factory=list)

    def __call__(self, bounds: Bounds, app: Any = None, threads: int = 2) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        hall = Hall(app or echo, [listener], threads, bounds, lambda _: None)
        stop = threading.Event()

        def run() -> None:
            while not stop.is_set():
                hall.turn(0.02)
            hall.close(1)

        thread = threading.Thread(target=run)
        thread.start()

        def end() -> None:
            stop.set()
            thread.join(PATIENCE)

        self.ends.append(end)
        self.halls.append(hall)
        return int(listener.getsockname()[1])

    def tighten(self, deadlines: Deadlines) -> None:
        """From now on the last hall waits no longer than this. What comes before may take as long
        as a busy machine needs for it."""
        for each in self.halls[-1].doors:
            each.bounds = replace(each.bounds, deadlines=deadlines)

    def lines(self) -> int:
        """How many lines stand open in the last hall."""
        return sum(len(each.active_channels) for each in self.halls[-1].doors)

    def held(self) -> int:
        """How many bytes the last hall keeps."""
        return sum(
            line.held
            for each in self.halls[-1].doors
            for line in each.active_channels.copy().values()
        )


def echo(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answers with the path, or with as many letters as it says."""
    path = environ["PATH_INFO"].strip("/")
    sent = environ["wsgi.input"].read()
    body = b"x" * int(path) if path.isdigit() else path.encode() + b":" + sent
    start("200 OK", [("Content-Length", str(len(body)))])
    return [body]


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    monkeypatch.setattr(lines, "LOOK", 0.02)
    opener = Door()
    yield opener
    for end in opener.ends:
        end()


def line(port: int, *said: bytes) -> socket.socket:
    opened = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    for text in said:
        opened.sendall(text)
    return opened


def heard(opened: socket.socket) -> bytes:
    """All that comes until the server hangs up."""
    text = b""
    try:
        while piece := opened.recv(1 << 16):
            text += piece
    except ConnectionResetError:
        pass
    return text


def answer(opened: socket.socket, end: bytes) -> bytes:
    """What comes, up to the end of an answer or of the line."""
    text = b""
    while not text.endswith(end):
        piece = opened.recv(1 << 20)
        if not piece:
            break
        text += piece
    return text


def hung_up_after(opened: socket.socket) -> float:
    start = time.monotonic()
    heard(opened)
    return time.monotonic() - start


SLOW = {
    "nothing": [],
    "half a header": [b"GET / HTTP/1.1\r\nHost: a"],
    "half a body": [b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc"],
    "half a chunk": [b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nab"],
}


@pytest.mark.parametrize("said", SLOW.values(), ids=SLOW)
def test_whoever_says_too_little_is_hung_up_and_nobody_waits_for_it(
    door: Door, said: list[bytes]
) -> None:
    port = door(Bounds(50, deadlines=LONG))
    waiting = [line(port, *said) for _ in range(8)]
    with line(port, ASK % b"you") as other:
        assert answer(other, b"you:").endswith(b"you:")
    door.tighten(SHORT)
    for opened in waiting:
        with opened:
            assert hung_up_after(opened) < PATIENCE / 2


@pytest.mark.parametrize("said", list(SLOW.values())[1:], ids=list(SLOW)[1:])
def test_letter_by_letter_is_too_slow_too(door: Door, said: list[bytes]) -> None:
    port = door(Bounds(50, deadlines=LONG))
    with line(port, *said) as opened:
        door.tighten(SHORT)
        start = time.monotonic()
        opened.settimeout(0.02)
        while time.monotonic() - start < PATIENCE:
            try:
                opened.sendall(b"x")
                if not opened.recv(1):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        assert time.monotonic() - start < PATIENCE / 2


def test_a_line_that_waits_for_a_next_question_is_kept_and_then_hung_up(door: Door) -> None:
    port = door(Bounds(50, deadlines=LONG))
    with line(port, ASK % b"a") as opened:
        assert answer(opened, b"a:").endswith(b"a:")
        opened.sendall(ASK % b"b")
        assert answer(opened, b"b:").endswith(b"b:")
        door.tighten(replace(LONG, idle=0.3))
        assert hung_up_after(opened) < PATIENCE / 2


@pytest.mark.parametrize("deadline", ["stalled", "answer"])
def test_whoever_does_not_take_its_answer_is_hung_up(door: Door, deadline: str) -> None:
    port = door(Bounds(50, deadlines=LONG), threads=1)
    much = 30_000_000
    with line(port, ASK % b"%d" % much) as opened:
        with line(port, ASK % b"you") as other:  # the one thread does not wait for it
            assert answer(other, b"you:").endswith(b"you:")
        door.tighten(replace(LONG, **{deadline: 0.3}))
        end = time.monotonic() + PATIENCE / 2
        while door.lines() and time.monotonic() < end:
            opened.recv(1000 if deadline == "answer" else 0)  # a little now and then does not help
            threading.Event().wait(0.02)
        assert not door.lines()
        assert len(heard(opened)) < much


def test_one_answer_leaves_before_the_next_is_made(door: Door) -> None:
    asked: list[str] = []

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        asked.append(environ["PATH_INFO"])
        return echo(environ, start)

    port = door(Bounds(50, deadlines=LONG), app)
    with line(port, ASK % b"20000000" + ASK % b"b" + ASK % b"c") as opened:
        assert opened.recv(5) == b"HTTP/"
        with line(port, ASK % b"you") as other:
            assert answer(other, b"you:").endswith(b"you:")
        assert asked == ["/20000000", "/you"]
        text = answer(opened, b"c:")
        assert text.count(b"200 OK") == 3 and asked[2:] == ["/b", "/c"]


def test_what_a_proxy_would_say_is_not_believed_of_a_reader(door: Door) -> None:
    seen: list[dict[str, Any]] = []

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        seen.append(environ)
        return echo(environ, start)

    said = ("X-Forwarded-For: 6.6.6.6", "X-Forwarded-Proto: x", "X-Forwarded-Host: bad.example")
    more = ("X-Forwarded-Port: 6", "Forwarded: for=6.6.6.6;host=bad.example", "SCRIPT_NAME: /bad")
    head = "\r\n".join(["GET /a HTTP/1.1", "Host: good", *said, *more, "", ""])
    with line(door(Bounds(50, deadlines=LONG), app), head.encode()) as opened:
        assert answer(opened, b"a:").endswith(b"a:")
    (environ,) = seen
    texts = [str(value) for key, value in environ.items() if isinstance(value, str)]
    assert not [text for text in texts if "bad" in text or "6.6.6.6" in text]
    assert (environ["REMOTE_ADDR"], environ["wsgi.url_scheme"]) == ("127.0.0.1", "http")


def test_a_promise_of_a_body_without_one_is_answered_at_once(door: Door) -> None:
    port = door(Bounds(50, deadlines=LONG))
    with line(port, b"GET /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n") as opened:
        assert answer(opened, b"a:").startswith(b"HTTP/1.1 200")
    head = b"POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
    with line(port, head) as opened:
        assert opened.recv(1 << 16).startswith(b"HTTP/1.1 100")
        opened.sendall(b"ok")
        assert answer(opened, b"a:ok").startswith(b"HTTP/1.1 200")


def test_it_is_seen_that_a_reader_has_gone(door: Door) -> None:
    begun, gone = threading.Event(), threading.Event()

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        begun.set()
        end = time.monotonic() + PATIENCE
        while not environ["waitress.client_disconnected"]() and time.monotonic() < end:
            threading.Event().wait(0.01)
        gone.set()
        return echo(environ, start)

    port = door(Bounds(50, deadlines=LONG), app)
    with line(port, ASK % b"a"):
        assert begun.wait(PATIENCE)
    assert gone.wait(PATIENCE / 2)


def test_who_answers_can_look_at_the_line(door: Door) -> None:
    begun, left = threading.Event(), threading.Event()

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        looking = select.poll()
        looking.register(environ["gunicorn.socket"], select.POLLRDHUP | select.POLLHUP)
        begun.set()
        if looking.poll(PATIENCE * 1000):
            left.set()
        return echo(environ, start)

    port = door(Bounds(50, deadlines=LONG), app)
    with line(port, ASK % b"a"):
        assert begun.wait(PATIENCE)
    assert left.wait(PATIENCE / 2)


def test_a_full_hall_makes_room(door: Door) -> None:
    port = door(Bounds(5, deadlines=LONG))
    waiting = [line(port) for _ in range(20)]
    with line(port, ASK % b"you") as other:
        assert answer(other, b"you:").endswith(b"you:")
    assert heard(waiting[0]) == b""
    for opened in waiting:
        opened.close()


def test_a_new_line_does_not_hear_what_was_said_of_one_that_is_gone() -> None:
    """Lines are known by the number of their file, which the next one gets: who comes in while an
    old line is hung up must not be hung up in its place."""
    listener = socket.create_server(("127.0.0.1", 0))
    hall = Hall(echo, [listener], 1, Bounds(50, deadlines=LONG), lambda _: None)
    (lines_,) = hall.doors
    port = int(listener.getsockname()[1])
    with line(port) as idle:
        while not lines_.active_channels:
            hall.turn(0.01)
        (old,) = lines_.active_channels.values()
        old.since, lines_.next_look = -1e9, 0.0
        with line(port, ASK % b"you") as opened:
            opened.settimeout(0.01)
            text, end = b"", time.monotonic() + PATIENCE
            while not text.endswith(b"you:") and time.monotonic() < end:
                hall.turn(0.01)
                with suppress(TimeoutError):
                    text += opened.recv(1 << 16)
            assert text.endswith(b"you:")
        assert heard(idle) == b""
    hall.part()
    hall.close(1)


def test_an_address_has_so_many_lines(door: Door) -> None:
    port = door(Bounds(50, each=3, deadlines=LONG))
    kept = []
    for _ in range(3):
        kept.append(line(port, ASK % b"a"))
        assert answer(kept[-1], b"a:").endswith(b"a:")
    with line(port) as more:
        assert heard(more) == b""
    for opened in kept:
        opened.sendall(ASK % b"b")
        assert answer(opened, b"b:").endswith(b"b:")
        opened.close()


MALFORMED = {
    "a long address": (b"GET /" + b"a" * (LINE + 9) + b" HTTP/1.1\r\n\r\n", 414),
    "a long address without an end": (b"GET /" + b"a" * 2 * HEAD, 414),
    "an address of 8 MB": (b"GET /" + b"a" * 8_000_000, 414),
    "long headers": (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"A: b\r\n" * 9000 + b"\r\n", 431),
    "a large body": (b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (BODY + 1), 413),
    "a large body that comes": (
        b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (2 * BODY) + b"x" * 2 * BODY,
        413,
    ),
    "large chunks": (
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
        + b"100000\r\n%s\r\n" % (b"x" * 0x100000) * 3,
        413,
    ),
    "no request": (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", 400),
    "two lengths": (b"POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400),
    "another coding": (b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nabc", 501),
}


def test_a_long_address_of_open_data_is_refused_as_all_is_there(door: Door) -> None:
    port = door(Bounds(50, deadlines=LONG))
    with line(port) as opened:
        opened.sendall(b"GET /api/v1/cijfers.json?gebied=" + b"a" * LINE + b" HTTP/1.1\r\n\r\n")
        text = heard(opened)
    assert b" 414 " in text and b"Content-Type: application/problem+json" in text
    assert "Dit adres is te lang" in text.decode()


@pytest.mark.parametrize(("said", "status"), MALFORMED.values(), ids=MALFORMED)
def test_what_cannot_be_read_is_refused_in_words(door: Door, said: bytes, status: int) -> None:
    port = door(Bounds(50, deadlines=LONG))
    opened = line(port)
    sending = threading.Thread(target=lambda: _sent(opened, said))
    sending.start()
    text = heard(opened)
    opened.close()
    sending.join(PATIENCE)
    assert text.startswith(b"HTTP/1.1 %d " % status) or text.startswith(b"HTTP/1.0 %d " % status)
    assert text.endswith(b".\n") and b"waitress" not in text.lower()
    assert b"Content-Security-Policy: default-src 'none'" in text


def _sent(opened: socket.socket, said: bytes) -> None:
    with suppress(OSError):
        opened.sendall(said)


@pytest.mark.parametrize("by", [-1e9, 1e9])
def test_a_clock_that_is_set_changes_nothing(
    door: Door, monkeypatch: pytest.MonkeyPatch, by: float
) -> None:
    port = door(Bounds(50, deadlines=LONG))
    with line(port, ASK % b"a") as kept, line(port) as idle:
        assert answer(kept, b"a:").endswith(b"a:")
        door.tighten(replace(LONG, head=0.3))
        before = time.time
        monkeypatch.setattr(time, "time", lambda: before() + by)
        assert hung_up_after(idle) < PATIENCE / 2
        kept.sendall(ASK % b"b")
        assert answer(kept, b"b:").endswith(b"b:")


def test_parting_ends_idle_lines_and_finishes_answers() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    hall = Hall(echo, [listener], 1, Bounds(50, deadlines=LONG), lambda _: None)
    port, much = int(listener.getsockname()[1]), 9_000_000
    idle, asking = line(port), line(port, ASK % b"%d" % much)
    answers: list[bytes] = []
    reading = threading.Thread(target=lambda: answers.append(heard(asking)))
    while not any(each.total_outbufs_len for each in hall.doors[0].active_channels.values()):
        hall.turn(0.01)
    assert not hall.part()
    reading.start()
    while not hall.part():
        hall.turn(0.01)
    hall.close(1)
    reading.join(PATIENCE)
    assert heard(idle) == b"" and len(answers[0]) > much
    idle.close()
    asking.close()


@pytest.mark.parametrize(
    "said", [ASK % b"b", b"GET /b HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"], ids=["1.1", "1.0"]
)
def test_who_asks_again_while_it_parts_is_answered_for_the_last_time(said: bytes) -> None:
    """No line is ended between an answer and the question that follows at once; the last answer
    says that it is the last."""
    listener = socket.create_server(("127.0.0.1", 0))
    hall = Hall(echo, [listener], 1, Bounds(50, deadlines=LONG), lambda _: None)
    (door,) = hall.doors
    port = int(listener.getsockname()[1])
    asking, idle = line(port, ASK % b"a"), line(port, ASK % b"a")

    def asked(once: bytes) -> bytes:
        answers: list[bytes] = []
        hears = threading.Thread(target=lambda: answers.append(answer(asking, once)))
        hears.start()
        while hears.is_alive():
            hall.turn(0.01)
        return answers[0]

    assert b"Connection: close" not in asked(b"a:")
    while any(each.turn == 0 or each.requests for each in door.active_channels.values()):
        hall.turn(0.01)
    for each in door.active_channels.values():  # just now, and a while ago
        once = PATIENCE if each.addr == asking.getsockname() else -lines.GRACE
        each.answered_at = time.monotonic() + once
    assert not hall.part()
    assert [each.addr for each in door.active_channels.values()] == [asking.getsockname()]
    asking.sendall(said)
    last = asked(b"b:")
    assert last.count(b"Connection: close") == last.count(b"Connection: ") == 1
    asking.close()
    until(lambda: hall.turn(0.01) or hall.part(), "all lines are gone")
    hall.close(1)
    idle.close()


def test_who_takes_nothing_cannot_fill_the_memory(door: Door) -> None:
    """Of answers that wait to be taken, the oldest go; who takes has all of his."""
    size, bounds = 8_000_000, Bounds(100, held=30_000_000, deadlines=LONG)
    port = door(bounds, threads=4)
    with ExitStack() as opened:
        for _ in range(9):
            opened.enter_context(line(port, ASK % str(size).encode()))
        taker, taken = opened.enter_context(line(port, ASK % str(size).encode())), 0
        while taken < size and (piece := taker.recv(1 << 20)):
            taken += len(piece)
        assert taken > size
        until(lambda: door.held() <= bounds.held, "memory is given back", PATIENCE)
        assert door.lines() < 10
        with line(port, ASK % b"9") as other:
            assert answer(other, b"x" * 9)


def resident() -> int:
    """Bytes of memory that this process has."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


def test_a_worker_keeps_no_more_than_it_says(door: Door) -> None:
    """With the bounds that it has: forty lines that take nothing ask 320 MB."""
    many, size, before = 40, 8_000_000, resident()
    begun: list[str] = []

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        begun.append(environ["PATH_INFO"])
        return echo(environ, start)

    port = door(Bounds(100, deadlines=LONG), app, threads=4)
    with ExitStack() as opened:
        for _ in range(many):
            opened.enter_context(line(port, ASK % str(size).encode()))
        until(lambda: len(begun) == many, "all are answered")
        until(lambda: door.held() <= HELD and door.lines() <= HELD // size, "128 MB")
        until(lambda: resident() - before < HELD + 60_000_000, "no more than that is kept")
        with line(port, ASK % b"9") as other:
            assert answer(other, b"x" * 9)


def test_who_sends_half_a_body_cannot_either(door: Door) -> None:
    bounds = Bounds(100, held=6_000_000, deadlines=LONG)
    port = door(bounds)
    head = b"POST /x HTTP/1.1\r\nHost: atlas\r\nContent-Length: %d\r\n\r\n" % (BODY - 1)
    with ExitStack() as opened:
        for _ in range(8):
            slow = opened.enter_context(line(port))
            with suppress(OSError):
                slow.sendall(head + b"x" * (BODY - 10))
        until(lambda: door.held() <= bounds.held and door.lines() < 8, "some are gone", PATIENCE)
        with line(port, ASK % b"9") as other:
            assert answer(other, b"x" * 9)


def test_a_line_that_was_closed_while_it_was_read_has_nothing_to_send(door: Door) -> None:
    """In one and the same round: what was closed by its reader is still asked to write."""
    with line(door(Bounds(50, deadlines=LONG))) as opened:
        until(lambda: door.lines() == 1, "the line stands")
        (channel,) = (c for each in door.halls[-1].doors for c in each.active_channels.values())
        channel.close()
        channel.close_when_flushed = True
        channel.handle_write()
        assert opened.recv(1) == b""
