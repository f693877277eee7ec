"""The deck about one regio, beside the province."""

from __future__ import annotations

from arbeidszorg.content.deck import Slide
from arbeidszorg.deck.ready import addresses, says, shared
from arbeidszorg.deck.ready.making import LEAST, Making
from arbeidszorg.figures.text import clean
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.report.subject import Subject, row
from arbeidszorg.report.words import paragraph
from arbeidszorg.texts import t

#: Initiatives that one slide names, and letters of a name.
MOST_NAMES, LONGEST_NAME = 8, 50


def slides(of: Subject) -> tuple[Slide, ...]:
    """How many, where, who offers it, how it grows, what they do, who they are, what is asked."""
    making = Making(of)
    shared.opening(making)
    _number(making)
    _places(making)
    _offer(making)
    _trend(making)
    _work(making)
    shared.flows(making, answer_as="answer_regio")
    _people(making)
    making.say_missing()
    shared.asked(making, heading_as="heading_regio", answer_as="answer_regio")
    shared.ending(making)
    return tuple(making.made)


def _number(making: Making) -> None:
    of = making.of
    before = row(of.table(years=(of.first, of.first)), of.code, of.first)
    lines = (says.share_of_province(of), says.offer(of))
    shared.number(
        making, "number", of.year, lines, before if of.first < of.year else None, own="regio"
    )


def _places(making: Making) -> None:
    of, geo = making.of, making.of.here.geography
    making.figure(
        "map",
        (addresses.figure(of, "kaart-kaart", niveau="regio"),),
        of.table(areas=(), level="regio").last,
        says.share_of_province(of),
        own="regio",
    )
    towns = of.table(level="gemeente").last
    fact = paragraph(says.spread(of), says.most_people(towns))
    making.figure(
        "towns",
        (addresses.figure(of, "kaart-kaart", niveau="gemeente"),),
        towns,
        fact,
        own="regio",
        say_as="say_borders" if geo.has_boundaries else "say",
    )


def _offer(making: Making) -> None:
    """The initiatives by name: they are public."""
    of = making.of
    found = sorted(of.running(), key=lambda one: (_town(of, one), one.name))
    if not found:
        making.add("offer", lines=(says.offer(of),), say_as="say_none", points=False)
        return
    named = found if len(found) <= MOST_NAMES else found[: MOST_NAMES - 1]
    lines = [
        t("klaar.offer.one", name=_name(one), town=_town(of, one), sector=one.sector)
        for one in named
    ]
    if len(named) < len(found):
        lines.append(t("klaar.offer.others", count=len(found) - len(named)))
    say_as = "say_demo" if of.here.edition.demo else "say"
    making.add(
        "offer",
        says.offer(of),
        lines=tuple(lines),
        say_as=say_as,
        number=addresses.number(of, "initiatieven", of.year),
    )


def _town(of: Subject, one: Initiative) -> str:
    return of.here.geography.areas[one.nis].name


def _name(one: Initiative) -> str:
    name = clean(one.name)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _trend(making: Making) -> None:
    of = making.of
    years = of.here.years  # as the card has it
    table = of.table(areas=of.areas, years=years, unit="index")
    rows = [one for one in table.rows if one.area == of.code and one.year <= of.year]
    making.figure(
        "trend",
        (addresses.figure(of, "kaart-verloop"),),
        rows,
        says.index(of, table),
        least=LEAST,
        own="regio",
    )


def _work(making: Making) -> None:
    of = making.of
    for key, split, card in (
        ("sectors", "sector", "sectoren"),
        ("activities", "activiteit", "activiteiten"),
    ):
        table = of.table(areas=of.areas, split=(split,), unit="aandeel")
        mine = [one for one in table.last if one.area == of.code]
        making.figure(
            key,
            (addresses.figure(of, f"kaart-{card}"),),
            mine,
            says.largest_beside(table, of.code),
            own="regio",
        )


def _people(making: Making) -> None:
    table = making.of.table(split=("leeftijd",))
    address = addresses.figure(making.of, "aanbod-profiel", splitsing="leeftijd")
    making.figure("age", (address,), says.recorded(table), says.largest(table), own="regio")
