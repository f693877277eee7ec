"""What arbeidszorg is made of, and the offer that the registrations know."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.content.grid import Grid, grid
from arbeidszorg.figures.kinds.bars import split_bars
from arbeidszorg.figures.kinds.pieces import pieces
from arbeidszorg.subjects.study.amounts import TO_WORK, figure_of_study
from arbeidszorg.subjects.study.finding import Finding, registered, sources_of
from arbeidszorg.texts import t
from arbeidszorg.view.notes import DEMO
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View

#: Work and care side by side, and what carries them.
PAIR, REST = ("werk", "zorg"), ("vaardigheden", "opstap", "kansen", "netwerk")


def approach() -> Finding:
    """What makes arbeidszorg unique: its way of working."""
    names = {code: t(f"meerwaarde.uniek.piece.{code}") for code in (*PAIR, *REST)}
    return Finding(
        key="uniek",
        title=t("meerwaarde.uniek.figure"),
        subtitle=t("meerwaarde.uniek.subtitle"),
        picture=pieces((names["werk"], names["zorg"]), [names[code] for code in REST]),
        sentence=t("meerwaarde.uniek.sentence"),
        grid=Grid(
            t("meerwaarde.uniek.corner"),
            [t("meerwaarde.uniek.column")],
            list(names.values()),
            [[(t(f"meerwaarde.uniek.means.{code}"), OK)] for code in names],
        ),
        sources=sources_of([figure_of_study(TO_WORK)]),
        words=frozenset({0}),
    )


def activities(here: Atlas) -> Finding:
    """How many initiatives offer each kind of work, in the last year of the registrations."""
    year = here.years[1]
    view = View(
        (year, year), level=here.geography.top, measure="initiatieven", split=("activiteit",)
    )
    table = here.table(view)
    return Finding(
        key="aanbod",
        title=table.title,
        subtitle=table.subtitle,
        picture=split_bars(table),
        sentence=sentence(table),
        grid=grid(table),
        sources=(registered(table.source, style.day(table.reference_date)),),
        notes=tuple(note for note in table.notes if note.code != DEMO),
        demo=table.demo,
        counted=table,
    )
