"""A compiled version as files: arrays that are mapped into memory, and one file of words.

They lie in a folder that is named by their content, the same byte for byte wherever they are made.
The folder appears whole or not at all, and is never changed.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg import processes
from arbeidszorg.compiled import saying, words
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting.offer import Offer
from arbeidszorg.counting.shown import Shown, columns
from arbeidszorg.disclosure.lattice import Key
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES

Array = npt.NDArray[Any]

#: Changes with the form of the files.
FORM = 1
#: The file of all that is no array.
WORDS = "versie.json"
#: The file of what the next version is held against. It follows from the others, and was not there
#: before: a version without it is the same one.
SAID = "gezegd.json"
#: The arrays of :class:`~arbeidszorg.counting.offer.Offer` over initiatives.
OFFER = ("town", "sector", "activities", "form", "places", "first_year", "last_year")
#: Letters of a name, and what they may be.
LETTERS, DIGITS = 20, frozenset("0123456789abcdef")
#: How the name of what is not whole yet ends.
HALF = ".deel"


class CompiledError(Exception):
    """A folder holds no compiled version, or it was damaged."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Whoever else writes into a folder of versions, or clears away there, waits until the block
    ends. The folder is made; what one who was killed left half is cleared away. Raises
    ``OSError``."""
    folder.mkdir(parents=True, exist_ok=True)
    with processes.alone(folder):
        for left in folder.glob(f".*{HALF}"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
        yield


def write(compiled: Compiled, folder: Path) -> str:
    """Write a version into a folder of versions, :func:`alone` there; its name. Raises ``OSError``
    when the folder cannot be written."""
    content = _content(compiled)
    name = _name(content)
    if (folder / name).is_dir():
        if _holds(folder / name):
            return name
        shutil.rmtree(folder / name)  # damaged since
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{name}.{os.getpid()}{HALF}"
    try:
        unfinished.mkdir()
        for file, data in content.items():
            with (unfinished / file).open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        try:
            unfinished.rename(folder / name)
        except OSError:
            if not (folder / name).is_dir():  # else somebody was first, with the same bytes
                raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return name


def names(compiled: Compiled) -> tuple[str, str]:
    """By what a version is called, and was by a program that did not write :data:`SAID` yet."""
    content = _content(compiled)
    return _name(content), _name({name: data for name, data in content.items() if name != SAID})


def _content(compiled: Compiled) -> dict[str, bytes]:
    """The files of a version."""
    content = {f"{name}.npy": _bytes(array) for name, array in _arrays(compiled).items()}
    spoken = {"vorm": FORM, **words.spoken(compiled)}
    content[WORDS] = json.dumps(
        spoken, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
    if compiled.said:
        content[SAID] = saying.written(compiled.said)
    return content


def read(path: Path) -> Compiled:
    """The version in a folder. Raises :class:`CompiledError` when it is not what its name says."""
    try:
        if not is_name(path.name) or not _holds(path):
            raise CompiledError(path.name)
        spoken = json.loads((path / WORDS).read_bytes())
        if spoken["vorm"] != FORM:
            raise CompiledError(path.name)
        arrays = {
            file.name.removesuffix(".npy"): np.load(file, mmap_mode="r", allow_pickle=False)
            for file in path.glob("*.npy")
        }
        file = path / SAID
        said = saying.read(json.loads(file.read_bytes())) if file.exists() else {}
        return words.read(spoken, _offer(spoken, arrays), _shown(arrays), said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError) as error:
        raise CompiledError(path.name) from error


def mark(path: Path) -> str:
    """Which data the version in a folder says that it is of; nothing else of it is looked at.
    Raises :class:`CompiledError`."""
    try:
        return str(json.loads((path / WORDS).read_bytes())["uitgave"]["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CompiledError(path.name) from error


def is_version(path: Path) -> bool:
    """Whether a folder is one that was written here, damaged or not."""
    return is_name(path.name) and (path / WORDS).is_file()


def is_name(text: object) -> bool:
    """Whether a version can be called so. What is read somewhere else as a name is asked this
    first: it may lead to any file."""
    return isinstance(text, str) and len(text) == LETTERS and set(text) <= DIGITS


def _holds(path: Path) -> bool:
    """Whether a folder holds what its name says. Raises ``OSError`` when it cannot be read."""
    files = list(path.iterdir())
    if not all(file.is_file() for file in files):  # who reads a pipe waits for ever
        return False
    return _name({file.name: file.read_bytes() for file in files}) == path.name


def _name(content: dict[str, bytes]) -> str:
    """The name of files, from what they hold."""
    whole = hashlib.sha256()
    for name, data in sorted(content.items()):
        whole.update(f"{name} {len(data)} ".encode())
        whole.update(data)
    return whole.hexdigest()[:LETTERS]


def _bytes(array: Array) -> bytes:
    stream = io.BytesIO()
    plain = np.ascontiguousarray(array)
    np.save(stream, plain.astype(plain.dtype.newbyteorder("<")), allow_pickle=False)
    return stream.getvalue()


def _arrays(compiled: Compiled) -> dict[str, Array]:
    offer = compiled.offer
    arrays = {f"aanbod.{name}": np.asarray(getattr(offer, name)) for name in OFFER}
    years = sorted(offer.reporting)
    arrays["aanbod.reporting"] = np.stack([offer.reporting[year] for year in years])
    for (measure, place), shown in compiled.shown.items():
        parts = {"persons": shown.persons}
        if shown.hours is not None:
            parts["hours"] = shown.hours
        arrays |= {f"{measure}.{place}.{part}": array for part, array in parts.items()}
    return arrays


def _offer(spoken: dict[str, Any], arrays: dict[str, Array]) -> Offer:
    first = spoken["uitgave"]["first_year"]
    reporting = arrays["aanbod.reporting"]
    return Offer(
        tuple(spoken["gemeenten"]),
        **{name: arrays[f"aanbod.{name}"] for name in OFFER},
        reporting={first + number: reporting[number] for number in range(len(reporting))},
    )


def _shown(arrays: dict[str, Array]) -> dict[Key, Shown]:
    return {
        (measure, place): Shown(
            columns(measure, place),
            arrays[f"{measure}.{place}.persons"],
            arrays.get(f"{measure}.{place}.hours"),
        )
        for measure, place in product(PROTECTED_MEASURES, PLACES)
    }
