"""The deck about one area within the province, beside it."""

from __future__ import annotations

from arbeidszorg.content.deck import Slide
from arbeidszorg.deck.ready import addresses, says, shared
from arbeidszorg.deck.ready.making import LEAST, Making
from arbeidszorg.figures.text import clean
from arbeidszorg.places.level import TOWN
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.report.subject import Subject, row_of
from arbeidszorg.report.words import paragraph
from arbeidszorg.texts import t

#: Initiatives that one slide names, and letters of a name.
MOST_NAMES, LONGEST_NAME = 8, 50


def slides(subject: Subject) -> tuple[Slide, ...]:
    """How many, where, who offers it, how it grows, what they do, who they are, what is asked."""
    making = Making(subject)
    shared.opening(making)
    _number(making)
    _places(making)
    _offer(making)
    _trend(making)
    _work(making)
    shared.flows(making, answer_as="answer_regio")
    _people(making)
    making.say_missing()
    if subject.studied:
        shared.recommendations(making, heading_as="heading_regio", answer_as="answer_regio")
    shared.ending(making)
    return tuple(making.slides)


def _number(making: Making) -> None:
    subject = making.subject
    before = row_of(
        subject.table(years=(subject.first, subject.first)), subject.code, subject.first
    )
    lines = (says.share_of_province(subject), says.offer(subject))
    shared.number(
        making,
        "number",
        subject.year,
        lines,
        before if subject.first < subject.year else None,
        own="regio",
    )


def _places(making: Making) -> None:
    """Its place among its like, which a group has not, and the municipalities within it."""
    subject = making.subject
    if subject.own:
        _towns(making)
        return
    making.figure(
        "map",
        (addresses.figure(subject, "kaart-kaart", niveau=subject.level),),
        subject.table(areas=(), level=subject.level).last,
        says.share_of_province(subject),
        own="regio",
    )
    if subject.level != TOWN:
        _towns(making)


def _towns(making: Making) -> None:
    subject, geo = making.subject, making.subject.here.geography
    towns = subject.table(level=TOWN).last
    fact = paragraph(says.spread(subject), says.most_people(towns))
    making.figure(
        "towns",
        (addresses.figure(subject, "kaart-kaart", niveau=TOWN),),
        towns,
        fact,
        own="regio",
        say_as="say_borders" if geo.has_boundaries else "say",
    )


def _offer(making: Making) -> None:
    """The initiatives by name: they are public."""
    subject = making.subject
    running = sorted(
        subject.running(), key=lambda initiative: (_town(subject, initiative), initiative.name)
    )
    if not running:
        making.add(
            "offer", own="regio", lines=(says.offer(subject),), say_as="say_none", points=False
        )
        return
    named = running if len(running) <= MOST_NAMES else running[: MOST_NAMES - 1]
    lines = [
        t(
            "klaar.offer.one",
            name=_name(initiative),
            town=_town(subject, initiative),
            sector=initiative.sector,
        )
        for initiative in named
    ]
    if len(named) < len(running):
        lines.append(t("klaar.offer.others", count=len(running) - len(named)))
    say_as = "say_demo" if subject.here.edition.demo else "say"
    making.add(
        "offer",
        says.offer(subject),
        own="regio",
        lines=tuple(lines),
        say_as=say_as,
        number=addresses.number(subject, "initiatieven", subject.year),
    )


def _town(subject: Subject, initiative: Initiative) -> str:
    return subject.here.geography.areas[initiative.nis].name


def _name(initiative: Initiative) -> str:
    name = clean(initiative.name)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _trend(making: Making) -> None:
    subject = making.subject
    years = subject.here.years  # as the card has it
    table = subject.table(areas=subject.areas, years=years, unit="index")
    rows = [row for row in table.rows if row.area == subject.code and row.year <= subject.year]
    making.figure(
        "trend",
        (addresses.figure(subject, "kaart-verloop"),),
        rows,
        says.index(subject, table),
        least=LEAST,
        own="regio",
    )


def _work(making: Making) -> None:
    subject = making.subject
    for key, split, card in (
        ("sectors", "sector", "sectoren"),
        ("activities", "activiteit", "activiteiten"),
    ):
        table = subject.parts(split)
        mine = [row for row in table.last if row.area == subject.code]
        if table.view.unit == "aantal":
            making.figure(
                key,
                (addresses.figure(subject, f"aanbod-{split}"),),
                mine,
                paragraph(says.largest(table), says.lacking(table)),
                own="regio",
                say_as="say_counts",
            )
            continue
        making.figure(
            key,
            (addresses.figure(subject, f"kaart-{card}"),),
            mine,
            says.largest_beside(subject, table),
            own="regio",
        )


def _people(making: Making) -> None:
    table = making.subject.table(split=("leeftijd",))
    address = addresses.figure(making.subject, "aanbod-profiel", splitsing="leeftijd")
    making.figure("age", (address,), says.recorded(table), says.largest(table), own="regio")
