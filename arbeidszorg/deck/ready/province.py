"""The deck about the whole province."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.atlas.published import points
from arbeidszorg.content.deck import Slide
from arbeidszorg.deck.ready import addresses, beside, says, shared
from arbeidszorg.deck.ready.making import LEAST, Making
from arbeidszorg.places.level import TOWN
from arbeidszorg.report.subject import Subject, row_of, shows
from arbeidszorg.report.words import paragraph
from arbeidszorg.subjects.study import amounts, balances, euro
from arbeidszorg.texts import t
from arbeidszorg.view.measures import LADDER_MEASURE
from arbeidszorg.view.view import LADDER


def slides(subject: Subject) -> tuple[Slide, ...]:
    """What it is, how many, where, what, who, what it gives, and what is asked."""
    making = Making(subject)
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
    if subject.studied:
        _government(making)
        _participant(making)
    making.say_missing()
    if subject.studied:
        shared.recommendations(making)
    shared.ending(making)
    return tuple(making.slides)


def _what(making: Making) -> None:
    lines = tuple(t(f"klaar.what.{line}") for line in ("work", "who", "no_volunteer", "no_job"))
    if making.subject.studied:
        making.add("what", lines=lines, caption=t("klaar.what.caption", **beside.named()))
    else:
        making.add("what", lines=lines, answer_as="answer_own")


def _numbers(making: Making) -> None:
    """The year that is known from a publication (else the first), and the year of the deck."""
    subject = making.subject
    known = beside.counted(subject)
    then = known.year if known and known.year else subject.first
    published, source, answer = "", "", "answer"
    if known:
        value = style.number(known.value)
        published = t("klaar.then.published", then=then, value=value)
        source = t("klaar.then.source", source=known.source, edition=known.edition)
        answer = shared.demo_or_real(making)  # demonstration data are made to give that number
    if then < subject.year:
        shared.number(
            making,
            "then",
            then,
            (published,),
            caption=source,
            answer_as=answer,
            words={"then": then},
        )
        before = row_of(subject.table(years=(then, then)), subject.code, then)
        shared.number(making, "now", subject.year, (says.offer(subject),), before)
    else:
        shared.number(
            making,
            "now",
            subject.year,
            (published, says.offer(subject)),
            caption=source,
            heading_as="heading_only",
        )


def _places(making: Making) -> None:
    subject = making.subject
    regios = subject.table(areas=(), level=subject.geography.main).last
    making.figure(
        "map",
        (addresses.figure(subject, "kaart-kaart", niveau=subject.geography.main),),
        regios,
        says.most_people(regios),
    )
    towns = subject.table(areas=(), level=TOWN).last
    fact = paragraph(says.spread(subject), says.most_people(towns))
    making.figure("towns", (addresses.figure(subject, "kaart-kaart", niveau=TOWN),), towns, fact)


def _work(making: Making) -> None:
    subject = making.subject
    for key, split in (("sectors", "sector"), ("activities", "activiteit")):
        table = subject.table(split=(split,))
        making.figure(
            key, (addresses.figure(subject, f"aanbod-{split}"),), table.last, says.largest(table)
        )


def _trend(making: Making) -> None:
    subject = making.subject
    rows = subject.through("medewerkers").rows
    figures = points("arbeidszorgmedewerkers", subject.geography.territory)
    published = any(subject.first <= (figure.year or 0) <= subject.year for figure in figures)
    address = addresses.figure(subject, "evolutie-verloop", jaar=addresses.through_years(subject))
    making.figure(
        "trend",
        (address,),
        rows,
        says.trend(subject, rows),
        least=LEAST,
        say_as="say_points" if published else "say",
    )


def _people(making: Making) -> None:
    subject = making.subject
    for key, split in (("age", "leeftijd"), ("referrer", "doorverwijzer")):
        table = subject.table(split=(split,))
        address = addresses.figure(subject, "aanbod-profiel", splitsing=split)
        making.figure(key, (address,), says.recorded(table), says.largest(table))


def _rungs(making: Making) -> None:
    """From which rung of the ladder to which, of those who left. Where that cannot be shown, the
    slides about who left say so already."""
    subject = making.subject
    table = subject.table(measure=LADDER_MEASURE, split=(LADDER,))
    if shows(table.rows):
        making.add("rungs", figures=(addresses.figure(subject, "ladder-stroom"),))


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
