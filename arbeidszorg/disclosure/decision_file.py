"""A decision as a file, bound to what it was made from and to what it says.

The file is an archive of NumPy with two arrays: ``about`` (JSON as bytes) and ``bits``, all cells
one behind the other, eight to a byte. It holds no numbers of persons. It is used when it says to
have been made from the very counts that are shown now, by the same rule, of parts of the same
shapes, and when its bits have the digest that stands in it. Anything else: it is decided anew.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.facts import Facts
from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.places.geography import Geography
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES

Array = npt.NDArray[Any]

#: Changes with the form of the file.
FORM = 2
#: Bytes that a file may have beside its bits.
BESIDE = 100_000
#: The arrays of a file.
ABOUT, BITS = "about.npy", "bits.npy"


@dataclass(frozen=True)
class Origin:
    """What a decision is made from: ``mark``, a digest of all that is counted; ``rule``, its name;
    ``parts``, the shape of each array that it decides, by kind and key."""

    mark: str
    rule: str
    parts: Mapping[str, tuple[int, ...]]


def origin(facts: Facts, geography: Geography, version: str, rule: str) -> Origin:
    """What a decision about these facts is made from."""
    areas = lattice.areas(geography, facts.towns)
    cells = (len(facts.rows["medewerkers"]), len(areas.towns), 1 + lattice.SECTORS)
    parts: dict[str, tuple[int, ...]] = {}
    for measure, place in product(PROTECTED_MEASURES, PLACES):
        parts[f"groups|{measure}|{place}"] = cells
        parts[f"forms|{measure}"] = (*cells[:2], len(lattice.codes("vorm")))
        for split in lattice.splits_of(measure, place):
            parts[f"splits|{measure}|{place}|{split}"] = (*cells, len(lattice.codes(split)))
    whole = hashlib.sha256(holdings.fingerprint(geography, facts, version).encode())
    for piece in _pieces(facts):
        whole.update(piece)
    return Origin(whole.hexdigest(), rule, parts)


def _pieces(value: object) -> Iterator[bytes]:
    """What a value holds as bytes, the same on every machine."""
    if isinstance(value, np.ndarray):
        wide = value.astype({"i": "<i8", "u": "<i8", "f": "<f8"}.get(value.dtype.kind, value.dtype))
        yield f"{wide.dtype.str}{wide.shape}".encode()
        yield np.ascontiguousarray(wide).tobytes()
    elif isinstance(value, Mapping):
        for key in sorted(value, key=repr):
            yield repr(key).encode()
            yield from _pieces(value[key])
    elif is_dataclass(value):
        for part in fields(value):
            yield part.name.encode()
            yield from _pieces(getattr(value, part.name))
    else:
        yield repr(value).encode()


def save(decision: Decision, path: Path) -> None:
    """Write a decision; the file appears whole or not at all. Raises ``OSError`` when the folder
    cannot be written."""
    cells = _cells(decision)
    bits = np.packbits(np.concatenate([part.ravel() for _, part in sorted(cells.items())]))
    parts = {name: part.shape for name, part in sorted(cells.items())}
    about = _about(Origin(decision.version, decision.rule, parts), bits)
    unfinished = path.with_name(f".{path.name}.deel")
    try:
        with unfinished.open("wb") as stream:
            np.savez_compressed(stream, about=np.frombuffer(about, dtype=np.uint8), bits=bits)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def load(path: Path, made_from: Origin) -> Decision | None:
    """The decision that was made from this; None when there is none, when it was made from
    something else, or when anything about the file is not as it should be."""
    try:
        return _read(path, made_from)
    except Exception:  # noqa: BLE001 - whatever is wrong with the file: decide anew
        return None


def published(path: Path, made_from: Origin) -> Decision | None:
    """The same, by whatever rule it was made: what was published stays what it was."""
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            rule = json.loads(file["about"].tobytes())["rule"]
        return _read(path, replace(made_from, rule=str(rule)))
    except Exception:  # noqa: BLE001 - whatever is wrong with the file: there is none
        return None


def _read(path: Path, made_from: Origin) -> Decision | None:
    sizes = {name: int(np.prod(shape)) for name, shape in made_from.parts.items()}
    most = sum(sizes.values()) // 8 + BESIDE
    with path.open("rb") as stream:
        content = stream.read(most + 1)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) != 2 or {member.filename for member in members} != {ABOUT, BITS}:
            return None
        if len(content) > most or any(member.file_size > most for member in members):
            return None
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        about, bits = file["about"], file["bits"]
    if bits.dtype != np.uint8 or bits.shape != ((sum(sizes.values()) + 7) // 8,):
        return None
    if about.tobytes() != _about(made_from, bits):
        return None
    cells, start = np.unpackbits(bits).astype(bool), 0
    parts: dict[str, dict[tuple[str, ...], Array]] = {"groups": {}, "forms": {}, "splits": {}}
    for name, size in sorted(sizes.items()):
        kind, *key = name.split("|")
        part = cells[start : start + size].reshape(made_from.parts[name])
        parts[kind][tuple(key)] = part.copy()
        start += size
    return Decision(
        made_from.mark,
        made_from.rule,
        cast(Any, parts["groups"]),
        {key[0]: part for key, part in parts["forms"].items()},
        cast(Any, parts["splits"]),
    )


def _about(made_from: Origin, bits: Array) -> bytes:
    """What a file says of itself."""
    content = {
        "form": FORM,
        "mark": made_from.mark,
        "rule": made_from.rule,
        "parts": {name: list(made_from.parts[name]) for name in sorted(made_from.parts)},
        "digest": hashlib.sha256(bits.tobytes()).hexdigest(),
    }
    return json.dumps(content).encode()


def _cells(decision: Decision) -> dict[str, Array]:
    cells = {f"groups|{'|'.join(key)}": part for key, part in decision.groups.items()}
    cells |= {f"forms|{key}": part for key, part in decision.forms.items()}
    return cells | {f"splits|{'|'.join(key)}": part for key, part in decision.splits.items()}
