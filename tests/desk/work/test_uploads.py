"""A file that comes in pieces: cut off, gone on with, sent twice, and with a server that began
anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.work import uploads
from desk.work.spool import GoneError, Spool
from desk.work.uploads import LARGEST, PIECE, UploadError


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path)


def test_a_file_in_pieces(spool: Spool) -> None:
    word = uploads.begin(spool, "r.csv", 10)
    assert uploads.add(spool, word, 0, b"01234").here == 5
    with pytest.raises(UploadError, match="unfinished"):
        uploads.take(spool, word)
    assert uploads.add(spool, word, 0, b"01234").here == 5, "sent twice"
    assert uploads.add(spool, word, 7, b"789").here == 5, "something between is missing"
    assert uploads.add(spool, word, 5, b"56789").whole
    assert uploads.take(spool, word) == ("r.csv", b"0123456789")
    uploads.drop(spool, word)
    with pytest.raises(GoneError):
        uploads.state(spool, word)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("r" * 220 + ".csv", "r" * 196 + ".csv"),
        ("r" * 220 + ".XLSX", "r" * 195 + ".XLSX"),
        ("r" * 220, "r" * 200),
        ("r." + "x" * 220, "r." + "x" * 198),
        ("registraties.2025.ods", "registraties.2025.ods"),
        ("." + "r" * 5, "." + "r" * 5),
    ],
)
def test_a_long_name_keeps_its_ending(spool: Spool, given: str, kept: str) -> None:
    assert uploads.state(spool, uploads.begin(spool, given, 10)).name == kept


def test_a_server_that_began_anew_knows_nothing(spool: Spool) -> None:
    word = uploads.begin(spool, "r.csv", 10)
    with pytest.raises(GoneError):
        uploads.add(Spool(spool.folder), word, 0, b"01234")


def test_a_full_disk_is_said(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    word = uploads.begin(spool, "r.csv", 10)
    uploads.add(spool, word, 0, b"01234")

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as disk:
        disk.setattr(Spool, "add", full)
        with pytest.raises(UploadError, match="full"):
            uploads.add(spool, word, 5, b"56789")
        with pytest.raises(UploadError, match="full"):
            uploads.begin(spool, "r.csv", 10)
    assert uploads.add(spool, word, 5, b"56789").whole, "it goes on when there is room again"
    monkeypatch.setattr(uploads, "MOST", 10)
    with pytest.raises(UploadError, match="full"):
        uploads.begin(spool, "r.csv", 10)


def test_what_cannot_be(spool: Spool) -> None:
    for size, why in ((0, "empty"), (-1, "empty"), (LARGEST + 1, "large")):
        with pytest.raises(UploadError, match=why):
            uploads.begin(spool, "r.csv", size)
    word = uploads.begin(spool, "r.csv", 3)
    for piece in (b"", b"0123", b"0" * (PIECE + 1)):
        with pytest.raises(UploadError, match="piece"):
            uploads.add(spool, word, 0, piece)
    for other in ("", "../x", word + "a"):
        with pytest.raises(GoneError):
            uploads.state(spool, other)


def test_who_begins_much_and_sends_it_later_fills_no_disk(
    spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [uploads.begin(spool, "r.csv", 900) for _ in range(5)]
    monkeypatch.setattr(uploads, "MOST", spool.total()[0] + 2000)
    for word in words[:2]:
        assert uploads.add(spool, word, 0, b"0" * 900).whole
    for word in words[2:]:
        with pytest.raises(UploadError, match="full"):
            uploads.add(spool, word, 0, b"0" * 900)
    assert uploads.state(spool, words[-1]).here == 0, "it goes on when there is room again"


def test_strangers_leave_room_for_who_hands_in(
    spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = uploads.begin(spool, "r.csv", 800, stranger=True)
    monkeypatch.setattr(uploads, "MOST", 2 * spool.total()[0] + 1000)
    with pytest.raises(UploadError, match="full"):
        uploads.add(spool, word, 0, b"0" * 800)
    with pytest.raises(UploadError, match="full"):
        uploads.begin(spool, "r.csv", 800, stranger=True)
    mine = uploads.begin(spool, "r.csv", 800)
    assert uploads.add(spool, mine, 0, b"0" * 800).whole


def test_many_small_things_are_much_too(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_THINGS", 4)
    for _ in range(2):
        uploads.begin(spool, "r.csv", 1, stranger=True)
    with pytest.raises(UploadError, match="full"):
        uploads.begin(spool, "r.csv", 1, stranger=True)
    uploads.begin(spool, "r.csv", 1)
