"""A real nginx before one atlas or more, as our example of it says, on ports of ours."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from http.client import HTTPSConnection
from pathlib import Path

from helpers.browser.server import ROOT, free_port, listens
from helpers.processes import until

HOST = "atlas.example.be"
#: Where the atlas stands in the example.
UPSTREAM, FAULTS = "server 127.0.0.1:8050", " max_fails=3 fail_timeout=2s;"


def is_here() -> bool:
    """Whether nginx, and what makes a certificate, are installed."""
    return bool(shutil.which("nginx") and shutil.which("openssl"))


def example(folder: Path) -> Path:
    """The example with its places in a folder of ours, and a certificate in it."""
    certificate = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={HOST}")
    files = ("-keyout", f"{folder}/privkey.pem", "-out", f"{folder}/fullchain.pem")
    subprocess.run(["openssl", *certificate, *files], check=True, capture_output=True, timeout=60)
    owner = "" if os.getuid() else "user root;"  # of the folder that it keeps assets in
    content = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    content = content.replace("user www-data;", owner)
    for place in ("/etc/ssl/atlas", "/var/cache/nginx", "/var/log/nginx", "/run"):
        content = content.replace(place, str(folder))
    for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"):
        temp = f"http {{\n    {kind}_temp_path {folder}/{kind};"
        content = content.replace("http {", temp, 1)
    target = folder / "nginx.conf"
    target.write_text(content, encoding="utf-8")
    return target


@contextmanager
def before(folder: Path, atlases: Sequence[int]) -> Iterator[tuple[int, int]]:
    """nginx before the atlases on these ports, until the block ends; its ports, plain and TLS."""
    plain, tls = free_port(), free_port()
    target = example(folder)
    content = target.read_text("utf-8")
    ports = {"listen 80": f"listen 127.0.0.1:{plain}", "listen 443": f"listen 127.0.0.1:{tls}"}
    ports[UPSTREAM + FAULTS] = "\n".join(f"server 127.0.0.1:{port}{FAULTS}" for port in atlases)
    for old, new in ports.items():
        content = content.replace(old, new)
    target.write_text(content + "\ndaemon off;\n", encoding="utf-8")
    command = ["nginx", "-e", f"{folder}/error.log", "-c", str(target)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as nginx:
        try:
            until(lambda: listens(tls), "nginx stands")
            yield plain, tls
        finally:
            nginx.terminate()


def line(port: int, host: str = HOST, source: str = "127.0.0.1") -> HTTPSConnection:
    """A line of a reader over TLS; ``source``: the address of ours that it comes from."""
    reader = HTTPSConnection("127.0.0.1", port, timeout=60, context=_unverified())
    plain = socket.create_connection(("127.0.0.1", port), 60, (source, 0))
    reader.sock = _unverified().wrap_socket(plain, server_hostname=host)
    return reader


@cache
def _unverified() -> ssl.SSLContext:
    """For the certificate that was made here; one for all lines, and without the authorities of the
    system: to read those takes as long as many questions."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context
