"""What the numbers of reach say, in Dutch sentences: each names where, and with which filters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from arbeidszorg import style
from arbeidszorg.subjects.reach.answer import Answer
from arbeidszorg.subjects.reach.best import Best
from arbeidszorg.subjects.reach.coverage import Coverage
from arbeidszorg.texts import plural, t, tn
from arbeidszorg.view.rows import Row
from arbeidszorg.view.view import Unit
from arbeidszorg.view.wording import enumerate_nl

#: How many municipalities a sentence names.
NAMED = 5
#: Words of the units of the measures, as :func:`arbeidszorg.style.number` takes them.
KM: Unit = "index"


def km(value: float) -> str:
    """Kilometres with one decimal, as they are read: ``12,3``."""
    return style.number(value, KM)


def people(number: int) -> str:
    """A number of residents: ``84.512``."""
    return style.number(number)


def names(towns: Sequence[str], most: int = NAMED) -> str:
    """Names in a sentence; of more than ``most`` the first."""
    return enumerate_nl(list(towns[:most]))


def names_and_more(towns: Sequence[str]) -> str:
    """All names, or the first and how many more there are."""
    if len(towns) <= NAMED:
        return names(towns)
    first = ", ".join(towns[:NAMED])
    return t("bereik.sentence.measure.and_more", names=first, count=len(towns) - NAMED)


def white_spots(answer: Answer) -> str:
    """How many municipalities have nothing within the distance, with how many residents."""
    cover, say = answer.now, answer.words
    if not cover.supply.sites:
        return t("bereik.sentence.none_at_all", **say)
    without = cover.without
    if not len(without):
        return t("bereik.sentence.everybody", **say)
    alone = int(cover.towns.residents[without].sum())
    share = alone / max(1, int(cover.towns.residents.sum())) * 100
    key = "white_all" if 1 < len(without) <= NAMED else f"white.{plural(len(without))}"
    named = names([cover.towns.names[at] for at in without])
    numbers = {"count": len(without), "residents": people(alone), "names": named}
    said = [
        t(f"bereik.sentence.{key}", **numbers, **say),
        t("bereik.sentence.share", share=style.number(share, "aandeel"), **say),
    ]
    if len(without) > NAMED:  # the others are named already
        said.append(t("bereik.sentence.white_most", names=named))
    return " ".join(said)


def of_map(answer: Answer) -> str:
    """What the map of the measure says: the ends, and the average of residents."""
    if not answer.now.supply.sites:
        return white_spots(answer)
    rows = [row for row in answer.rows if row.status == "ok"]
    measure, say = answer.asked.measure, answer.words
    nowhere = len(answer.rows) - len(rows)
    if measure == "afstand":
        return _far(answer, rows)
    parts = []
    if rows:
        unit = answer.unit
        high, low = (pick(row.value for row in rows) for pick in (max, min))
        most, least = style.number(high, unit), style.number(low, unit)
        if most == least and len(rows) > 1:
            parts.append(t("bereik.sentence.measure.same", value=most))
        else:
            ends = {"high": _with(rows, most, unit), "low": _with(rows, least, unit)}
            words = {**say, **ends, "most": most, "least": least}
            parts.append(t(f"bereik.sentence.measure.{measure}", **words))
    if nowhere:
        parts.append(tn("bereik.sentence.measure.nowhere", nowhere, **say))
    return " ".join(parts)


def _with(rows: Sequence[Row], value: str, unit: Unit) -> str:
    """The names of those that have a value as it is written."""
    return names_and_more([row.area_name for row in rows if style.number(row.value, unit) == value])


def _far(answer: Answer, rows: Sequence[Row]) -> str:
    """From where it is farthest, and nearest: of the last, what is only assumed is left aside."""
    assumed = answer.now.assumed
    known = [row for row, only in zip(rows, assumed, strict=True) if not only]
    say = answer.words
    if not known:
        return t("bereik.sentence.measure.assumed_all", **say)
    most = km(max(row.value for row in known))
    least = km(min(row.value for row in known))
    said = t("bereik.sentence.measure.farthest", high=_with(known, most, KM), most=most, **say)
    if most != least:
        low = _with(known, least, KM)
        said += " " + t("bereik.sentence.measure.nearest", low=low, least=least, **say)
    if assumed.any():
        said += " " + tn(
            "bereik.sentence.measure.assumed",
            int(assumed.sum()),
            names=names_and_more([row.area_name for row in rows if row not in known]),
        )
    return f"{said} {t('bereik.sentence.average', far=km(average(answer.now)), **say)}"


def average(cover: Coverage) -> float:
    """Kilometres to the nearest initiative, averaged over residents."""
    people = cover.towns.residents.astype(float)
    return float((cover.nearest * people).sum() / max(1.0, people.sum()))


def of_town(answer: Answer) -> list[str]:
    """What the municipality that is looked at has within reach."""
    cover, at = answer.now, answer.now.towns.at[answer.asked.town]
    if not cover.supply.sites:
        return [white_spots(answer)]
    near, say = cover.supply.sites[int(cover.which[at])], answer.words
    towns = answer.here.geography.areas
    count = int(cover.within[cover.distance][at])
    key = {0: "town_within_none", 1: "town_within_one"}.get(count, "town_within")
    own = "own" if near.town == answer.asked.town else "about"
    return [
        t(
            f"bereik.sentence.measure.town_{'far' if near.placed else own}",
            town=cover.towns.names[at],
            name=near.name,
            place=towns[near.town].name,
            far=km(float(cover.nearest[at])),
            **say,
        ),
        t(f"bereik.sentence.measure.{key}", count=count, **say),
        t("bereik.sentence.measure.town_reach", reach=km(float(cover.reach[at]))),
    ]


def best_sentence(answer: Answer) -> str:
    """Where one more, two or three bring most residents within the distance; ties are told."""
    first, *others = answer.best
    say = answer.words
    if not first.gained:
        return t("bereik.best.none", **say)
    alone = "one" if first.ties == 1 else "one_of"
    parts = [_chosen(alone, first, answer), _tied("same", first, answer)]
    for best in others:
        if not best.choices:
            parts.append(t("bereik.best.enough", nth=nth(best), **say))
            break
        parts.append(_chosen("more", best, answer))
    return " ".join(filter(None, (*parts, t("bereik.best.exact"))))


def tied(best: Best, answer: Answer) -> str:
    """Which other choices are as good; "" when there are none."""
    return _tied("tied", best, answer)


def nth(best: Best) -> str:
    """The last of so many: "tweede"."""
    return t(f"bereik.best.nth_{best.number}")


def choice_names(choice: Sequence[str], answer: Answer) -> str:
    """The municipalities of a choice."""
    areas = answer.here.geography.areas
    return enumerate_nl([areas[code].name for code in choice])


def _chosen(key: str, best: Best, answer: Answer) -> str:
    named = choice_names(best.choices[0], answer)
    gained = style.number(best.gained)
    say = answer.words
    return t(f"bereik.best.{key}", names=named, number=best.number, gained=gained, **say)


def _tied(key: str, best: Best, answer: Answer) -> str:
    if best.ties < 2:
        return ""
    others = [choice_names(choice, answer) for choice in best.choices[1:]]
    joined = enumerate_nl(others) if best.number == 1 else "; ".join(others)
    amount = "all" if len(others) == best.ties - 1 else "some"
    return t(f"bereik.best.{key}.{amount}", count=best.ties - 1, names=joined)


def of_more(answer: Answer) -> str:
    """Who gains by one more, and how much."""
    now, then = answer.now, answer.then
    assert then is not None, "asked of an answer with one more"
    say, town, people = answer.words, now.towns.names, now.towns.residents
    first = np.flatnonzero(answer.first)
    first = first[np.argsort(-people[first], kind="stable")]
    parts = []
    if len(first):
        named = names_and_more([town[at] for at in first])
        lived = style.number(int(people[first].sum()))
        parts.append(tn("bereik.more.first", len(first), residents=lived, names=named, **say))
    elif answer.asked.counts:
        parts.append(t("bereik.more.first_none", **say))
    parts += [_nearer(answer, now, then), _reached(answer, now, then)]
    said = " ".join(filter(None, parts))
    gained = answer.gaining.any()
    return said if gained else t("bereik.more.nothing")


def _nearer(answer: Answer, now: Coverage, then: Coverage) -> str:
    say = answer.words
    if not now.supply.sites:
        return t("bereik.more.nearer_first", **say)
    closer = np.flatnonzero(answer.nearer)
    return _counted("nearer", closer, now.nearest, then.nearest, answer) if len(closer) else ""


def _reached(answer: Answer, now: Coverage, then: Coverage) -> str:
    more = np.flatnonzero(answer.wider)
    return _counted("reach", more, now.reach, then.reach, answer) if len(more) else ""


def _counted(
    key: str, towns: np.ndarray, before: np.ndarray, after: np.ndarray, answer: Answer
) -> str:
    """How many residents of how many towns; of the town that changes most, from what to what."""
    known = answer.now.towns
    top = int(max(towns, key=lambda at: abs(after[at] - before[at])))
    return tn(
        f"bereik.more.{key}",
        len(towns),
        residents=style.number(int(known.residents[towns].sum())),
        names=known.names[top],
        before=km(float(before[top])),
        after=km(float(after[top])),
    )
