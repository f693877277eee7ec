"""Files that never change while the server runs: compressed once, shared by all workers.

Dash and Flask would read and compress a script anew for every visitor who asks for it.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import brotli
from flask import Flask, Response, request

from server import scripts

KEY = "arbeidszorg-files"
#: Names of these files change with their content.
FOR_EVER = "public, max-age=31536000, immutable"
#: Types that are compressed already.
TIGHT = ("font/", "image/png")
#: Brotli's level: 11 is a twentieth smaller and takes fifteen times as long.
LEVEL = 9


@dataclass(frozen=True)
class File:
    """A file as it is sent: its type, its mark for caches, and what it holds."""

    mimetype: str
    etag: str
    body: bytes

    @cached_property
    def bodies(self) -> dict[str, bytes]:
        """Encoding -> bytes. They are made when they are asked for: pages need no more than the
        names of files, and the first reader waits for a page."""
        tight = self.mimetype.startswith(TIGHT)
        return {"identity": self.body} if tight else _compressed(self.body)


def bundle(server: Flask, name: str, addresses: Sequence[str], more: str = "") -> str:
    """Several scripts or styles as one file, in their order, and ``more`` after them; the address
    that it is kept at."""
    kind = addresses[0].partition("?")[0].rpartition(".")[2]
    body, mimetype = _joined(server, addresses, kind)
    body += more.encode()
    path = f"/assets/{name}-{_mark(body)}.{kind}"
    _keep(server, path, body, mimetype)
    return path


def _joined(server: Flask, addresses: Sequence[str], kind: str) -> tuple[bytes, str]:
    """What a bundle holds, and its type. Modules of ours are joined with all that they import."""
    if all(map(scripts.is_module, addresses)):
        return scripts.joined(addresses).encode(), "text/javascript"
    parts = [_read(server, address) for address in addresses]
    between = {"js": b";\n", "css": b"\n"}[kind]
    return between.join(body for body, _ in parts), parts[0][1]


def serve(server: Flask) -> None:
    """Answer from memory what :func:`keep` has read; anything else goes its usual way."""
    files: dict[str, File] = {}
    server.extensions[KEY] = files

    @server.before_request
    def from_memory() -> Response | None:
        file = files.get(request.path)
        if file is None or request.method not in ("GET", "HEAD"):
            return None
        best = request.accept_encodings.best_match(list(file.bodies), "identity")
        coding = best if best in file.bodies else "identity"
        response = Response(file.bodies[coding], mimetype=file.mimetype)
        if coding != "identity":
            response.headers["Content-Encoding"] = coding
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = FOR_EVER
        response.set_etag(f"{file.etag}-{coding}")
        response.make_conditional(request)
        return response


def keep(server: Flask, address: str) -> None:
    """Read a file as the server itself would answer it, and keep it compressed."""
    path = address.partition("?")[0]
    if path not in server.extensions[KEY]:
        _keep(server, path, *_read(server, address))


def compress(server: Flask) -> None:
    """Compress all that is kept, once for the workers that come of this process."""
    for file in server.extensions[KEY].values():
        assert file.bodies


def _read(server: Flask, address: str) -> tuple[bytes, str]:
    """What a file holds, and its type. Raises FileNotFoundError."""
    plain = {"Accept-Encoding": "identity"}
    with server.test_client().get(address, headers=plain) as answer:
        if answer.status_code != 200:
            raise FileNotFoundError(address)
        return answer.get_data(), answer.mimetype or "application/octet-stream"


def _keep(server: Flask, path: str, body: bytes, mimetype: str) -> None:
    server.extensions[KEY][path] = File(mimetype, _mark(body), body)


@lru_cache(maxsize=128)  # servers in one process have the same files
def _compressed(body: bytes) -> dict[str, bytes]:
    """Encoding -> a file in it."""
    return {
        "identity": body,
        "br": brotli.compress(body, quality=LEVEL),
        "gzip": gzip.compress(body, 9),
    }


def _mark(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:12]
