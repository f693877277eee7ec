"""A block of a large file of stays, checked as a whole and split by person: one of many, wherever
that is done. What it needs lies in a folder; what is sent says where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from arbeidszorg.registrations import model, partitions
from arbeidszorg.registrations.intake import by_person
from arbeidszorg.registrations.intake.block import Amounts, Spelled, amounts_of, spelled_in
from arbeidszorg.registrations.intake.blocks import FILE
from arbeidszorg.registrations.intake.breaches import Breach, breaches_of
from arbeidszorg.registrations.intake.codes import CODES
from arbeidszorg.registrations.intake.columns import build, typed
from arbeidszorg.registrations.intake.reading import Numbers


@dataclass(frozen=True)
class Job:
    """A block: its ``file``, at which row it ``starts``, which of its ``rows`` are looked at (row
    numbers within it; None: all), of each column but the codes where it stands and the number that
    each of its texts has among all (None: every row is the same), which codes (positions) are
    ``wrong``, and into how ``many`` partitions it is split."""

    file: Path
    starts: int
    rows: Numbers | None
    columns: Mapping[str, tuple[int, Numbers] | None]
    wrong: Mapping[str, NDArray[np.intp]]
    folder: Path
    many: int


def framed(job: Job) -> list[Breach]:
    """The rules that the frame of a block breaks; its stays are written down by person. Raises
    :class:`PartitionError` when there is no room."""
    block, spelled, parsed = amounts_of(job.file), spelled_in(job.file), by_person.said(job.folder)
    rows = block.rows if job.rows is None else job.rows
    places = np.searchsorted(block.rows, rows)
    known = {name: _known(spelled, name, places, job.wrong[name]) for name in CODES}
    columns = {
        column.name: _column(column, block, places, job.columns[column.name], parsed[column.name])
        for column in model.FILES[FILE]
        if column.name not in CODES
    }
    frame = build(FILE, columns | _stand_ins(known), pd.Index(rows + np.int32(job.starts)))
    breaches = [b for b in breaches_of(FILE, frame) if b.rule != "double"]
    cells, _ = partitions.packed(frame.drop(columns=[*CODES]))
    with partitions.writing(job.folder):
        by_person.split(
            job.folder,
            job.many,
            job.file.name,
            spelled,
            block.persons[places],
            places,
            known,
            cells,
        )
    return breaches


def _known(block: Spelled, name: str, places: Any, wrong: Any) -> NDArray[np.bool_]:
    """Which rows have a code that is right."""
    if name not in block.codes:
        return np.zeros(len(places), np.bool_)
    known = np.asarray(block.codes[name].is_not_null().to_numpy()[places])
    known[wrong] = False
    return known


def _column(
    column: model.Column,
    block: Amounts,
    places: Any,
    where: tuple[int, Numbers] | None,
    parsed: list[Any],
) -> Any:
    if where is None:
        return typed(FILE, column, np.zeros(len(places), np.int32), parsed)
    place, numbering = where
    return typed(FILE, column, numbering[block.columns[place]][places], parsed)


def _stand_ins(known: Mapping[str, NDArray[np.bool_]]) -> dict[str, Any]:
    """Codes that are there, for what is there: the rules ask no more of them."""
    stays, persons = (known[name] for name in CODES)
    return {
        CODES[0]: np.array([None, "R1"], object)[stays.astype(np.intp)],
        CODES[1]: pd.Categorical.from_codes(persons.astype(np.int8) - 1, pd.Index(["P1"])),
    }
