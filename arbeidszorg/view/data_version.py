"""Which version of the data an address names: ``versie=3``; the newest when it names none."""

from __future__ import annotations

from urllib.parse import unquote_plus

#: The parameter.
VERSION = "versie"
#: Names the newest, whatever stands around.
NEWEST = "nieuwste"


def apart(query: str) -> tuple[str, tuple[str, ...]]:
    """A query without the versions that it names, and those, each once."""
    parts = [part for part in query.removeprefix("?").split("&") if part]
    named = (unquote_plus(part.partition("=")[2]).strip() for part in parts if _names(part))
    versions = dict.fromkeys(text for text in named if text and text.lower() != NEWEST)
    return "&".join(part for part in parts if not _names(part)), tuple(versions)


def of_now(query: str) -> str:
    """The query part of an address without the version that it names."""
    kept, _ = apart(query)
    return f"?{kept}" if kept else ""


def in_address(address: str) -> tuple[str, str]:
    """An address without the version that it names, and that version, "" for none."""
    whole, mark, anchor = address.partition("#")
    path, _, query = whole.partition("?")
    kept, named = apart(query)
    bare = f"{path}?{kept}" if kept else path
    return (f"{bare}{mark}{anchor}" if named else address), ",".join(named)


def of_version(address: str, version: int | str) -> str:
    """An address of the atlas, with what stands behind its hash, of a version; one that names a
    version already stays as it is, and so does every address when the version is 0."""
    whole, mark, anchor = address.partition("#")
    path, _, query = whole.partition("?")
    if not version or any(map(_names, query.split("&"))):
        return address
    return f"{path}?{query}{'&' if query else ''}{VERSION}={version}{mark}{anchor}"


def _names(part: str) -> bool:
    return unquote_plus(part.partition("=")[0]).strip().lower() == VERSION
