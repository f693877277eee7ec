"""Indicators of progress in Dutch sentences."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.atlas.trend_sentences import FEW
from arbeidszorg.subjects.recommendations.progress import Field, Point, Progress
from arbeidszorg.texts import t
from arbeidszorg.view.rows import OK, Row


def written(point: Point, progress: Progress) -> str:
    """A number as it is written, or the word for its state. A share that is at least so
    large has no decimals."""
    if point.status == OK and progress.least:
        return f"{style.number(point.value)}\u00a0%"
    return style.shown(point.value, point.status, progress.unit)


def sentence(progress: Progress) -> str:
    """Where the last year stands, and how that goes with the first."""
    now = progress.last
    if now.status != OK:
        return t(
            "aanbevelingen.no_number", year=now.year, status=t(f"table.status_long.{now.status}")
        )
    values = {
        "year": now.year,
        "value": written(now, progress),
        "part": now.part,
        "whole": now.whole,
        "share": _in_percent(now, progress),
    }
    where_it_stands = t(f"aanbevelingen.figure.{progress.key}.now", **values)
    return " ".join([where_it_stands, *_since(progress)])


def _since(progress: Progress) -> list[str]:
    """The first year that has a number, beside the last. Of what is at least so large nobody knows
    whether it rose."""
    if progress.least:
        return []
    first, now = next(point for point in progress.points if point.status == OK), progress.last
    if first is now or first.part is None or now.part is None:
        return []
    if progress.unit == "aandeel" and first.whole != now.whole:
        return [_beside(first, now, progress)]
    change = now.part - first.part
    key = "same" if not change else "more" if change > 0 else "fewer"
    return [t(f"aanbevelingen.{key}", year=first.year, change=abs(change))]


def _beside(first: Point, now: Point, progress: Progress) -> str:
    """A share beside that of the first year, of another whole: more is no larger part."""
    key = "share_more" if now.value > first.value else "share_fewer"
    key = "share_same" if written(first, progress) == written(now, progress) else key
    return t(
        f"aanbevelingen.{key}",
        year=first.year,
        part=first.part,
        whole=first.whole,
        share=_in_percent(first, progress),
    )


def _in_percent(point: Point, progress: Progress) -> str:
    """A share behind its count; few cases are no percentages."""
    if point.part is None or point.part < FEW:
        return ""
    return f" {t('aanbevelingen.share', value=written(point, progress))}"


def fields_sentence(fields: Sequence[Field], year: int) -> str:
    """Which question was left empty for most persons, and for fewest. When something is hidden,
    nothing is said of the least."""
    last = {field.code: _last(field) for field in fields}
    shown = {code: row.value for code, row in last.items() if row.status == OK}
    if not shown:
        return t("aanbevelingen.figure.lege-vragen.nothing", year=year)
    most, least = max(shown, key=shown.__getitem__), min(shown, key=shown.__getitem__)
    say = {"year": year, "most": t(f"view.split.{most}"), "value": _share(shown[most])}
    if len(shown) < len(last) or most == least:
        return t("aanbevelingen.figure.lege-vragen.shown", **say)
    return t(
        "aanbevelingen.figure.lege-vragen.sentence",
        **say,
        least=t(f"view.split.{least}"),
        least_value=_share(shown[least]),
    )


def _last(field: Field) -> Row:
    return field.rows[-1]


def _share(value: float) -> str:
    return style.number(value, "aandeel")
