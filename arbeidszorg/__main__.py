"""The command line: ``python -m arbeidszorg``, with what it can be asked as the first word."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from arbeidszorg import style
from arbeidszorg.compiled import publishing, ready
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.disclosure import decision, decision_file
from arbeidszorg.disclosure.audit import audit, summary, tightening
from arbeidszorg.disclosure.opening import open_folder
from arbeidszorg.places.geography import GeographyError, load
from arbeidszorg.places.level_words import described
from arbeidszorg.places.origin import Origin
from arbeidszorg.processes import bind_children
from arbeidszorg.registrations import demo
from arbeidszorg.registrations.intake.faults import IntakeError, render
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.partitions import PartitionError
from arbeidszorg.report import ReportError, command
from arbeidszorg.runners import RunnerError
from arbeidszorg.settings import DATA, SettingError, Settings, from_environment
from arbeidszorg.store import options as versions
from arbeidszorg.texts import t

#: Exit code when files do not hold.
REFUSED = 2
#: What can be done with a territory -> the text that says so.
TERRITORY_DEEDS = {"controle": "check", "tegels": "tiles"}
#: What says in one sentence why something cannot be done.
REFUSALS = (
    SettingError,
    GeographyError,
    ReportError,
    CompiledError,
    PartitionError,
    RunnerError,
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code (2: something does not hold, said on stderr)."""
    parser = argparse.ArgumentParser(prog="python -m arbeidszorg", description=t("command.about"))
    commands = parser.add_subparsers(dest="command", required=True)
    subparser = commands.add_parser("demo", help=t("command.demo"))
    subparser.add_argument("--uit", type=Path, default=DATA / "demo", help=t("command.demo_target"))
    subparser = commands.add_parser("controle", help=t("command.check"))
    subparser.add_argument("map", type=Path, help=t("command.check_folder"))
    subparser = commands.add_parser("gereed", help=t("command.ready"))
    subparser.add_argument("--uit", type=Path, help=t("command.ready_target"))
    subparser.add_argument("--val-aan", action="store_true", help=t("command.attack_first"))
    subparser = commands.add_parser("grenzen", help=t("command.boundaries"))
    subparser.add_argument("bestand", type=Path, nargs="?", help=t("command.boundaries_file"))
    subparser = commands.add_parser("gebied", help=t("gebied.command.about"))
    deeds = {deed: t(f"gebied.command.{key}") for deed, key in TERRITORY_DEEDS.items()}
    subparser.add_argument("daad", choices=deeds, help="; ".join(map(": ".join, deeds.items())))
    subparser.add_argument("map", type=Path, nargs="?", help=t("gebied.command.folder"))
    subparser = commands.add_parser("audit", help=t("command.audit"))
    subparser.add_argument("--jaar", type=int, action="append", help=t("command.audit_year"))
    subparser.add_argument("--uit", type=Path, help=t("command.audit_target"))
    subparser.add_argument("--verberg", action="store_true", help=t("command.audit_hide"))
    command.add(commands)
    versions.add(commands)
    options = parser.parse_args(arguments)
    try:
        if options.command == "demo":
            return _demo(options.uit)
        if options.command == "controle":
            return _check(options.map)
        if options.command == "gereed":
            return _ready(options.uit, options.val_aan)
        if options.command == "audit":
            return _audit(tuple(options.jaar or ()), options.uit, options.verberg)
        if options.command == "rapport":
            return command.run(options, publishing.make)
        if options.command == "versie":
            return _versions(options)
        if options.command == "gebied":
            return _territory(options.daad, options.map)
        return _boundaries(options.bestand)
    except REFUSALS as error:
        return _refuse(str(error))
    except IntakeError as error:
        return _refuse(render(error))


def _demo(target: Path) -> int:
    demo.write(target)
    _say(t("command.demo_done", target=target))
    return 0


def _settings(attack: bool) -> Settings:
    """The settings, with an attack before publishing when that was asked for."""
    settings = from_environment()
    return replace(settings, attack=settings.attack or attack)


def _check(folder: Path) -> int:
    registry = read_folder(folder, from_environment())
    for notice in registry.notices:
        _say(notice)
    _say(
        t(
            "command.check_done",
            initiatives=len(registry.initiatives),
            stays=registry.stays,
            first=registry.first_year,
            last=registry.last_year,
        )
    )
    return 0


def _ready(folder: Path | None, attack: bool) -> int:
    """Compile the data: where they lie ready for the server, or into a folder of versions, as the
    server asks that starts this. ``attack``: attack them first."""
    settings = _settings(attack)
    of_store = folder in (None, ready.of_store(settings)) and ready.has_store(settings)
    if of_store and _ready_of_store(settings):
        return 0
    target = folder or ready.place(settings)
    if not folder and ready.look(target, settings):
        _say(t("command.ready_already", folder=target))
        return 0
    if not ready.can_be_written(target):  # said before it is decided, which takes long
        return _refuse(t("command.ready_no_folder", folder=target))
    try:
        publishing.publish(
            settings, target, lambda key: _say(t(f"server.decision.{key}")), remark=_say
        )
    except OSError as error:
        return _refuse(t("command.ready_not_kept", folder=target, reason=error.strerror))
    if not folder:
        _say(t("command.ready_done", folder=target))
    return 0


def _ready_of_store(settings: Settings) -> bool:
    """Compile what is public of a store, where it does not lie ready; False when nothing was."""
    from arbeidszorg.compiled import releasing
    from arbeidszorg.store.database import open_store
    from arbeidszorg.store.errors import StoreError

    try:
        public = releasing.prepare(
            open_store(settings), settings, lambda key: _say(t(f"server.decision.{key}"))
        )
    except StoreError as error:
        raise SettingError(str(error)) from None
    except OSError as error:
        words = {"folder": ready.of_store(settings), "reason": error.strerror}
        raise SettingError(t("command.ready_not_kept", **words)) from None
    if public:
        _say(t("command.ready_public", folder=ready.of_store(settings)))
    return public


def _audit(years: tuple[int, ...], target: Path | None, hide: bool) -> int:
    """Attack the loaded data; 1 when a hidden number can be found out. ``hide``: what can be, is
    hidden in large pieces, and attacked again."""
    settings = from_environment()
    while True:
        opened = open_folder(settings, lambda key: _say(t(f"server.decision.{key}")))
        edition = opened.answers.edition
        first, last = edition.first_year, edition.last_year
        if unknown := [year for year in years if not first <= year <= last]:
            return _refuse(t("command.audit_no_year", years=unknown, first=first, last=last))
        report = audit.of_data(opened, years or None, os.cpu_count() or 1)
        for line in summary.lines(report):
            _say(line)
        tighter = tightening.tightened(opened.gate.decision, report, edition) if hide else None
        if tighter is None:
            break
        try:
            decision_file.save(tighter, (settings.data or DATA / "demo") / decision.FILE)
        except OSError as error:
            return _refuse(t("command.audit_not_hidden", reason=error.strerror))
        _say(t("command.audit_hidden"))
    if target:
        summary.write(report, opened.gate, target)
        _say(t("command.audit_written", target=target))
    return 0 if report.holds else 1


def _boundaries(source: Path | None) -> int:
    # these read maps with libraries that nothing else needs
    from arbeidszorg.places import boundaries, service

    settings = from_environment()
    target = settings.boundaries
    if source is not None:
        report = boundaries.install(source, target, folder=settings.territory)
    else:
        asked = service.Service(
            settings.boundary_service or service.ADDRESS, settings.boundary_layer or service.LAYER
        )
        _say(t("command.boundaries_fetching", service=asked.name))
        with TemporaryDirectory() as folder:
            file = service.fetch(asked, Path(folder))
            report = boundaries.install(
                file, target, Origin(asked.name, date.today()), settings.territory
            )
    for warning in report.warnings:
        _say(warning)
    _say(t("command.boundaries_done", towns=report.towns, target=target))
    return 0


def _territory(deed: str, folder: Path | None) -> int:
    """Check a territory, or make its tiles."""
    folder = folder or from_environment().territory
    if deed == "tegels":
        from arbeidszorg.places import tiling  # solves a puzzle with libraries that it alone needs

        try:
            made = tiling.make(folder)
        except OSError as error:
            words = {"file": error.filename, "reason": error.strerror}
            return _refuse(t("gebied.command.not_written", **words))
        words = {"file": made.file, "count": made.tiles, "touching": style.number(made.touching)}
        _say(t("gebied.command.made", **words))
        return 0
    _say(described(load(folder=folder)))
    return 0


def _versions(options: argparse.Namespace) -> int:
    # a database is loaded by who asks for one
    from arbeidszorg.compiled.command import publishing as publishing_versions
    from arbeidszorg.store import command as store
    from arbeidszorg.store.errors import StoreError

    settings = from_environment()
    try:
        return store.run(options, settings, publishing_versions(settings, _say))
    except StoreError as error:
        return _refuse(str(error))
    except OSError as error:
        folder = ready.of_store(settings)
        return _refuse(t("command.ready_not_kept", folder=folder, reason=error.strerror))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _refuse(text: str) -> int:
    sys.stderr.write(text.rstrip() + "\n")
    return REFUSED


if __name__ == "__main__":
    bind_children()
    sys.exit(main())
