"""What visitors of the invented world are told of an initiative: for whom, when, how to begin.

As in life, some say nothing, and some of it is old.
"""

from __future__ import annotations

from datetime import timedelta

from arbeidszorg.registrations.demo.chance import Chance
from arbeidszorg.registrations.demo.world import LAST_DAY, Initiative

SEED = 20211780

_GROUPS = {
    "MB": ("mensen die lang zonder werk zijn", "mensen met een arbeidsbeperking"),
    "GGZ": ("mensen met een psychische kwetsbaarheid", "mensen met een verslaving"),
    "AW": ("mensen die lang zonder werk zijn", "mensen met weinig contacten"),
    "VAPH": ("mensen met een verstandelijke beperking", "mensen met een hersenletsel"),
}
_EVERYBODY = "iedereen die arbeidszorg zoekt"
_REFERRERS = {
    "MB": "vdab|ocmw|mutualiteit",
    "GGZ": "ggz|arts|caw|zelf-of-omgeving",
    "AW": "ocmw|caw|vdab|zelf-of-omgeving",
    "VAPH": "vaph|onderwijs|zelf-of-omgeving",
}
_STEPS = (
    "Bel of mail voor een kennismaking. U komt kijken en beslist daarna.",
    "Kom langs op de open voormiddag, elke eerste dinsdag van de maand.",
    "Uw begeleider meldt u aan. Daarna volgt een gesprek van een halfuur.",
    "Bel voor een afspraak. U werkt eerst drie halve dagen op proef.",
)
_DAYS = (
    "maandag tot vrijdag, 9 tot 16 uur",
    "maandag tot donderdag, 8.30 tot 15.30 uur",
    "dinsdag en donderdag, 9 tot 12 uur",
    "maandag, woensdag en vrijdag, 13 tot 17 uur",
    "elke weekdag; u kiest zelf hoeveel halve dagen",
)
_ACCESS = (
    "alles op de gelijkvloerse verdieping, toilet voor rolstoelen",
    "drempel van 4 cm aan de deur; het atelier is gelijkvloers",
    "lift aanwezig; de keuken heeft smalle doorgangen",
    "niet toegankelijk met een rolstoel: het atelier is op de eerste verdieping",
)
_STOPS = ("Markt", "Station", "Kerk", "Sportcentrum", "Kruispunt")


def told(initiative: Initiative, number: int) -> dict[str, str]:
    """The columns of ``initiatieven`` that tell visitors of it; every stream of chance is its own,
    so that a change in one initiative leaves the others."""
    chance = Chance(SEED + number)
    groups = _GROUPS[initiative.sector]
    group = chance.pick((groups[0], groups[1], "|".join(groups), _EVERYBODY))
    step, days = chance.pick(_STEPS), chance.pick(_DAYS)
    access, stop = (
        chance.pick(_ACCESS),
        f"{chance.pick(_STOPS)} ({chance.whole(2, 12)} min te voet)",
    )
    free = min(chance.whole(0, 6), initiative.capacity or 0)
    checked = LAST_DAY - timedelta(days=chance.whole(5, 700))
    counted = LAST_DAY - timedelta(days=chance.whole(3, 60))
    talks = initiative.end is None
    knows = talks and initiative.capacity is not None and number % 3 != 0
    return {
        "doelgroep": group if number % 10 else "",
        "instapstap": step if talks and number % 8 else "",
        "wie_mag_verwijzen": _REFERRERS[initiative.sector] if number % 9 else "",
        "vrije_plaatsen": str(free) if knows else "",
        "vrije_plaatsen_op": counted.isoformat() if knows else "",
        "dagen": days if number % 7 else "",
        "toegankelijkheid": access if number % 4 else "",
        "halte": stop if number % 5 else "",
        "sociale_kaart_id": "",  # an invented initiative is in no register
        "gecontroleerd_op": checked.isoformat() if number % 6 else "",
    }
