"""``python -m arbeidszorg rapport``: write reports as files."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.files.documents import FORMATS
from arbeidszorg.report.area import ReportError, address, report
from arbeidszorg.report.progress_bar import follow
from arbeidszorg.report.together import StoppedError, each
from arbeidszorg.settings import from_environment
from arbeidszorg.texts import t
from arbeidszorg.view.wording import enumerate_nl


def add(commands: Any) -> None:
    """The command and its options. Their values are looked at by :func:`run`, which says in Dutch
    what is wrong with them."""
    one: argparse.ArgumentParser = commands.add_parser("rapport", help=t("command.report"))
    one.add_argument("--gebied", action="append", default=[], help=t("command.report_area"))
    one.add_argument("--alle", action="store_true", help=t("command.report_all"))
    one.add_argument("--jaar", help=t("command.report_year"))
    one.add_argument(
        "--formaat",
        action="append",
        default=[],
        help=t("command.report_format", formats=", ".join(FORMATS)),
    )
    one.add_argument("--uit", type=Path, default=Path(), help=t("command.report_target"))
    one.add_argument("--processen", help=t("command.report_processes"))


def run(asked: argparse.Namespace) -> int:
    """Write what is asked; the exit code. Raises :class:`ReportError` when it cannot be."""
    formats, processes = _formats(asked.formaat), _processes(asked.processen)
    here = open_atlas(from_environment())
    areas, year = _areas(here, asked.gebied, asked.alle), _year(here, asked.jaar)
    folder = _folder(asked.uit)

    def work(area: str) -> None:
        document = report(here, area, year, address(here, area, year))
        for ending in formats:
            (folder / f"{document.name}.{ending}").write_bytes(FORMATS[ending](document))

    done = each(work, areas, processes)
    try:
        count = follow(map(here.geography.full_name, done), len(areas), sys.stderr)
    except OSError as error:
        raise ReportError(t("command.report_failed", file=error.filename or folder)) from error
    except StoppedError as error:
        raise ReportError(t("command.report_stopped")) from error
    key = "done_one" if count * len(formats) == 1 else "done"
    text = t(f"command.report_{key}", count=count * len(formats), folder=folder)
    sys.stdout.write(text + "\n")
    return 0


def _formats(asked: list[str]) -> list[str]:
    """Each format once; the first there is when none is asked."""
    wanted = list(dict.fromkeys(one.strip().lower().lstrip(".") for one in asked))
    for one in wanted:
        if one not in FORMATS:
            raise ReportError(
                t("command.report_no_format", format=one, formats=enumerate_nl(tuple(FORMATS)))
            )
    return wanted or [next(iter(FORMATS))]


def _processes(asked: str | None) -> int:
    if asked is None:
        return os.cpu_count() or 1
    if not (asked.isascii() and asked.isdigit() and 1 <= int(asked) <= 64):
        raise ReportError(t("command.report_no_processes", asked=asked))
    return int(asked)


def _areas(here: Atlas, asked: list[str], every: bool) -> list[str]:
    """Codes of the areas that are asked, each once, however they are called."""
    if every:
        return list(here.geography.areas)
    if not asked:
        raise ReportError(t("command.report_no_area"))
    found: dict[str, None] = {}
    for one in asked:
        area = here.geography.find(one)
        if area is None:
            raise ReportError(t("rapport.error.area", area=one))
        found[area.code] = None
    return list(found)


def _year(here: Atlas, asked: str | None) -> int:
    first, last = here.years
    if asked is None:
        return last
    if not (asked.isascii() and asked.isdigit() and first <= int(asked) <= last):
        raise ReportError(t("rapport.error.year", year=asked, first=first, last=last))
    return int(asked)


def _folder(target: Path) -> Path:
    """A folder that can be written in; made when it is not there yet."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=target):
            return target
    except OSError as error:
        raise ReportError(t("command.report_no_folder", folder=target)) from error
