"""Invented registries of other makes than the demonstration, each hard on another part of the
decision: by family and seed always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from arbeidszorg.registrations.model import ACTIVITIES, CODES, SECTORS
from arbeidszorg.registrations.registry import Registry
from helpers.builders import PLACES, registry

YEAR = (2021, 2021)
#: Brugge, Torhout, Wervik, Ieper, Poperinge, Menen, Kortrijk, Diksmuide, Tielt.
TOWNS = ("31005", "31033", "33029", "33011", "33021", "34027", "34022", "32003", "37022")
OUTSIDE = "44021"
#: The profile of a person: the first answers of each list come most.
PROFILE = ("geslacht", "leefsituatie", "hoofdinkomen", "hoofdproblematiek", "onderwijsniveau")


@dataclass(frozen=True)
class Family:
    """``towns`` and ``homes``: how many towns have initiatives, and how many people live in;
    ``initiatives``: how many; ``sizes``: of which sizes; ``offers``: how many activities each
    offers; ``in_two``: the share of persons who work in a second initiative; ``sectors``: how
    many."""

    towns: int = 9
    homes: int = 9
    initiatives: int = 12
    sizes: tuple[int, ...] = (3, 8, 20, 45)
    offers: int = 3
    in_two: float = 0.03
    sectors: int = 4


FAMILIES = {
    "kleine gemeenten": Family(sizes=(1, 2, 3, 5, 60)),
    "twee initiatieven per sector": Family(initiatives=8),
    "in twee sectoren": Family(in_two=0.3),
    "scheve groottes": Family(sizes=(1, 1, 2, 4, 120)),
    "op de drempel": Family(sizes=(4, 5, 5, 6, 31)),
    "weinig initiatieven": Family(initiatives=3, sizes=(12, 40, 70)),
    "een gemeente": Family(towns=1, initiatives=6),
    "een woonplaats": Family(homes=1),
    "elk een ander aanbod": Family(offers=1, initiatives=10),
}


def world(family: str, seed: int) -> Registry:
    """A year of a family."""
    kind, chance = FAMILIES[family], random.Random(f"{family} {seed}")
    towns = chance.sample(TOWNS, kind.towns)
    offers = [
        {
            "nis": towns[number % len(towns)] if number < kind.towns else chance.choice(towns),
            "sector": SECTORS[number % kind.sectors],
            "activiteiten": "|".join(chance.sample(ACTIVITIES, chance.randint(1, kind.offers))),
            "vorm": chance.choice((None, *CODES["vorm"][:2])),
        }
        for number in range(kind.initiatives)
    ]
    return registry(offers, list(_stays(kind, offers, chance)), years=YEAR)


def _stays(
    kind: Family, offers: list[dict[str, Any]], chance: random.Random
) -> Iterator[dict[str, Any]]:
    homes = chance.sample(TOWNS, kind.homes)
    for number, offer in enumerate(offers, 1):
        activities = offer["activiteiten"].split("|")
        for person in range(chance.choice(kind.sizes)):
            some = chance.sample(activities, chance.randint(1, len(activities)))
            ended = chance.random() < 0.25
            stay = {
                "medewerker_id": f"P{number}-{person}",
                "initiatief_id": f"I{number}",
                "startdatum": "2021-02-01" if chance.random() < 0.3 else "2019-01-01",
                "einddatum": "2021-10-01" if ended else None,
                "activiteiten": "|".join(some),
                "woonplaats_nis": OUTSIDE if chance.random() < 0.05 else chance.choice(homes),
                "trede_na": chance.choice((2, 3, 5)) if ended else None,
                **profile(chance),
            }
            yield stay
            if chance.random() < kind.in_two:
                second = chance.randrange(len(offers))
                yield {
                    **stay,
                    "initiatief_id": f"I{second + 1}",
                    "activiteiten": offers[second]["activiteiten"].split("|")[0],
                }


def profile(chance: random.Random) -> dict[str, str | None]:
    """What is known of a person."""
    return {name: _answer(name, chance) for name in PROFILE}


def _answer(name: str, chance: random.Random) -> str | None:
    """One of the first five answers, the earlier the likelier; sometimes none."""
    answers = (*CODES[name][:5], None)
    return chance.choices(answers, weights=[2.0**-place for place in range(len(answers))])[0]


def registry_of_a_province(seed: int) -> Registry:
    """A year of some 1,700 persons with 41 initiatives, of another make than the demonstration: few
    large initiatives and many small, where chance put them; people live near or anywhere."""
    chance = random.Random(f"provincie {seed}")
    towns = [area.code for area in PLACES.level("gemeente")]
    weight = [1 / (1 + place) for place in range(len(towns))]
    chance.shuffle(towns)
    offers = [
        {
            "nis": chance.choices(towns, weight)[0],
            "sector": chance.choices(SECTORS, (5, 2, 2, 2))[0],
            "activiteiten": "|".join(chance.sample(ACTIVITIES, chance.randint(1, 4))),
            "vorm": chance.choice((None, *CODES["vorm"])),
        }
        for _ in range(41)
    ]
    share = [chance.lognormvariate(0, 0.9) for _ in offers]
    stays = []
    for number, (offer, size) in enumerate(zip(offers, share, strict=True), 1):
        activities = offer["activiteiten"].split("|")
        for person in range(max(1, round(1700 * size / sum(share)))):
            home = offer["nis"] if chance.random() < 0.5 else chance.choices(towns, weight)[0]
            some = chance.sample(activities, chance.randint(1, min(2, len(activities))))
            stays.append(
                {
                    "medewerker_id": f"P{number}-{person}",
                    "initiatief_id": f"I{number}",
                    "startdatum": "2021-02-01" if chance.random() < 0.2 else "2019-01-01",
                    "einddatum": "2021-10-01" if chance.random() < 0.2 else None,
                    "activiteiten": "|".join(some),
                    "woonplaats_nis": OUTSIDE if chance.random() < 0.04 else home,
                    **profile(chance),
                }
            )
    return registry(offers, stays, years=YEAR)
