"""What is told of an initiative, in plain words and always in the same order: for its page, for a
few beside each other, and for a mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from arbeidszorg import style
from arbeidszorg.finding.finder import Finder, Found
from arbeidszorg.finding.free import free
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.registrations.model import ACTIVITIES
from arbeidszorg.texts import label, t, tn
from arbeidszorg.view.wording import beginning_high, beginning_low, enumerate_nl

#: What is told, in order.
Key = Literal[
    "doen",
    "wie",
    "waar",
    "wanneer",
    "begin",
    "verwijzen",
    "vrij",
    "plaatsen",
    "contact",
    "binnen",
    "halte",
    "sector",
    "vorm",
    "organisatie",
]
KEYS: tuple[Key, ...] = get_args(Key)
#: What is told of each alike, or is its own by nature: that it differs says nothing.
OWN: frozenset[Key] = frozenset({"waar", "contact", "organisatie", "halte"})
#: What is left out where nobody said anything of it; of the rest it is said that it is not known.
OPTIONAL: frozenset[Key] = frozenset({"wie", "binnen", "halte", "vorm", "organisatie", "verwijzen"})


@dataclass(frozen=True)
class Fact:
    """``text``: in words, "" when nobody said anything of it."""

    key: Key
    text: str


@dataclass(frozen=True)
class Row:
    """A fact of several initiatives, in their order; ``differs``: it is no reason to take the one
    or the other otherwise."""

    key: Key
    texts: tuple[str, ...]
    differs: bool


def facts(finder: Finder, found: Found) -> tuple[Fact, ...]:
    """What is told of an initiative."""
    each, about = found.initiative, found.initiative.about
    texts: dict[Key, str] = {
        "doen": doing(each),
        "wie": _listed(about.target_groups),
        "waar": where(finder, found),
        "wanneer": " ".join(filter(None, (timing(finder, each), beginning_high(about.days or "")))),
        "begin": beginning_high(about.first_step or ""),
        "verwijzen": referring(each),
        "vrij": free_words(each, finder.day),
        "plaatsen": "" if each.places is None else tn("vinden.places", each.places),
        "contact": ", ".join(filter(None, (about.phone, about.email))),
        "binnen": beginning_high(about.access or ""),
        "halte": beginning_high(about.stop or ""),
        "sector": label("sector", each.sector),
        "vorm": label("vorm", each.form) if each.form else "",
        "organisatie": each.organisation or "",
    }
    return tuple(Fact(key, texts[key]) for key in KEYS)


def beside(finder: Finder, found: Sequence[Found]) -> tuple[Row, ...]:
    """The facts of several initiatives beside each other; what nobody said anything of is left
    out."""
    columns = [facts(finder, each) for each in found]
    rows = []
    for place, key in enumerate(KEYS):
        texts = tuple(column[place].text for column in columns)
        if any(texts):
            rows.append(Row(key, texts, key not in OWN and len(set(texts)) > 1))
    return tuple(rows)


def activities(initiative: Initiative) -> tuple[str, ...]:
    """Its activities in the order of their list, those that are not on it at the end."""
    known = [code for code in ACTIVITIES if code in initiative.activities]
    return (*known, *sorted(initiative.activities.difference(known)))


def doing(initiative: Initiative) -> str:
    """What people do there."""
    return _listed([label("activiteit", code) for code in activities(initiative)])


def _listed(names: Sequence[str]) -> str:
    """Names as a sentence begins: the first with a large letter, the others as in its middle."""
    return beginning_high(enumerate_nl([beginning_low(name) for name in names]))


def where(finder: Finder, found: Found) -> str:
    """Street and town, how far, and what of that is not known exactly."""
    each = found.initiative
    town = finder.geography.areas[each.nis].name
    place = " ".join(filter(None, (each.about.postcode, town)))
    parts = [", ".join(filter(None, (each.about.street, place))), far(found)]
    return " · ".join(filter(None, (*parts, by_centre(finder, each))))


def by_centre(finder: Finder, initiative: Initiative) -> str:
    """That it is shown, and measured, in the middle of its municipality; "" where its own spot is
    known."""
    if finder.spots[initiative.code].exact:
        return ""
    return t("vinden.by_centre_street" if initiative.about.street else "vinden.by_centre")


def far(found: Found) -> str:
    """How far it is as the crow flies, "" when nobody said from where. Of what is known by its
    municipality alone no distance is said within that."""
    if found.km is None:
        return ""
    if found.rough:
        if found.same and found.km < 1:
            return t("vinden.same_town")
        return t("vinden.km_rough", km=style.number(max(1, round(found.km))))
    if found.km < 1:
        return t("vinden.km_less")
    return t("vinden.km", km=style.number(round(found.km)))


def timing(finder: Finder, initiative: Initiative) -> str:
    """That it is still to start, or that its last day is known, in a sentence; "" otherwise."""
    about = initiative.about
    if finder.to_come(initiative):
        on = about.started
        return t("vinden.one.starts", day=style.day(on)) if on else t("vinden.one.starts_later")
    if about.ended is not None and not finder.ended(initiative):
        return t("vinden.one.stops", day=style.day(about.ended))
    return ""


def referring(initiative: Initiative) -> str:
    """Who may refer somebody: codes of the list by their name, other words as they are."""
    said = [label("doorverwijzer", code.lower()) for code in initiative.about.referrers]
    shown = [
        code if name == code.lower() else name
        for code, name in zip(initiative.about.referrers, said, strict=True)
    ]
    return _listed(shown)


def free_words(initiative: Initiative, today: date) -> str:
    """The free places with their day, "" when nothing can be told."""
    known = free(initiative, today)
    if known.number is None:
        return t("vinden.free.odd") if known.state == "odd" else ""
    day = style.day(known.on) if known.on else ""
    return tn(f"vinden.free.{known.state}", known.number, day=day)


def full_name(finder: Finder, initiative: Initiative) -> str:
    """Its name; of two that share one, with what tells them apart."""
    if initiative.name.strip().casefold() not in finder.twins:
        return initiative.name
    town = finder.geography.areas[initiative.nis].name
    of = ", ".join(filter(None, (initiative.organisation, town)))
    return t("vinden.twin", name=initiative.name, of=of)
