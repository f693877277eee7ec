"""Metrics: off unless asked for, and of all workers together."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import faults, metrics


def test_they_are_off(client: FlaskClient) -> None:
    assert client.get("/metrics").status_code == 404
    assert metrics.FOLDER not in os.environ


def measured(target: Path) -> None:
    """A master and a worker that count; what they say together is written to a file."""
    server = Flask("small")
    faults.number(server)
    metrics.serve(server, True)
    server.add_url_rule("/x/<name>", "x", lambda name: name)
    client = server.test_client()
    for name in ("a", "b"):
        client.get("/x/" + name)
    worker = os.fork()
    if not worker:
        client.get("/x/c")
        os._exit(0)
    os.waitpid(worker, 0)
    metrics.worker_ended(None, SimpleNamespace(pid=worker))
    target.write_text(client.get("/metrics").text, encoding="utf-8")
    shutil.rmtree(os.environ[metrics.FOLDER])  # this process ends without saying goodbye


@pytest.mark.skipif("prometheus_client" in sys.modules, reason="it was told where to count before")
def test_they_count_the_answers_of_all_workers(tmp_path: Path) -> None:
    """In a process of its own: prometheus-client looks at the environment when it is imported."""
    master = os.fork()
    if not master:
        try:
            measured(tmp_path / "said")
        finally:
            os._exit(0)
    os.waitpid(master, 0)
    said = (tmp_path / "said").read_text(encoding="utf-8")
    assert 'atlas_answers_total{form="/x/<name>",status="200"} 3.0' in said
    assert 'atlas_seconds_count{form="/x/<name>"} 3.0' in said
