"""What rules found -> findings with their words, rows and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from arbeidszorg.handing.findings import NO_ROW, Batch, single
from arbeidszorg.handing.replacing import Applied
from arbeidszorg.handing.scene import Hits, Rule, Scene
from arbeidszorg.registrations.intake import personal
from arbeidszorg.registrations.intake.checking import Checked
from arbeidszorg.registrations.intake.faults import Fault, Group, visible
from arbeidszorg.registrations.intake.identifiers import same
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


def _group(code: str, hits: Hits, kept: NDArray[np.int64], table: TextTable) -> Group:
    positions = hits.positions[kept]
    rows = np.full(len(kept), NO_ROW, np.int32)
    rows[positions >= 0] = table.rows[positions[positions >= 0]]
    values = _values(hits, kept, table)
    key, numbering = f"nakijken.mend.{code}", dict[tuple[str | None, str], int]()
    if isinstance(hits.words, Sequence):
        mends = [t(key, **_filled(table, hits.words[number])) for number in kept.tolist()]
    else:
        mends = [t(key, **hits.words)] * len(kept)
    places = [
        numbering.setdefault(said, len(numbering)) for said in zip(values, mends, strict=True)
    ]
    at = np.array(places, np.int32)
    return Group(table.file, code, hits.column, rows, at, tuple(numbering))


def _values(hits: Hits, kept: NDArray[np.int64], table: TextTable) -> list[str | None]:
    """What is shown of each cell; every text of a column is looked at once."""
    if hits.values is not None:
        return [hits.values[number] for number in kept.tolist()]
    if hits.column is None or hits.column not in table.columns:
        return [None] * len(kept)
    column, positions = table.columns[hits.column], hits.positions[kept]
    numbers = np.where(positions >= 0, column.numbers[positions], -1).tolist()
    shown: dict[int, str | None] = {-1: None}
    for number in set(numbers) - {-1}:
        shown[number] = personal.shown(column.texts[number], hits.column) or None
    return [shown[number] for number in numbers]


def _filled(table: TextTable, words: Mapping[str, object]) -> Mapping[str, object]:
    """Words with the row of the spreadsheet that ``at`` is."""
    at = words.get("at")
    if not isinstance(at, int):
        return words
    here = 0 <= at < len(table.rows)
    row = t("nakijken.row", row=int(table.rows[at])) if here else t("nakijken.row_earlier")
    return {**words, "row": row}


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
    hits = Hits(positions, "initiatief_id", _own_words(allowed))
    every = np.arange(len(positions))
    return [Batch("herstel", kind, _group("other_initiative", hits, every, checked.table))]


def not_theirs(batches: list[Batch], table: TextTable, allowed: frozenset[str]) -> list[Batch]:
    """Faults in which an initiative that is not known here is one for which may not be handed in:
    whether such a one exists is told to nobody."""
    said, own = list[Batch](), {same(code) for code in allowed}
    for batch in batches:
        column = table.columns.get("initiatief_id")
        if batch.group.code != "unknown_initiative" or column is None:
            said.append(batch)
            continue
        places = np.searchsorted(table.rows, batch.group.rows)
        mine = np.array([same(column.text(int(place))) in own for place in places], np.bool_)
        group, mend = batch.group, t("nakijken.mend.other_initiative", **_own_words(allowed))
        if mine.any():
            kept = replace(group, rows=group.rows[mine], places=group.places[mine])
            said.append(replace(batch, group=kept))
        if not mine.all():
            words = tuple((value, mend) for value, _ in group.words)
            rows, at = group.rows[~mine], group.places[~mine]
            other = Group(group.file, "other_initiative", group.column, rows, at, words)
            said.append(Batch(batch.level, batch.kind, other))
    return said


def _own_words(allowed: frozenset[str]) -> Mapping[str, object]:
    return {"own": ", ".join(sorted(allowed)[:3])}
