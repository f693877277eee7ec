"""What flows on the ladder say, in sentences; only what is shown is spoken of."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.registrations.model import FLOWS, RUNGS
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK
from arbeidszorg.view.wording import enumerate_nl


def sentences(table: Table) -> list[str]:
    """The largest flow, and how many went up, stayed or went down, as far as it is shown. Nothing
    when no rung was recorded of anybody."""
    split, unit = table.splits[0], table.view.unit
    flows = [row for row in table.rows if row.codes[split] in FLOWS]
    shown = [row for row in flows if row.status == OK and row.value > 0]
    known = [row for row in shown if "onbekend" not in FLOWS[row.codes[split]]]
    if not known:
        nobody = not any(row.status == "verborgen" for row in flows)
        return [t("table.sentence.flows.nobody")] if nobody else []
    most = max(row.value for row in known)
    tops = [label(split, row.codes[split]) for row in known if row.value == most]
    tops = [top[0].lower() + top[1:] for top in tops]
    lines = [
        t(
            f"table.sentence.flows.{'ties' if len(tops) > 1 else 'top'}",
            top=enumerate_nl(tops),
            value=style.number(most, unit),
        )
    ]
    if unit in ("aantal", "aandeel"):
        sums = dict.fromkeys(("up", "same", "down"), 0.0)
        for row in known:
            before, after = map(RUNGS.index, FLOWS[row.codes[split]])
            sums["up" if after > before else "down" if after < before else "same"] += row.value
        complete = all(row.status == OK for row in flows)
        key = "all" if complete else "shown"
        say = {name: style.number(total, unit) for name, total in sums.items()}
        lines.append(t(f"table.sentence.flows.{key}", **say))
    return lines
