"""Fetch the municipal boundaries from a map service of the government.

Two ways to the same features: WFS, and OGC API Features beside it for when the first does not
answer as it should. What comes in is checked to be whole; whether it is right is looked at by
:func:`arbeidszorg.places.boundaries.install`, as with any file.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests

from arbeidszorg.places.boundaries import BoundaryError
from arbeidszorg.texts import t

#: The reference of the Flemish government, and its layer of municipalities.
ADDRESS, LAYER = "https://geo.api.vlaanderen.be/VRBG/wfs", "VRBG:Refgem"
#: Features that are asked at once, and answers that are read at most.
PAGE, MOST_PAGES = 500, 50
#: Bytes of one answer.
LARGEST = 200_000_000
#: Seconds to a connection, to a next piece of an answer, and for everything together.
CONNECTING, WAITING, ALTOGETHER = 10.0, 30.0, 300.0
CHUNK = 1 << 16
#: What GeoJSON is called.
ACCEPTED = "application/geo+json, application/json;q=0.9"
#: What a server says in XML about what went wrong.
_EXCEPTION = re.compile(r"<(?:\w+:)?(?:ExceptionText|ServiceException)[^>]*>(.*?)</", re.S)
LONGEST_REASON = 200

Features = list[dict[str, Any]]


@dataclass(frozen=True)
class Service:
    """Where the boundaries are fetched: an address of WFS or of OGC API Features, and a layer.
    ``patience``: seconds for everything together."""

    address: str = ADDRESS
    layer: str = LAYER
    patience: float = ALTOGETHER

    @property
    def name(self) -> str:
        """The service as credits name it."""
        return f"{urlsplit(self.address).hostname} ({self.layer})"

    def ways(self) -> tuple[Callable[[Line], Iterator[dict[str, Any]]], ...]:
        """The ways to the features, the first to try first."""
        if "/ogc/features" in self.address:
            return (lambda line: _items(self.address, self.layer, line),)
        own = self.address.rstrip("/")
        beside = f"{own.removesuffix('/wfs')}/ogc/features/v1"
        return (
            lambda line: _wfs(own, self.layer, line),
            lambda line: _items(beside, self.layer, line),
        )


class OddAnswerError(Exception):
    """A way to the features that does not lead there; the message (Dutch) says why."""


@dataclass(frozen=True)
class Line:
    """A line to a server, with an end in time."""

    session: requests.Session
    until: float

    def page(self, address: str) -> dict[str, Any]:
        """A collection of features. Raises :class:`OddAnswerError` for anything else."""
        try:
            with self.session.get(address, stream=True, timeout=(CONNECTING, WAITING)) as answer:
                content = self._read(answer)
                status = answer.status_code
        except requests.Timeout:
            raise OddAnswerError(t("boundaries.service.slow")) from None
        except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError):
            raise OddAnswerError(t("boundaries.service.half")) from None
        except requests.RequestException as error:
            # a pause within an answer is no requests.Timeout, but a lost line that says why
            key = "slow" if "timed out" in str(error) else "unreachable"
            raise OddAnswerError(t(f"boundaries.service.{key}")) from None
        return _collection(content, status)

    def _read(self, answer: requests.Response) -> bytes:
        pieces, size = [], 0
        for piece in answer.iter_content(CHUNK):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST:
                raise OddAnswerError(t("boundaries.service.large"))
            if time.monotonic() > self.until:
                raise OddAnswerError(t("boundaries.service.slow"))
        return b"".join(pieces)


def fetch(service: Service, folder: Path) -> Path:
    """Fetch the features of a layer, all of them, and write them as GeoJSON in a folder. Raises
    :class:`BoundaryError` with what went wrong on every way."""
    reasons: dict[str, None] = {}
    until = time.monotonic() + service.patience
    for way in service.ways():
        with requests.Session() as session:
            session.headers.update({"Accept": ACCEPTED})
            try:
                whole = _together(way(Line(session, until)))
            except OddAnswerError as error:
                reasons[str(error)] = None
                continue
        path = folder / f"{service.layer.rpartition(':')[2] or 'grenzen'}.geojson"
        path.write_text(json.dumps(whole), encoding="utf-8")
        return path
    failed = t("boundaries.service.failed", service=service.name)
    raise BoundaryError("\n".join([failed, *reasons, t("boundaries.service.else")]))


def _wfs(address: str, layer: str, line: Line) -> Iterator[dict[str, Any]]:
    """The answers of a WFS, page by page."""
    start = 0
    while True:
        asked = {
            "service": "WFS",
            "version": "2.0.0",
            "request": "GetFeature",
            "typeNames": layer,
            "outputFormat": "application/json",
            "srsName": "EPSG:31370",
            "count": PAGE,
            "startIndex": start,
        }
        page = line.page(f"{address}?{urlencode(asked)}")
        yield page
        start += len(page["features"])
        total = _total(page)
        last = len(page["features"]) < PAGE if total is None else start >= total
        if last or not page["features"]:
            return


def _items(address: str, layer: str, line: Line) -> Iterator[dict[str, Any]]:
    """The answers of an OGC API Features, each of which says where the next is."""
    collection = layer.rpartition(":")[2]
    items = f"{address.rstrip('/')}/collections/{collection}/items"
    query = urlencode({"f": "application/geo+json", "limit": PAGE})
    while True:
        page = line.page(f"{items}?{query}")
        yield page
        links = page.get("links") or []
        following = [link.get("href", "") for link in links if link.get("rel") == "next"]
        if not following or not page["features"]:
            return
        query = urlsplit(following[0]).query  # never to another server


def _together(pages: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """All features of some pages. Raises :class:`OddAnswerError` when some are missing, or come
    again: then the server does not turn its pages."""
    features: Features = []
    seen: set[str] = set()
    whole: dict[str, Any] = {"type": "FeatureCollection"}
    total = None
    for number, page in enumerate(pages, 1):
        names = {json.dumps(each.get("properties"), sort_keys=True) for each in page["features"]}
        if names & seen or number > MOST_PAGES:
            raise OddAnswerError(t("boundaries.service.again"))
        seen |= names
        features += page["features"]
        total = _total(page) if total is None else total
        if "crs" in page:
            whole["crs"] = page["crs"]
    if not features:
        raise OddAnswerError(t("boundaries.service.empty"))
    if total is not None and len(features) < total:
        raise OddAnswerError(t("boundaries.service.part", count=len(features), total=total))
    return {**whole, "features": features}


def _total(page: dict[str, Any]) -> int | None:
    """How many features there are in all, None when the server does not say."""
    for name in ("numberMatched", "totalFeatures"):
        if isinstance(page.get(name), int):
            return int(page[name])
    return None


def _collection(content: bytes, status: int) -> dict[str, Any]:
    text = content.decode("utf-8", "replace").strip()
    if text.startswith("<"):
        said = _EXCEPTION.search(text)
        if said:
            reason = " ".join(re.sub("<[^>]*>", " ", said[1]).split())[:LONGEST_REASON]
            raise OddAnswerError(t("boundaries.service.exception", reason=reason))
        raise OddAnswerError(t("boundaries.service.no_map", status=status))
    if status >= 400:
        raise OddAnswerError(t("boundaries.service.status", status=status))
    try:
        page = json.loads(text)
    except (ValueError, RecursionError):
        half = text.startswith(("{", "["))
        raise OddAnswerError(
            t(f"boundaries.service.{'half' if half else 'no_map'}", status=status)
        ) from None
    features = page.get("features") if isinstance(page, dict) else None
    if not isinstance(features, list) or not all(isinstance(each, dict) for each in features):
        raise OddAnswerError(t("boundaries.service.no_map", status=status))
    return dict(page)
