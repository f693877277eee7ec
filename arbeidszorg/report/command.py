"""``python -m arbeidszorg rapport``: write reports as files."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.compiled.ready import Make
from arbeidszorg.files.documents import FORMATS
from arbeidszorg.places.names import place
from arbeidszorg.report.area import ReportError, address, report
from arbeidszorg.report.progress_bar import follow
from arbeidszorg.report.subject import year_of
from arbeidszorg.report.together import StoppedError, each
from arbeidszorg.settings import from_environment
from arbeidszorg.texts import t, tn
from arbeidszorg.view.wording import enumerate_nl


def add(commands: Any) -> None:
    """The command and its options. Their values are looked at by :func:`run`, which says in Dutch
    what is wrong with them."""
    command: argparse.ArgumentParser = commands.add_parser("rapport", help=t("command.report"))
    command.add_argument("--gebied", action="append", default=[], help=t("command.report_area"))
    command.add_argument("--alle", action="store_true", help=t("command.report_all"))
    command.add_argument("--jaar", help=t("command.report_year"))
    command.add_argument(
        "--formaat",
        action="append",
        default=[],
        help=t("command.report_format", formats=", ".join(FORMATS)),
    )
    command.add_argument("--uit", type=Path, default=Path(), help=t("command.report_target"))
    command.add_argument("--processen", help=t("command.report_processes"))


def run(options: argparse.Namespace, make: Make) -> int:
    """Write what is asked; the exit code. ``make`` compiles the data when need be. Raises
    :class:`ReportError` when it cannot be written."""
    formats, processes = _formats(options.formaat), _processes(options.processen)
    here = open_atlas(from_environment(), make)
    areas, year = _areas(here, options.gebied, options.alle), _year(here, options.jaar)
    folder = _folder(options.uit)

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
    text = tn("command.report_done", count * len(formats), folder=folder)
    sys.stdout.write(text + "\n")
    return 0


def _formats(names: list[str]) -> list[str]:
    """Each format once; the first there is when none is asked."""
    formats = list(dict.fromkeys(name.strip().lower().lstrip(".") for name in names))
    for ending in formats:
        if ending not in FORMATS:
            raise ReportError(
                t("command.report_no_format", format=ending, formats=enumerate_nl(tuple(FORMATS)))
            )
    return formats or [next(iter(FORMATS))]


def _processes(text: str | None) -> int:
    if text is None:
        return os.cpu_count() or 1
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 64):
        raise ReportError(t("command.report_no_processes", asked=text))
    return int(text)


def _areas(here: Atlas, names: list[str], every: bool) -> list[str]:
    """Codes of the areas that are asked, each once, however they are called."""
    if every:
        return list(here.geography.areas)
    if not names:
        raise ReportError(t("command.report_no_area"))
    codes: dict[str, None] = {}
    for name in names:
        area = place(here.geography, name)
        if area is None:
            raise ReportError(t("rapport.error.area", area=name, **here.geography.words))
        codes[area.code] = None
    return list(codes)


def _year(here: Atlas, text: str | None) -> int:
    first, last = here.years
    if text is None:
        return last
    year = year_of(text, here)
    if year is None:
        raise ReportError(t("rapport.error.year", year=text, first=first, last=last))
    return year


def _folder(target: Path) -> Path:
    """A folder that can be written in; made when it is not there yet."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=target):
            return target
    except OSError as error:
        raise ReportError(t("command.report_no_folder", folder=target)) from error
