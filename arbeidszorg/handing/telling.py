"""What rules found -> findings with their words, rows and values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from arbeidszorg.handing.findings import NO_ROW, Batch, single
from arbeidszorg.handing.replacing import Applied
from arbeidszorg.handing.scene import Hits, Rule, Scene
from arbeidszorg.registrations.intake import personal
from arbeidszorg.registrations.intake.checking import Checked
from arbeidszorg.registrations.intake.faults import Fault, Group, visible
from arbeidszorg.registrations.intake.reading import TextTable
from arbeidszorg.texts import t


def batches_of(rule: Rule, scene: Scene, checked: Checked) -> list[Batch]:
    """What a rule finds in the rows that were handed in."""
    assert checked.table is not None
    table, most = checked.table, scene.handed[rule.kind]
    found = []
    for hits in rule.find(scene):
        kept = np.flatnonzero(hits.positions < most)
        if len(kept):
            found.append(Batch(rule.level, rule.kind, _group(rule.code, hits, kept, table)))
    return found


def _group(code: str, hits: Hits, kept: np.ndarray, table: TextTable) -> Group:
    rows = np.array([_row(table, int(p)) or NO_ROW for p in hits.positions[kept]], np.int32)
    numbering: dict[tuple[str | None, str], int] = {}
    key = f"nakijken.mend.{code}"
    alike = t(key, **hits.words) if not isinstance(hits.words, Sequence) else None
    places = np.empty(len(kept), np.int32)
    for place, number in enumerate(kept.tolist()):
        mend = alike
        if mend is None:
            assert isinstance(hits.words, Sequence)
            mend = t(key, **_filled(table, dict(hits.words[number])))
        said = _value(hits, number, table), mend
        places[place] = numbering.setdefault(said, len(numbering))
    return Group(table.file, code, hits.column, rows, places, tuple(numbering))


def _filled(table: TextTable, words: dict[str, object]) -> dict[str, object]:
    """Words with the row of the spreadsheet that ``at`` is."""
    at = words.pop("at", None)
    if isinstance(at, int):
        row = _row(table, at)
        words["row"] = t("nakijken.row", row=row) if row else t("nakijken.row_earlier")
    return words


def _row(table: TextTable, position: int) -> int | None:
    return int(table.rows[position]) if 0 <= position < len(table.rows) else None


def _value(hits: Hits, number: int, table: TextTable) -> str | None:
    if hits.values is not None:
        return hits.values[number]
    position = int(hits.positions[number])
    if hits.column is None or position < 0 or hits.column not in table.columns:
        return None
    return personal.shown(table.columns[hits.column].text(position), hits.column) or None


def told_notices(kind: str, file: str, notices: Iterable[str]) -> list[Batch]:
    """What the intake noticed, as findings that are only told."""
    what = t("nakijken.what.noticed")
    return single(
        "info", kind, [Fault(file, None, None, None, what, said, "noticed") for said in notices]
    )


def telling_applied(kind: str, file: str, applied: Iterable[Applied]) -> list[Batch]:
    """Which remembered replacements were made, and how often."""
    what = t("nakijken.what.replaced")
    faults = []
    for each in applied:
        one = each.replacement
        words = {"old": visible(one.old), "new": visible(one.new), "count": each.count}
        how = t("nakijken.mend.replaced", **words)
        faults.append(Fault(file, None, one.column, None, what, how, "replaced"))
    return single("info", kind, faults)


def other_initiatives(kind: str, checked: Checked, allowed: frozenset[str]) -> list[Batch]:
    """Rows of initiatives for which may not be handed in here."""
    assert checked.table is not None
    which = checked.frame["initiatief_id"].astype(object)
    positions = np.flatnonzero((which.notna() & ~which.isin(list(allowed))).to_numpy(np.bool_))
    if not len(positions):
        return []
    words = {"own": ", ".join(sorted(allowed)[:3])}
    hits = Hits(positions, "initiatief_id", words)
    every = np.arange(len(positions))
    return [Batch("herstel", kind, _group("other_initiative", hits, every, checked.table))]
