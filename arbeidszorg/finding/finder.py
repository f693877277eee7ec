"""What answers to a question about initiatives, the nearest first; and what is like one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from arbeidszorg.finding.free import free
from arbeidszorg.finding.origins import Origin
from arbeidszorg.finding.question import Question
from arbeidszorg.places.distances import distance
from arbeidszorg.places.geography import Geography, slugify
from arbeidszorg.places.lying import FARTHEST
from arbeidszorg.registrations.current import has_begun, has_ended, plain
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.search.entries import also
from arbeidszorg.search.matching import Names, names
from arbeidszorg.texts import label

Point = tuple[float, float]

#: How many are named that are like one.
ALIKE = 4


@dataclass(frozen=True)
class Spot:
    """Where an initiative is (lon, lat); ``exact``: as it says itself, else the centre of its
    municipality."""

    point: Point
    exact: bool


@dataclass(frozen=True)
class Found:
    """An initiative that answers; ``km``: as the crow flies from where was looked, None when nobody
    said from where; ``rough``: of one end of that only the municipality is known; ``same``: both
    are in one municipality."""

    initiative: Initiative
    km: float | None = None
    rough: bool = False
    same: bool = False


@dataclass(frozen=True)
class Answer:
    """What answers, in order; ``slipped``: only words that look like those of the question."""

    found: tuple[Found, ...]
    slipped: bool = False


@dataclass(frozen=True, eq=False)
class Finder:
    """All that can be found of one data version on ``day``, that on which somebody looks: it may be
    long after the last day of the data. ``every``: those of all years; ``open``: those that did
    not end before that day, also those that are still to begin, in the order of their names."""

    every: tuple[Initiative, ...]
    open: tuple[Initiative, ...]
    geography: Geography = field(repr=False)
    day: date
    spots: Mapping[str, Spot] = field(repr=False)
    _names: Names[Initiative] = field(repr=False)

    def find(self, question: Question) -> Answer:
        """What answers to a question."""
        scores, slipped = self._named(question.text)
        inside = {town for code in question.areas for town in self.geography.members[code]}
        group = slugify(question.group)
        found = []
        for each in self.open if scores is None else scores:
            if (
                (question.sectors and each.sector not in question.sectors)
                or (question.activities and each.activities.isdisjoint(question.activities))
                or (question.form and each.form != question.form)
                or (inside and each.nis not in inside)
                or (group and group not in map(slugify, each.about.target_groups))
                or (question.free and not free(each, self.day).some)
            ):
                continue
            one = self.seen(each, question.origin)
            if one.km is None or not question.within or one.km <= question.within:
                found.append(one)
        if question.origin:
            found.sort(key=lambda one: one.km or 0.0)  # of equals in the order of their names
        return Answer(tuple(found), slipped)

    def seen(self, initiative: Initiative, origin: Origin | None) -> Found:
        """An initiative with how far it is from where somebody looks."""
        if origin is None:
            return Found(initiative)
        spot = self.spots[initiative.code]
        return Found(
            initiative,
            distance(origin.spot, spot.point),
            rough=bool(origin.note) or not spot.exact,
            same=origin.town == initiative.nis,
        )

    def _named(self, text: str) -> tuple[Sequence[Initiative] | None, bool]:
        """Those that answer to words, the best first; None when nothing was typed."""
        if not text:
            return None, False
        matches = self._names.ask(text)
        sure = [match for match in matches if not match.slipped]
        return [match.thing for match in sure or matches], bool(matches and not sure)

    def get(self, text: str) -> Initiative | None:
        """The initiative that an id means, whatever its case and the spaces around it, of whatever
        year; None when there is none."""
        return self._by_code.get(text) or self._by_plain.get(plain(text))

    def ended(self, initiative: Initiative) -> bool:
        """Whether it runs no more."""
        return has_ended(initiative, self.day)

    def to_come(self, initiative: Initiative) -> bool:
        """Whether it is still to begin."""
        return not has_begun(initiative, self.day)

    def alike(self, initiative: Initiative, most: int = ALIKE) -> tuple[Found, ...]:
        """The nearest of the others that run where people do something that they do here too; of
        its sector where no other does."""
        spot = self.spots[initiative.code]
        others = [
            each for each in self.open if each.code != initiative.code and not self.to_come(each)
        ]
        doing = [each for each in others if not each.activities.isdisjoint(initiative.activities)]
        like = doing or [each for each in others if each.sector == initiative.sector]
        found = [
            Found(
                each,
                distance(spot.point, there.point),
                rough=not (spot.exact and there.exact),
                same=each.nis == initiative.nis,
            )
            for each in like
            for there in (self.spots[each.code],)
        ]
        return tuple(sorted(found, key=lambda one: one.km or 0.0)[:most])

    def meant(self, text: str) -> Initiative | None:
        """The initiative that may have been meant by an id that there is not."""
        return self._names.nearest(text, 0.6)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The target groups that are named, each in its most used spelling, by the alphabet."""
        ways: dict[str, Counter[str]] = {}
        for each in self.open:
            for group in each.about.target_groups:
                ways.setdefault(slugify(group), Counter())[group] += 1
        return tuple(sorted((way.most_common(1)[0][0] for way in ways.values()), key=str.casefold))

    @cached_property
    def twins(self) -> frozenset[str]:
        """Names that more than one initiative that is open goes by, as they are compared."""
        times = Counter(plain(each.name) for each in self.open)
        return frozenset(name for name, number in times.items() if number > 1)

    @cached_property
    def _by_code(self) -> Mapping[str, Initiative]:
        return {each.code: each for each in self.every}

    @cached_property
    def _by_plain(self) -> Mapping[str, Initiative]:
        return {plain(each.code): each for each in reversed(self.every)}


def finder(every: tuple[Initiative, ...], geography: Geography, day: date) -> Finder:
    """The finder of a data version; ``day``: the one on which somebody looks."""
    there = (each for each in every if not has_ended(each, day))
    open_ = sorted(there, key=lambda each: (each.name.casefold(), each.code))
    towns = {nis: _town_words(nis, geography) for nis in geography.centres}
    return Finder(
        every,
        tuple(open_),
        geography,
        day,
        {each.code: spot_of(each, geography) for each in every},
        names((each, spellings(each, towns[each.nis])) for each in open_),
    )


def spot_of(initiative: Initiative, geography: Geography) -> Spot:
    """Where an initiative is: its own spot, also when its numbers are swapped; the centre of its
    municipality when it gives none, or one that cannot be."""
    centre = geography.centres[initiative.nis]
    given = initiative.spot
    for point in (given, given[::-1]) if given else ():
        if distance(centre, (point[0], point[1])) <= FARTHEST:
            return Spot((point[0], point[1]), exact=True)
    return Spot(centre, exact=False)


def spellings(initiative: Initiative, town: Iterable[str]) -> tuple[str, ...]:
    """Every way in which people ask for an initiative: by its name, and by all that can be said of
    it in one row of words."""
    about = initiative.about
    doing = [
        word
        for code in sorted(initiative.activities)
        for word in (label("activiteit", code), *also(code))
    ]
    kind = [initiative.sector, label("sector", initiative.sector)]
    form = [label("vorm", initiative.form)] if initiative.form else []
    whole = (
        initiative.name,
        initiative.organisation or "",
        *town,
        about.postcode or "",
        about.street or "",
        *kind,
        *form,
        *doing,
        *about.target_groups,
        initiative.code,
    )
    return (initiative.name, initiative.organisation or "", " ".join(filter(None, whole)))


def _town_words(nis: str, geography: Geography) -> tuple[str, ...]:
    own = [place for place in geography.localities if place.area == nis]
    parts = (word for place in own for word in (place.name, place.postcode) if word)
    return tuple(dict.fromkeys((geography.areas[nis].name, *parts)))
