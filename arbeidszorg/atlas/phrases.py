"""The parts that sentences about a Table are made of: who or what is counted, where, and what a row
is called. The filters of a view stand in each of them that names what is counted."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg.atlas.table import Table
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.texts import label, t, tn
from arbeidszorg.view.rows import Row
from arbeidszorg.view.view import LADDER, View
from arbeidszorg.view.wording import beginning_high, beginning_low, enumerate_nl, filtered

#: Names that one sentence holds; how many more there are is said.
MOST_NAMES = 5
#: The note of a Table whose rows lie only partly in the area that was asked.
PARTLY = "table.remark.partly"


def everywhere(view: View) -> bool:
    """Whether it counts people by residence and chose none: also who lives elsewhere."""
    return view.place == "woonplaats" and not view.areas


def where(table: Table) -> str:
    """Where the table is about: "in West-Vlaanderen", "in de Westhoek en Midwest"."""
    view = table.view
    if view.areas in ((), (table.entire,)):
        return table.names[table.entire].where
    if len(view.areas) > MOST_NAMES:
        return t("table.sentence.where_selection", count=len(view.areas))
    names = [table.names[code] for code in view.areas]
    text = enumerate_nl([name.where for name in names])
    if len({name.preposition for name in names}) == 1:
        text = f"{names[0].preposition} {enumerate_nl([name.called for name in names])}"
    partly = any(note.code == PARTLY for note in table.notes)
    return t("table.sentence.where_partly", where=text) if partly else text


def place(table: Table) -> str:
    """Where who is counted works, or lives: "met woonplaats in Kortrijk"."""
    view = table.view
    if view.place == "woonplaats" and view.areas:
        return t("table.sentence.at_home", where=where(table))
    return where(table)


def subject(table: Table, unit: str = "", somewhere: bool = True) -> str:
    """What is counted, with every filter: "het aantal arbeidszorgmedewerkers van maatwerkbedrijven
    in Kortrijk per 10.000 inwoners". ``unit``: another than that of the view; ``somewhere``: with
    where, which the areas of a ranking say themselves."""
    view = table.view
    unit = unit or view.unit
    home = view.place == "woonplaats"
    at = place(table) if somewhere else ""
    if home and (everywhere(view) or not somewhere):
        at = " ".join(filter(None, (at, t("table.sentence.by_home"))))
    # who lives somewhere is told apart from where the work is done
    parts = (at, filtered(view).strip()) if home else (filtered(view).strip(), at)
    which = "".join(f" {part}" for part in parts if part)
    share = unit == "aandeel" and view.is_share_of_persons
    what = t(f"table.sentence.subject.{'share_' if share else ''}{view.measure}", which=which)
    if share or unit == "aantal":
        return what
    return t(f"table.sentence.subject.{unit}", subject=what, year=view.years[0])


def what(table: Table) -> str:
    """What is high or low: "aantal", "aantal uren", "aandeel"."""
    view = table.view
    hours = view.unit == "aantal" and view.measure == "uren"
    return t(f"table.sentence.what.{'uren' if hours else view.unit}")


def noun(view: View, value: float) -> str:
    """The counted thing, right in number: "1 initiatief", "2 initiatieven"."""
    return tn(f"view.noun.{view.measure}", value)


def row_name(table: Table, row: Row) -> str:
    """What a row is called within its table: its area, its group, or both."""
    groups = [label(split, row.codes[split]) for split in table.splits]
    return ", ".join(([row.area_name] if len(table.areas) > 1 or not groups else []) + groups)


def group(table: Table, row: Row) -> str:
    """What the group of a row is called within a sentence: "mannen", "semi-industrieel werk in
    maatwerkbedrijven"."""
    if len(table.splits) > 1:
        work = beginning_low(label("activiteit", row.codes["activiteit"]))
        return f"{work} {label('in_sector', row.codes['sector'])}"
    (split,) = table.splits
    return beginning_low(label(split, row.codes[split]))


def at_work(table: Table) -> bool:
    """Whether its groups say where people work, so that somebody works *in* them."""
    return len(table.splits) == 1 and table.splits[0] in ("sector", "activiteit")


def in_group(table: Table, row: Row) -> str:
    """The group of a row as the place where its number is: "in maatwerkbedrijven"."""
    name = group(table, row)
    if len(table.splits) > 1:
        return t("table.sentence.in_group.crossed", name=name)
    (split,) = table.splits
    if split == "activiteit" and table.view.measured.is_offer:
        return t("table.sentence.in_group.offer", name=name)
    if at_work(table):
        return label(f"in_{split}", row.codes[split])
    if split == LADDER:
        return name
    return label(f"bij_{split}", row.codes[split])


def spot(table: Table, row: Row) -> str:
    """Where the number of a row is, among the other rows: "in de Westhoek", "in maatwerkbedrijven",
    "in maatwerkbedrijven in de Westhoek"."""
    area = table.names[row.area].where
    if not table.splits:
        return area
    return f"{in_group(table, row)} {area}" if len(table.areas) > 1 else in_group(table, row)


def has_parts(table: Table) -> bool:
    """Whether the areas within the one that holds them have numbers of their own."""
    told = set(table.areas) - {OUTSIDE, UNKNOWN}
    return bool(table.whole) and told == set(table.view.areas)


def apart(table: Table) -> list[str]:
    """That the other chosen areas lie in the one that was told, where no other sentence names
    them: they are shown apart, or what is shown is smaller than they are."""
    if not table.whole:
        return []
    called = enumerate_nl([table.names[code].called for code in table.parts])
    if has_parts(table):
        return [t("table.sentence.apart", names=called)]
    return [beginning_high(tn("table.sentence.counts_in", len(table.parts), names=called))]


def with_unit(number: str, unit: str) -> str:
    """A written number with the words of its unit."""
    return t("table.sentence.per10000", value=number) if unit == "per10000" else number


def names(several: Sequence[str]) -> str:
    """At most five names; how many more there are is said."""
    if len(several) <= MOST_NAMES:
        return enumerate_nl(list(several))
    return t(
        "table.sentence.and_more",
        names=", ".join(several[:MOST_NAMES]),
        count=len(several) - MOST_NAMES,
    )
