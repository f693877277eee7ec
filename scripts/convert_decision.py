"""Write a kept decision of the first form in the form of now, without deciding again.

    python scripts/convert_decision.py [FOLDER]

The first form had an array for each part, and named data, years and areas alone. It is converted
when it was made for the data that lie in the folder now, by the rule of now; else nothing is
written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, cast

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from arbeidszorg.counting import facts  # noqa: E402
from arbeidszorg.disclosure import decision, decision_file, holdings  # noqa: E402
from arbeidszorg.disclosure.decision import Decision  # noqa: E402
from arbeidszorg.disclosure.opening import threshold  # noqa: E402
from arbeidszorg.places import geography  # noqa: E402
from arbeidszorg.registrations.intake.folder import read_folder  # noqa: E402
from arbeidszorg.settings import DATA, from_environment  # noqa: E402

Parts = dict[str, dict[tuple[str, ...], Any]]


def first_form(path: Path) -> tuple[dict[str, str], Parts]:
    """What a file of the first form says of itself, and its parts. Raises ``KeyError``."""
    parts: Parts = {"groups": {}, "forms": {}, "splits": {}}
    with np.load(path, allow_pickle=False) as file:
        for name in file.files:
            kind, *key = name.split("|")
            if kind in parts:
                shape = tuple(int(length) for length in file[f"shape|{name}"])
                size = int(np.prod(shape))
                cells = np.unpackbits(file[name], count=size).astype(bool).reshape(shape)
                parts[kind][tuple(key)] = cells
        return json.loads(file["about"].tobytes()), parts


def main(folder: Path) -> int:
    """Convert the decision in a folder; 0 when it stands there in the form of now."""
    settings = from_environment()
    areas = geography.load(settings.boundaries, settings.territory)
    registry = read_folder(folder, settings).whole()
    counted = facts.build(registry, areas)
    rule = decision.rule_name(threshold(settings))
    now = decision_file.origin(counted, areas, registry.version, rule)
    path = folder / decision.FILE
    if decision_file.load(path, now):
        print("It has the form of now.")
        return 0
    about, parts = first_form(path)
    version = holdings.fingerprint(areas, counted, registry.version)
    if about != {"version": version, "rule": rule}:
        print(f"It was made for other data or by another rule: {about}")
        return 1
    made = Decision(
        now.mark,
        rule,
        cast(Any, parts["groups"]),
        {key[0]: cells for key, cells in parts["forms"].items()},
        cast(Any, parts["splits"]),
    )
    decision_file.save(made, path)
    print("Converted." if decision_file.load(path, now) else "Its parts are not those of now.")
    return int(not decision_file.load(path, now))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "demo"))
