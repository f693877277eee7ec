"""The deck about the whole province."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.atlas.published import points
from arbeidszorg.content.deck import Slide
from arbeidszorg.deck.ready import addresses, beside, says, shared
from arbeidszorg.deck.ready.making import LEAST, Making
from arbeidszorg.report.subject import Subject, row, shows
from arbeidszorg.report.words import paragraph
from arbeidszorg.subjects.study import amounts, balances, euro
from arbeidszorg.texts import t
from arbeidszorg.view.measures import LADDER_MEASURE
from arbeidszorg.view.view import LADDER


def slides(of: Subject) -> tuple[Slide, ...]:
    """What it is, how many, where, what, who, what it gives, and what is asked."""
    making = Making(of)
    shared.opening(making)
    _what(making)
    _numbers(making)
    _places(making)
    _work(making)
    _trend(making)
    _people(making)
    shared.flows(making)
    shared.ladder(making)
    _rungs(making)
    _government(making)
    _participant(making)
    making.say_missing()
    shared.asked(making)
    shared.ending(making)
    return tuple(making.made)


def _what(making: Making) -> None:
    lines = tuple(t(f"klaar.what.{one}") for one in ("work", "who", "no_volunteer", "no_job"))
    making.add("what", lines=lines, caption=t("klaar.what.caption", **beside.named()))


def _numbers(making: Making) -> None:
    """The year that is known from a publication (else the first), and the year of the deck."""
    of = making.of
    known = beside.counted(of.first, of.year)
    then = known.year if known and known.year else of.first
    published, source, answer = "", "", "answer"
    if known:
        value = style.number(known.value)
        published = t("klaar.then.published", then=then, value=value)
        source = t("klaar.then.source", source=known.source, edition=known.edition)
        answer = shared.demo_or_real(making)  # demonstration data are made to give that number
    if then < of.year:
        shared.number(
            making,
            "then",
            then,
            (published,),
            caption=source,
            answer_as=answer,
            words={"then": then},
        )
        before = row(of.table(years=(then, then)), of.code, then)
        shared.number(making, "now", of.year, (says.offer(of),), before)
    else:
        shared.number(
            making,
            "now",
            of.year,
            (published, says.offer(of)),
            caption=source,
            heading_as="heading_only",
        )


def _places(making: Making) -> None:
    of = making.of
    regios = of.table(areas=(), level="regio").last
    making.figure(
        "map",
        (addresses.figure(of, "kaart-kaart", niveau="regio"),),
        regios,
        says.most_people(regios),
    )
    towns = of.table(areas=(), level="gemeente").last
    fact = paragraph(says.spread(of), says.most_people(towns))
    making.figure("towns", (addresses.figure(of, "kaart-kaart", niveau="gemeente"),), towns, fact)


def _work(making: Making) -> None:
    of = making.of
    for key, split in (("sectors", "sector"), ("activities", "activiteit")):
        table = of.table(split=(split,))
        making.figure(
            key, (addresses.figure(of, f"aanbod-{split}"),), table.last, says.largest(table)
        )


def _trend(making: Making) -> None:
    of = making.of
    rows = of.through("medewerkers").rows
    known = points("arbeidszorgmedewerkers")
    published = any(of.first <= (one.year or 0) <= of.year for one in known)
    address = addresses.figure(of, "evolutie-verloop", jaar=addresses.through_years(of))
    making.figure(
        "trend",
        (address,),
        rows,
        says.trend(of, rows),
        least=LEAST,
        say_as="say_points" if published else "say",
    )


def _people(making: Making) -> None:
    of = making.of
    for key, split in (("age", "leeftijd"), ("referrer", "doorverwijzer")):
        table = of.table(split=(split,))
        address = addresses.figure(of, "aanbod-profiel", splitsing=split)
        making.figure(key, (address,), says.recorded(table), says.largest(table))


def _rungs(making: Making) -> None:
    """From which rung of the ladder to which, of those who left. Where that cannot be shown, the
    slides about who left say so already."""
    of = making.of
    table = of.table(measure=LADDER_MEASURE, split=(LADDER,))
    if shows(table.rows):
        making.add("rungs", figures=(addresses.figure(of, "ladder-stroom"),))


def _government(making: Making) -> None:
    known = balances.words()
    cost, back, share = known["spent"], known["gained"], known["recovered"]
    lines = (
        t("klaar.government.cost", value=cost),
        t("klaar.government.back", value=back),
        t(
            "klaar.government.parts",
            tax=known["vat"],
            jobs=known["saved_work"],
            care=known["saved_care"],
        ),
        t("klaar.government.share", value=share),
    )
    cents = euro.plain(amounts.balance(amounts.study()).recovered or 0.0)
    words = {"cents": cents, "cost": cost, "back": back, "share": share}
    caption = t("klaar.government.caption", **beside.named())
    making.add("government", lines=lines, caption=caption, words=words)


def _participant(making: Making) -> None:
    known = balances.words()
    words = {key: known[key] for key in ("allowance", "income", "wellbeing")}
    words |= {"cost": known["expenses"], "balance": known["participant"]}
    lines = tuple(t(f"klaar.participant.{key}", value=value) for key, value in words.items())
    caption = t("klaar.government.caption", **beside.named())
    making.add("participant", lines=lines, caption=caption, words=words)
