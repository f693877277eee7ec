"""Published figures that the ready decks name beside the registrations, in words."""

from __future__ import annotations

from arbeidszorg.atlas.published import Published, points, published
from arbeidszorg.report.subject import Subject
from arbeidszorg.subjects.study import euro
from arbeidszorg.subjects.study.amounts import FROM_WORK, SOURCE, TO_WORK, figure_of_study
from arbeidszorg.texts import t
from arbeidszorg.view.wording import enumerate_nl


def named() -> dict[str, str]:
    """The source and edition of the study, for texts."""
    return {"source": SOURCE, "edition": figure_of_study(TO_WORK).edition}


def ways() -> dict[str, str]:
    """How many go on to paid work and come from it: in the study, and as others published it."""
    return {
        "up": euro.percent(figure_of_study(TO_WORK).value),
        "net": euro.percent(figure_of_study(FROM_WORK).value),
        "others": others(),
    }


def others() -> str:
    """Other published shares of who goes on to paid work, each with its source."""
    figures = [
        figure for figure in published() if figure.measure == TO_WORK and figure.source != SOURCE
    ]
    return enumerate_nl([_published_share(figure) for figure in figures])


def _published_share(figure: Published) -> str:
    key = "other" if figure.precision == "exact" else "other_circa"
    return t(
        f"klaar.ladder.{key}",
        value=euro.percent(figure.value),
        source=figure.source,
        year=figure.year,
    )


def counted(subject: Subject) -> Published | None:
    """The last exact published count of who works there, up to the year of a deck."""
    counts = [
        figure
        for figure in points("arbeidszorgmedewerkers", subject.geography.territory)
        if figure.precision == "exact" and subject.first <= (figure.year or 0) <= subject.year
    ]
    return counts[-1] if counts else None
