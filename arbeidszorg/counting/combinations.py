"""Combinations of activities as bits: as many bytes as it takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.registrations import model

Array = npt.NDArray[Any]


def packed(flags: Array) -> Array:
    """Yes or no along the last axis as bits, the first the lowest. Up to eight are one byte in the
    place of that axis; more are several bytes along it."""
    octets = np.packbits(flags, axis=-1, bitorder="little")
    return octets[..., 0] if octets.shape[-1] == 1 else octets


def holds(bits: Array, place: int, size: int) -> Array:
    """Which combinations of ``size`` hold what stands at a place."""
    octet = bits if size <= 8 else bits[..., place >> 3]
    return np.asarray(octet >> (place & 7) & 1).astype(bool)


def holds_any(bits: Array, places: Iterable[int], size: int) -> Array:
    """Which combinations of ``size`` hold anything of several places."""
    wanted = np.zeros(size, dtype=bool)
    wanted[list(places)] = True
    both = bits & packed(wanted)
    return np.asarray(both != 0 if size <= 8 else (both != 0).any(axis=-1))


def does(activities: Array, activity: int) -> Array:
    """Which combinations of activities hold one of them, by its position."""
    return holds(activities, activity, len(model.ACTIVITIES))
