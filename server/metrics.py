"""``/metrics``: how many answers of which kind, and how long they took, as Prometheus reads it.

Off until ``ARBEIDSZORG_METINGEN=aan``. The numbers of all workers are added up in files of a folder
that belongs to this start alone.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from typing import Any

from flask import Flask, Response

from server.faults import seconds
from server.logbook import form

#: Where prometheus-client looks for the folder that workers share.
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
#: Seconds by which answers are counted.
BUCKETS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


def serve(server: Flask, wanted: bool) -> None:
    """Measure, and answer on ``/metrics``; nothing when it is not wanted."""
    if not wanted:
        return
    _share()
    from prometheus_client import (
        CONTENT_TYPE_LATEST,
        CollectorRegistry,
        Counter,
        Histogram,
        generate_latest,
        multiprocess,
    )

    registry = CollectorRegistry()
    names = ("form", "status")
    requests = Counter("atlas_answers", "Answers, by form of address", names, registry=registry)
    durations = Histogram(
        "atlas_seconds", "Seconds until an answer", ("form",), registry=registry, buckets=BUCKETS
    )

    @server.after_request
    def count(response: Response) -> Response:
        requests.labels(form(), str(response.status_code)).inc()
        durations.labels(form()).observe(seconds())
        return response

    def metrics() -> Response:
        together = CollectorRegistry()
        multiprocess.MultiProcessCollector(together)
        return Response(generate_latest(together), content_type=CONTENT_TYPE_LATEST)

    server.add_url_rule("/metrics", "metrics", metrics)


@cache
def _share() -> None:
    """The folder of this start, the same for every version that it shows; gone when the process
    that made it ends."""
    folder, owner = tempfile.mkdtemp(prefix="arbeidszorgatlas-"), os.getpid()
    os.environ[FOLDER] = folder

    def clear() -> None:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(clear)


def worker_ended(_server: Any, worker: Any) -> None:
    """Gunicorn calls this when a worker is gone: what it counted stays, what it was does not."""
    if FOLDER in os.environ:
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)
