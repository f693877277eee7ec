"""How the commands about versions are typed. What they do stands in ``command``, which is read only
when it is needed: a database takes a moment to load."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from arbeidszorg.texts import t


def add(commands: Any) -> None:
    """``versie`` and what it can be asked. Values are looked at by ``command.run``, which says in
    Dutch what is wrong with them."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "versie", help=t("bewaarplaats.help.about"), description=t("bewaarplaats.help.long")
    )
    kinds = parser.add_subparsers(dest="kind", required=True)
    adding = {
        name: kinds.add_parser(name, help=t(f"bewaarplaats.help.{name}"))
        for name in (
            "maak",
            "lijst",
            "vergelijk",
            "publiceer",
            "terug",
            "logboek",
            "bewaar",
            "herstel",
        )
    }
    for name in ("publiceer", "terug"):
        adding[name].add_argument("nummer", help=t("bewaarplaats.help.number"))
        adding[name].add_argument("--vanaf", metavar="MOMENT", help=t("bewaarplaats.help.moment"))
        adding[name].add_argument(
            "--zonder-aanval", action="store_true", help=t("bewaarplaats.help.unattacked")
        )
    adding["publiceer"].add_argument(
        "--trek-in", action="store_true", help=t("bewaarplaats.help.withdraw")
    )
    adding["logboek"].add_argument("nummer", help=t("bewaarplaats.help.number"))
    for name in ("vorige", "volgende"):
        adding["vergelijk"].add_argument(name, help=t("bewaarplaats.help.number"))
    adding["vergelijk"].add_argument(
        "--snel", action="store_true", help=t("bewaarplaats.help.quick")
    )
    adding["vergelijk"].add_argument("--uit", type=Path, help=t("bewaarplaats.help.compared"))
    for name in ("maak", "terug"):
        adding[name].add_argument("--nota", default="", help=t("bewaarplaats.help.note"))
    for name in ("maak", "publiceer", "terug"):
        adding[name].add_argument("--wie", help=t("bewaarplaats.help.by"))
    for name in ("bewaar", "herstel"):
        adding[name].add_argument("bestand", type=Path, help=t(f"bewaarplaats.help.file_{name}"))
