"""The figures of a report: the same pictures as on the pages, each with all that goes along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.kinds import bars, groups, lines, mapped, maps
from arbeidszorg.figures.picture import Picture
from arbeidszorg.places.level import TOWN
from arbeidszorg.report.subject import Subject, called
from arbeidszorg.view.notes import Note, note
from arbeidszorg.view.wording import in_file_name

#: The colour of the area, on every figure of its report.
COLOUR = style.AREA_COLOURS[0]
#: Heights in pixels, so that two or three figures find room on a page: of a map with real borders,
#: of the first trend, and of those that come after it.
MAP, TREND, LOW = 480, 220, 200


def file_name(subject: Subject) -> str:
    """What a report is called as a file: plain ASCII, and whether its data are invented."""
    slug = in_file_name(subject.here.geography, subject.code)
    parts = ["arbeidszorg", "rapport", slug, str(subject.year)]
    return "_".join([*parts, "demonstratie"] if subject.here.edition.demo else parts)


def figure(
    subject: Subject,
    key: str,
    table: Table,
    picture: Picture,
    remarks: Sequence[Note] = (),
    title: str = "",
    credits: bool = False,
) -> Figure:
    """A picture with its Table, sources and notes; ``title``: where its own says too little."""
    around = about(
        table,
        subject.here.geography,
        title=title,
        remarks=remarks,
        credits=credits,
        link=subject.link,
    )
    return Figure(key, table, picture, around, f"{file_name(subject)}_{key}")


def colours(subject: Subject) -> dict[str, str]:
    """The colour of the area, and that of the province beside it."""
    return {subject.entire: style.PROVINCE_COLOUR, subject.code: COLOUR}


def map_figure(subject: Subject) -> Figure:
    """The map of the level of the area, with its border marked; of the whole its parts. The map
    of a municipality holds the numbers of its own regio, that of a group those of its towns: all
    would be a page."""
    geo = subject.here.geography
    level = geo.main if subject.whole else TOWN if subject.own else subject.level
    around = geo.parent(subject.code, geo.main) if subject.level == TOWN != geo.main else None
    held = (around.code,) if around else (subject.code,) if subject.own else ()
    table = subject.table(areas=held, level=level)
    classes = maps.classes_over(
        subject.table(areas=(), level=level, years=(subject.first, subject.year))
    )
    marked = () if subject.whole else subject.towns if subject.own else (subject.code,)
    chosen = dict.fromkeys(marked, COLOUR)
    remarks = [] if subject.whole else [note(_marked(subject), name=subject.name)]
    if around:
        remarks.append(note("rapport.where.regio_only", regio=called(subject.here, around.code)))
    view = replace(table.view, form="grenzen" if geo.has_boundaries else "tegels")
    picture = mapped.map_of(view, table, geo, classes, chosen, height=MAP)
    real = mapped.on_outlines(view)
    if not real:
        remarks.append(note("rapport.where.tiles"))
    return figure(subject, "kaart", table, picture, remarks, credits=real)


def _marked(subject: Subject) -> str:
    return f"rapport.where.marked{'_group' if subject.own else ''}"


def shares_figure(subject: Subject, key: str, table: Table) -> Figure:
    """The parts of the area beside those of the province; where the table has one area, its
    parts alone."""
    alone = len(table.areas) == 1
    picture = bars.split_bars(table) if alone else groups.grouped_bars(table, colours(subject))
    return figure(subject, key, table, picture)


def trend_figure(
    subject: Subject,
    key: str,
    table: Table,
    low: bool = False,
    remarks: Sequence[Note] = (),
    title: str = "",
) -> Figure:
    """Lines through the years."""
    mine = {} if subject.whole else colours(subject)
    picture = lines.trend(table, mine, height=LOW if low else TREND)
    return figure(subject, key, table, picture, remarks, title)
