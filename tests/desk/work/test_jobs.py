"""Jobs: done apart, followed by their owner alone, and nothing of what they are about in the
database."""

from __future__ import annotations

import multiprocessing
import threading

import pytest

from arbeidszorg.store import moments
from arbeidszorg.store.errors import StoreError
from desk.access.keys import digest
from desk.work import apart, jobs, uploads
from desk.work.jobs import BusyError, Job, Work
from desk.work.spool import GoneError
from desk.work.tables import job as table
from helpers.desk import TestDesk
from helpers.engines import BOTH
from helpers.jobs import Here

KINDS = {
    "tellen": "helpers.jobs:count",
    "weigeren": "helpers.jobs:refuse",
    "breken": "helpers.jobs:break_down",
    "vol": "helpers.jobs:fill",
}


def work_of(desk: TestDesk, make: type = Here) -> Work:
    known = desk.app.extensions[jobs.KEY]
    return Work(desk.settings, desk.store, known.spool, KINDS, make)


def ended(work: Work, kind: str, body: bytes = b"", **more: object) -> tuple[str, Job]:
    """A job that is over."""
    over = threading.Event()
    token = work.start(kind, 1, body, {"x": 1}, ends=lambda _: over.set(), **more)  # type: ignore[arg-type]
    assert over.wait(120)
    job = work.state(token)
    assert job is not None
    return token, job


@BOTH
def test_a_job_is_done_and_what_was_sent_is_gone(desk: TestDesk) -> None:
    work = work_of(desk)
    word = uploads.begin(work.spool, "r.csv", 3)
    uploads.add(work.spool, word, 0, b"abc")
    token, job = ended(work, "tellen", b"12345", files=[word])
    assert (job.state, job.share, job.account, job.over) == ("klaar", 1.0, 1, True)
    assert work.result(token, "uit") == b"8 1"
    assert len(list(work.spool.folder.iterdir())) == 1, "the result alone"
    work.forget(token, "uit")
    with pytest.raises(GoneError):
        work.result(token, "uit")
    assert work.state(token + "x") is None


def test_a_job_that_cannot_be_done_says_why(desk: TestDesk) -> None:
    _, job = ended(work_of(desk), "weigeren")
    assert (job.state, job.says) == ("mislukt", "indienen.job.no_draft")
    _, job = ended(work_of(desk), "tellen", files=["nothing"])
    assert (job.state, job.says) == ("mislukt", "indienen.job.gone")


def test_a_process_of_its_own_that_breaks_tells_nothing_of_what_it_had(
    desk: TestDesk, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What copies are made of writes where it did when it began: here it is this process.
    fork = multiprocessing.get_context("fork")
    monkeypatch.setattr(fork, "set_forkserver_preload", lambda _: None)
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: fork)
    token, job = ended(work_of(desk, apart.Child), "tellen", b"1234")
    assert (job.state, job.says) == ("klaar", "")
    assert work_of(desk).result(token, "uit") == b"4 1"
    _, job = ended(work_of(desk, apart.Child), "breken", b"Jan Peeters")
    assert (job.state, job.says) == ("mislukt", "indienen.job.failed")
    _, job = ended(work_of(desk, apart.Child), "vol")
    assert (job.state, job.says) == ("mislukt", "indienen.job.large")
    said = "".join(capfd.readouterr())
    assert "ValueError" in said and "Peeters" not in said
    assert b"Peeters" not in desk.settings.atlas.store_file.read_bytes()


@BOTH
def test_a_store_that_is_away_for_a_moment_loses_no_job(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the signs of life nor how it ended."""
    monkeypatch.setattr(jobs, "BEAT", 0.01)

    class Flickering(Work):
        """Its store is away every other time."""

        failed = 0

        def _note(self, mark: str, **values: object) -> None:
            self.failed = 1 - self.failed
            if self.failed:
                raise StoreError("weg")
            super()._note(mark, **values)

    known = work_of(desk)
    work = Flickering(known.settings, known.store, known.spool, KINDS, Here)
    token, job = ended(work, "tellen", b"12345")
    assert (job.state, job.share) == ("klaar", 1.0)
    assert known.result(token, "uit") == b"5 1"


def test_a_job_of_a_server_that_is_gone_says_so(desk: TestDesk) -> None:
    values = {"digest": digest("woord"), "kind": "tellen", "account": 1, "place": ""}
    moment = moments.kept(desk.clock())
    values |= {"state": "bezig", "share": 0.5, "says": "", "made": moment, "beat": moment}
    with desk.store.writing() as connection:
        connection.execute(table.insert().values(values))
    work = work_of(desk)
    job = work.state("woord")
    assert job is not None and job.state == "bezig"
    desk.clock.on(seconds=jobs.LOST + 1)
    job = work.state("woord")
    assert job is not None and job.over
    assert (job.state, job.says) == ("weg", "indienen.job.restarted")


@BOTH
def test_nobody_asks_for_too_much_at_once(desk: TestDesk) -> None:
    waiting = threading.Event()

    class Slow(Here):
        def hear(self, patience: float) -> tuple[float, str] | str:
            waiting.wait(60)
            return super().hear(patience)

    work = work_of(desk, Slow)
    for _ in range(jobs.MOST_OF_ONE):
        work.start("tellen", 1)
    with pytest.raises(BusyError):
        work.start("tellen", 1)
    work.start("tellen", 2)
    waiting.set()
