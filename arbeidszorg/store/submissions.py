"""Submissions: what one initiative handed in at one time, known by the digest of what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd

from arbeidszorg.registrations import model
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.store import packing
from arbeidszorg.store.errors import damaged
from arbeidszorg.texts import t


@dataclass(frozen=True)
class Submission:
    """``initiative``: its initiatief_id; ``stays``: how many it handed in; ``accepted``: when it
    was first part of a version (UTC); ``files``: the text of its rows, compressed, of each file of
    ``model.REGISTERED``; ``says``: the digest of what it says since a participant was taken out of
    it, "" when nobody was."""

    digest: str
    initiative: str
    stays: int
    accepted: datetime
    files: Mapping[str, bytes]
    says: str = ""


def submissions(registry: Registry, now: datetime) -> Iterator[Submission]:
    """The submissions that a checked registry is made of, in the order of its initiatives."""
    frames = (registry.initiatives, registry.registrations, registry.costs)
    return _submissions(dict(zip(model.REGISTERED, frames, strict=True)), now)


def _submissions(frames: Mapping[str, pd.DataFrame], now: datetime) -> Iterator[Submission]:
    ids = frames["initiatieven"]["initiatief_id"].astype(str).tolist()
    place = pd.Index(ids)
    columns = {file: packing.written(file, frame) for file, frame in frames.items()}
    rows = {file: _rows(file, frame, place) for file, frame in frames.items()}
    for number, initiative in enumerate(ids):
        texts = {
            file: packing.text_of(file, columns[file], rows[file][number])
            for file in model.REGISTERED
        }
        stays = len(rows["registraties"][number])
        files = {file: packing.pack(text) for file, text in texts.items()}
        yield Submission(digest(texts), initiative, stays, now, files)


def submission_of(
    initiative: pd.DataFrame, stays: pd.DataFrame, costs: pd.DataFrame, now: datetime
) -> Submission:
    """The submission of one initiative, of its own rows in each of the files."""
    frames = dict(zip(model.REGISTERED, (initiative, stays, costs), strict=True))
    return next(_submissions(frames, now))


#: By which column the rows of a submission stand, so that the same rows are the same text.
_ORDER = {"initiatieven": "initiatief_id", "registraties": "registratie_id"}


def _rows(file: str, frame: pd.DataFrame, place: pd.Index) -> list[np.ndarray]:
    """The rows of each initiative, in one order."""
    owner = place.get_indexer(pd.Index(frame["initiatief_id"].astype(object)))
    within = frame[_ORDER.get(file, "jaar")].to_numpy()
    order = np.lexsort((pd.factorize(within, sort=True)[0], owner))
    ends = np.cumsum(np.bincount(owner, minlength=len(place)))
    return np.split(order, ends[:-1])


def digest(texts: Mapping[str, bytes]) -> str:
    """What the texts of a submission are known by."""
    whole = hashlib.sha256()
    for file in model.REGISTERED:
        whole.update(f"{file} {len(texts[file])}\n".encode() + texts[file])
    return whole.hexdigest()


def texts_of(submission: Submission) -> dict[str, bytes]:
    """The text of its rows. Raises :class:`~arbeidszorg.store.errors.StoreError` when it is not
    what was handed in."""
    try:
        texts = {file: packing.unpack(data) for file, data in submission.files.items()}
        if digest(texts) == (submission.says or submission.digest):
            return texts
    except ValueError:
        pass
    raise damaged(t("bewaarplaats.submission", initiative=submission.initiative))
