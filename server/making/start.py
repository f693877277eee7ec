"""How the maker is started, beside the workers, and how it stays as long as they do."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable

from flask import Flask

from server.making import asking
from server.making.child import Bounds, end_with
from server.making.maker import Maker
from server.making.work import done

#: What ends or restarts the server. The maker ends when the last worker has, so that what is being
#: made for readers of a server that stops can still be sent.
IGNORED = (signal.SIGINT, signal.SIGHUP)


def start(server: Flask, limits: Bounds, prepare: Callable[[], None]) -> int:
    """Start a maker for a server, before it has workers or threads; the process that looks after
    it, which ends when the way to it is closed. ``prepare``: what each maker does first, so that no
    child has to."""
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    if pid := os.fork():
        theirs.close()
        asking.equip(server, ours)
        return pid

    def serve() -> None:
        with server.app_context():
            prepare()
        Maker(theirs, lambda packed: done(packed, server.app_context), limits).run()

    code = 1
    try:
        end_with(parent)
        ours.close()
        for sign in IGNORED:
            signal.signal(sign, signal.SIG_IGN)
        _keep_running(serve)
        code = 0
    finally:
        os._exit(code)  # the server goes on elsewhere: nothing of it is tidied up here


def _keep_running(serve: Callable[[], None]) -> None:
    """Serve in a process of its own, and again when that dies of a fault."""
    while True:
        parent = os.getpid()
        pid = os.fork()
        if not pid:
            code = 1
            try:
                end_with(parent)
                serve()
                code = 0
            finally:
                os._exit(code)
        _, status = os.waitpid(pid, 0)
        if status == 0:
            return
        time.sleep(0.1)  # a fault that comes back at once must not take a processor
