"""What ``versie`` does beside the store: make versions ready, compare what readers see of them, and
let the server know. Only the command line comes here."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from arbeidszorg.compiled import compared, comparing, releasing
from arbeidszorg.counting import by_initiative
from arbeidszorg.disclosure.audit import audit
from arbeidszorg.disclosure.audit.holding import NarrowError
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.disclosure.publications import PublicationError
from arbeidszorg.settings import Settings
from arbeidszorg.store.command import Publishing, bar
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import t, tn


def publishing(settings: Settings, tell: Callable[[str], None]) -> Publishing:
    """What ``versie`` needs to publish. ``tell``: says a line to the operator."""

    def say(key: str) -> None:
        tell(t(f"server.decision.{key}"))

    def attack(opened: Opened) -> audit.Report:
        return audit.of_data(opened, None, os.cpu_count() or 1, bar)

    def ready(store: Store, number: int, attacked: bool) -> str:
        chosen = replace(settings, attack=attacked)
        try:
            return releasing.compile_version(
                store, chosen, number, say, attack if attacked else None
            )
        except NarrowError as error:
            raise StoreError(f"{error}\n{t('vergelijking.safer')}") from None

    def compare(
        store: Store, before: int, after: int, file: Path | None = None, name: str = ""
    ) -> None:
        try:
            sides, closed = releasing.compare(store, settings, before, after, say, name)
        except PublicationError as error:
            unsafe = t("vergelijking.unsafe", number=after)
            raise StoreError("\n".join((unsafe, str(error), t("vergelijking.safer")))) from None
        lines = list(comparing.lines(sides))
        key = "readers" if before else "first"
        tell(t(f"vergelijking.{key}", before=before, after=after))
        for line in compared.words(lines, closed):
            tell(line)
        if file:
            try:
                count = compared.write(lines, file)
            except OSError as error:
                words = {"file": file, "reason": error.strerror}
                raise StoreError(t("bewaarplaats.error.not_written", **words)) from None
            tell(tn("vergelijking.written", count, file=file))

    return Publishing(
        ready, lambda store: releasing.show(store, settings), compare, by_initiative.counts
    )
