"""A decision as a file, kept with the data version that it was made for."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, cast

import numpy as np

from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.lattice import Key

#: Name of the file, in the folder of the data.
FILE = "besluit.npz"


def save(decision: Decision, path: Path) -> None:
    """Write a decision; the file appears whole or not at all. Raises ``OSError`` when the folder
    cannot be written."""
    arrays = {f"groups|{'|'.join(key)}": cells for key, cells in decision.groups.items()}
    arrays |= {f"forms|{key}": cells for key, cells in decision.forms.items()}
    arrays |= {f"splits|{'|'.join(key)}": cells for key, cells in decision.splits.items()}
    about = json.dumps({"version": decision.version, "rule": decision.rule}).encode()
    packed = {name: np.packbits(cells) for name, cells in arrays.items()}
    shapes = {f"shape|{name}": np.array(cells.shape) for name, cells in arrays.items()}
    content: dict[str, Any] = {"about": np.frombuffer(about, dtype=np.uint8), **packed, **shapes}
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as stream:
            np.savez_compressed(stream, **content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def load(path: Path, version: str, rule: str) -> Decision | None:
    """The decision for a data version and rule; None when there is none, when it was made for
    other data or by another rule, or when the file is damaged."""
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            about = json.loads(file["about"].tobytes())
            if about != {"version": version, "rule": rule}:
                return None
            arrays: dict[str, dict[tuple[str, ...], np.ndarray]] = {}
            for name in file.files:
                kind, *key = name.split("|")
                if kind in ("groups", "forms", "splits"):
                    shape = tuple(int(n) for n in file[f"shape|{name}"])
                    size = int(np.prod(shape))
                    cells = np.unpackbits(file[name], count=size).astype(bool).reshape(shape)
                    arrays.setdefault(kind, {})[tuple(key)] = cells
            return Decision(
                version,
                rule,
                {cast(Key, key): cells for key, cells in arrays["groups"].items()},
                {key[0]: cells for key, cells in arrays["forms"].items()},
                {(key[0], key[1], key[2]): cells for key, cells in arrays["splits"].items()},
            )
    except (OSError, ValueError, KeyError, EOFError, IndexError, TypeError):
        return None
    except Exception as error:  # a damaged zip: zipfile.BadZipFile, zlib.error
        if type(error).__module__ in ("zipfile", "zlib"):
            return None
        raise
