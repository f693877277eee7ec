"""What belongs to the running server, the same for every visitor: the Atlas, and kept answers; and
which version of the data the current request asks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar, cast

from flask import Flask, current_app, g, has_request_context, request

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.earlier import Earlier
from arbeidszorg.view.data_version import of_version
from components.cache import Cache

Answer = TypeVar("Answer")

#: Under which names the server holds them.
ATLAS, CACHE, EARLIER = "arbeidszorg", "arbeidszorg-cache", "arbeidszorg-eerder"
#: Under which name a request holds its number.
NUMBER = "arbeidszorg.number"
#: Under which names the current work holds its version, and why it is not the one that was named.
ASKED, VAIN = "arbeidszorg_versie", "arbeidszorg_vergeefs"


def equip(server: Flask, atlas: Atlas) -> None:
    """Give a server its Atlas, and room to keep answers."""
    server.extensions[ATLAS] = atlas
    server.extensions[CACHE] = Cache()
    server.extensions[EARLIER] = Earlier(atlas)


def atlas() -> Atlas:
    """The Atlas of the version that the current work is about."""
    return cast(Atlas, g.get(ASKED) or newest())


def newest() -> Atlas:
    """The Atlas that is shown to who names no version."""
    return cast(Atlas, current_app.extensions[ATLAS])


def earlier() -> Earlier:
    """The published versions beside it."""
    return cast(Earlier, current_app.extensions[EARLIER])


@contextmanager
def of(version: str) -> Iterator[None]:
    """Work on the version that an address names; "" for the one that the work around it is about.
    Raises :class:`~arbeidszorg.atlas.earlier.NoVersionError`."""
    before = g.get(ASKED)
    if version:
        setattr(g, ASKED, earlier().named(version))
    try:
        yield
    finally:
        setattr(g, ASKED, before)


def ask(version: str) -> None:
    """From now on the current request is about the version that it names. Raises
    :class:`~arbeidszorg.atlas.earlier.NoVersionError`."""
    setattr(g, ASKED, earlier().named(version))


def version() -> str:
    """The version that the current work names; "" for the one that stands."""
    asked = cast("Atlas | None", g.get(ASKED))
    return "" if asked is None or asked is newest() else str(asked.number)


def vain() -> str:
    """Why the version that was named is not shown; "" when it is."""
    return str(g.get(VAIN, ""))


def ask_in_vain(why: str) -> None:
    """The current request is about the newest version, for the one that it names is not there."""
    setattr(g, VAIN, why)


def cited(address: str) -> str:
    """An address as it leaves the atlas for good: it names the version that it is about."""
    return of_version(address, atlas().number)


def going(address: str) -> str:
    """An address that goes along with newer data: it names the version of an earlier one alone."""
    return address if atlas().newest else cited(address)


@dataclass(frozen=True)
class Kept:
    """The answers about one version that were made before, among those about all. ``about``: the
    version, "" for the one that stands, and which versions are public beside it; () when there are
    none of either."""

    cache: Cache
    about: tuple[Hashable, ...]

    def get(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to a question; see :meth:`components.cache.Cache.get`."""
        return self.cache.get((question, *self.about) if self.about else question, make)


def cache() -> Kept:
    """The answers that were made before."""
    beside = cast("Earlier | None", current_app.extensions.get(EARLIER))
    about = (version(), beside.public() if beside else ())
    return Kept(cast(Cache, current_app.extensions[CACHE]), about if any(about) else ())


def host() -> str:
    """The start of every address of the atlas, without a stroke at its end, as the settings say."""
    return newest().settings.public


def request_id() -> str:
    """The number that the current request goes by; "" when nobody asked."""
    return str(request.environ.get(NUMBER, "")) if has_request_context() else ""
