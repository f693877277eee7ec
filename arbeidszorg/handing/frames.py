"""Typed frames beside each other: what was handed in, and what stays in force."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import pandas as pd
from pandas.api.types import union_categoricals

from arbeidszorg.registrations import model
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.registrations.schemas import UNIQUE, in_order


@dataclass(frozen=True, eq=False, repr=False)
class Frames:
    """Checked frames, as :class:`~arbeidszorg.registrations.registry.Registry` has them, of the
    ``initiatives`` that were handed in (their codes, as ``which``): what would count of them."""

    which: tuple[str, ...]
    initiatives: pd.DataFrame
    stays: pd.DataFrame
    costs: pd.DataFrame


def stacked(file: str, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Frames of one file below each other, as typed as they were."""
    frames = [frame for frame in frames if len(frame)] or [*frames[:1]]
    if len(frames) == 1:
        return frames[0].reset_index(drop=True)
    for column in model.FILES[file]:
        first = frames[0][column.name]
        if not isinstance(first.dtype, pd.CategoricalDtype) or column.kind == "code":
            continue
        every = union_categoricals([frame[column.name] for frame in frames]).categories
        if column.kind == "codes":
            every = pd.Index(in_order(column.name, every), dtype="str")
        elif column.kind == "nis":
            every = every.sort_values()
        frames = [
            frame.assign(**{column.name: frame[column.name].cat.set_categories(every)})
            for frame in frames
        ]
    return pd.concat(frames, ignore_index=True)


def of(frame: pd.DataFrame, which: Collection[str], without: bool = False) -> pd.DataFrame:
    """The rows of some initiatives, or ``without`` those."""
    mine = frame["initiatief_id"].isin(list(which))
    return frame[~mine if without else mine]


def ids(frame: pd.DataFrame) -> list[str]:
    """The initiatives of a frame, each once, in order of appearance."""
    return list(frame["initiatief_id"].dropna().unique())


def of_initiatives(registry: Registry, which: Collection[str]) -> Registry:
    """What a registry says of some initiatives, and nothing of others."""
    whole = registry.whole()
    return replace(
        whole,
        initiatives=of(whole.initiatives, which).reset_index(drop=True),
        registrations=of(whole.registrations, which).reset_index(drop=True),
        costs=of(whole.costs, which).reset_index(drop=True),
    )


def without_keys(file: str, frame: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """The rows of a frame whose key no row of the other has."""
    names = list(UNIQUE[file])
    keys = pd.MultiIndex.from_frame(frame[names].astype("str"))
    return frame[~keys.isin(pd.MultiIndex.from_frame(other[names].astype("str")))]


def joined(earlier: Registry, frames: Frames) -> Registry:
    """The registry in which these frames take the place of what their initiatives had. Version,
    period and notices are those of ``earlier``: whoever makes a version of it says what they are.
    """
    whole = earlier.whole()
    pairs = {
        "initiatieven": (whole.initiatives, frames.initiatives),
        "registraties": (whole.registrations, frames.stays),
        "kosten_opbrengsten": (whole.costs, frames.costs),
    }
    own = {
        file: stacked(file, [of(before, frames.which, without=True), after])
        for file, (before, after) in pairs.items()
    }
    return replace(
        whole,
        initiatives=own["initiatieven"],
        registrations=own["registraties"],
        costs=own["kosten_opbrengsten"],
    )
