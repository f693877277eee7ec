"""What goes with numbers wherever they go: title, filters, unit, source, notes, address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.listed import Listed, is_dated
from arbeidszorg.places.geography import Geography
from arbeidszorg.texts import t
from arbeidszorg.view.notes import DEMO, Note
from arbeidszorg.view.wording import every_filter


@dataclass(frozen=True)
class About:
    """All that a reader needs with a Table, in Dutch words.

    ``filters``: one for each parameter, every value named. ``unit``: what is counted, and how;
    ``denominator``: what a rate, share or index is set against ("" for numbers). ``date``: up to
    which day the registrations run, dd/mm/yyyy ("" for what has an edition). ``hidden``: how many
    numbers are hidden. ``credits``: of what is drawn besides the numbers, ``residents``: where the
    residents come from that they are set against ("" for none). ``link``: the whole address at
    which the same is seen ("" when not known). ``version``: of the data. ``atlas``: what the atlas
    is called. ``shortly``: ``credits`` and ``residents`` where there is little room.
    """

    title: str
    subtitle: str
    filters: tuple[str, ...]
    sentence: str
    unit: str
    denominator: str
    source: str
    date: str
    notes: tuple[Note, ...]
    hidden: int
    demo: bool
    credits: str = ""
    residents: str = ""
    link: str = ""
    version: str = ""
    atlas: str = ""
    shortly: tuple[str, str] = ("", "")

    def pairs(self) -> list[tuple[str, str]]:
        """(name, text), in the order in which files list them; what is empty is left out."""
        pairs = [
            ("demo", t("export.image.demo") if self.demo else ""),
            ("title", self.title),
            ("subtitle", self.subtitle),
            ("filters", "; ".join(self.filters)),
            ("sentence", self.sentence),
            ("unit", self.unit),
            ("denominator", self.denominator),
            ("source", self.source),
            ("date", self.date),
            ("version", self.version),
            *(("note", note.text) for note in self.notes),
            ("credits", self.credits),
            ("residents", self.residents),
            ("link", self.link),
        ]
        return [(t(f"export.about.{name}"), text) for name, text in pairs if text]

    def foot(self, marked: bool = True) -> tuple[str, ...]:
        """What stands below a figure, a paragraph each: filters, notes, source and address.
        ``marked``: with the mark of demonstration, where nothing else shows it."""
        filters = t("export.image.filters", filters="; ".join(self.filters))
        end = self.atlas
        return (
            *((filters,) if self.filters else ()),
            *(tuple(note.text for note in self.notes) if marked else self.remarks),
            " · ".join((self.sourced, *self.beside)),
            t("export.image.link", atlas=end, link=self.link) if self.link else end,
        )

    @property
    def beside(self) -> tuple[str, ...]:
        """The sources beside that of its numbers."""
        return tuple(filter(None, (self.credits, self.residents)))

    @property
    def sourced(self) -> str:
        """The source with its day, where it has one."""
        if not self.date:
            return t("export.image.source_undated", source=self.source)
        return t("export.image.source", source=self.source, date=self.date)

    @property
    def remarks(self) -> tuple[str, ...]:
        """The words of the notes but for the mark of demonstration, for what shows that apart."""
        return tuple(note.text for note in self.notes if note.code != DEMO)

    @property
    def described(self) -> str:
        """The figure in words, for who cannot see it."""
        return f"{self.subtitle}. {self.sentence}"


def about(
    table: Table,
    geography: Geography,
    *,
    title: str = "",
    subtitle: str = "",
    remarks: Sequence[Note] = (),
    credits: bool = False,
    link: str = "",
) -> About:
    """What goes with a Table. ``title`` and ``subtitle`` replace its own, ``remarks`` come before
    its notes; ``credits``: the figure draws NGI boundaries. What no View asks for has no filters
    and no unit of its own."""
    view, asked, territory = table.view, not isinstance(table, Listed), geography.territory
    unit = t(
        "export.unit", measure=t(f"view.measure.{view.measure}"), unit=t(f"view.unit.{view.unit}")
    )
    return About(
        title=title or table.title,
        subtitle=subtitle or table.subtitle,
        filters=every_filter(view, geography) if asked else (),
        sentence=sentence(table),
        unit=unit if asked else "",
        denominator=table.denominator,
        source=table.source,
        date=style.day(table.reference_date) if is_dated(table) else "",
        notes=(*remarks, *table.notes),
        hidden=table.hidden,
        demo=table.demo,
        credits=territory.credited("grenzen", credits),
        residents=territory.credited("inwoners", table.uses_residents),
        shortly=(
            territory.credited("grenzen_kort", credits),
            territory.credited("inwoners_kort", table.uses_residents),
        ),
        link=link,
        version=table.version,
        atlas=t("export.image.atlas_of", **territory.words),
    )
