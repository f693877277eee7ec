"""The theory of change of arbeidszorg (Ronde Tafel Arbeidszorg, April 2021): its parts, in order,
and which indicators of the atlas speak to each of them.

Every part is a node. What nodes are called and what they mean stands in ``texts/nl/theorie.toml``;
the terms are those of the source, the explanations are our own. An indicator says something about a
node; it never proves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import Published
from arbeidszorg.atlas.table import Table
from arbeidszorg.places.level import Level
from arbeidszorg.subjects.study.amounts import FROM_WORK, TO_WORK, figure_of_study
from arbeidszorg.view.measures import MeasureCode, Place
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.view import SplitCode, Unit, View

VISION, WHOM, HOW, NEEDED, TABLE = "visie", "wie", "hoe", "nodig", "ronde-tafel"
#: The bands of the diagram, from top to bottom.
GROUPS = (VISION, WHOM, HOW, NEEDED, TABLE)


@dataclass(frozen=True)
class Indicator:
    """What the atlas counts: a measure, for one ``code`` of a ``split`` where it has one, and the
    ``page`` (its name) that shows it. A split without a code: all groups together say it."""

    key: str
    page: str
    measure: MeasureCode = "medewerkers"
    unit: Unit = "aantal"
    split: SplitCode | None = None
    code: str = ""
    place: Place = "vestiging"

    def view(self, years: tuple[int, int], top: Level) -> View:
        """The question to the atlas, for the whole; ``top``: its level."""
        split = (self.split,) if self.split else ()
        return View(years, top, measure=self.measure, unit=self.unit, split=split, place=self.place)


@dataclass(frozen=True)
class Node:
    """A part of the theory. ``parent``: the node that it belongs to ("" for none). ``indicators``:
    the keys of those that speak to it; ``study``: a published measure of the study that does;
    ``recommendation``: the one that asks for it."""

    key: str
    group: str
    parent: str = ""
    indicators: tuple[str, ...] = ()
    study: tuple[str, ...] = ()
    recommendation: str = ""


@dataclass(frozen=True)
class Answer:
    """What an indicator says of one year. ``row``: its protected number; None when all groups of
    the ``table`` say it together."""

    indicator: Indicator
    year: int
    table: Table
    row: Row | None

    @property
    def shown(self) -> bool:
        """Whether there is a number to show."""
        rows = self.table.rows if self.row is None else (self.row,)
        return any(row.status == OK for row in rows)


_INDICATORS = (
    Indicator("medewerkers", "evolutie"),
    Indicator("ziekte-inkomen", "aanbod", unit="aandeel", split="hoofdinkomen", code="riziv"),
    Indicator("per10000", "evolutie", unit="per10000", place="woonplaats"),
    Indicator("nooit-gewerkt", "aanbod", unit="aandeel", split="werkverleden", code="nooit"),
    Indicator("instroom", "evolutie", "instroom"),
    Indicator("alleenwonend", "aanbod", unit="aandeel", split="leefsituatie", code="alleenwonend"),
    Indicator("uren", "evolutie", "uren"),
    Indicator("naar-werk", "evolutie", "doorstroom"),
    Indicator("doorstroom", "evolutie", "doorstroom", "aandeel"),
    Indicator("vangnet", "evolutie", "vangnet", "aandeel"),
    Indicator("uit-werk", "evolutie", "vangnet"),
    Indicator("activiteiten", "aanbod", "initiatieven", split="activiteit"),
    Indicator("ama-welzijn", "aanbod", unit="aandeel", split="vorm", code="ama-welzijn"),
    Indicator(
        "ama-sociale-economie", "aanbod", unit="aandeel", split="vorm", code="ama-sociale-economie"
    ),
    Indicator(
        "lager-onderwijs", "aanbod", unit="aandeel", split="onderwijsniveau", code="geen-of-lager"
    ),
    Indicator("doorverwijzers", "aanbod", split="doorverwijzer"),
    Indicator(
        "zelf-gekomen", "aanbod", unit="aandeel", split="doorverwijzer", code="zelf-of-omgeving"
    ),
    Indicator("uitstroom", "evolutie", "uitstroom"),
    Indicator("medisch", "aanbod", unit="aandeel", split="hoofdproblematiek", code="medisch"),
    Indicator("initiatieven", "evolutie", "initiatieven"),
)
INDICATORS: dict[str, Indicator] = {indicator.key: indicator for indicator in _INDICATORS}


def _below(group: str, parent: str, *nodes: Node) -> tuple[Node, ...]:
    """Nodes that belong to another."""
    return tuple(replace(node, group=group, parent=parent) for node in nodes)


def _part(
    key: str, *indicators: str, study: tuple[str, ...] = (), recommendation: str = ""
) -> Node:
    return Node(key, "", "", indicators, study, recommendation)


#: Every node, in the order in which it is read.
NODES: tuple[Node, ...] = (
    Node(VISION, VISION, "", ("medewerkers",), recommendation="erkenning"),
    # for whom, with the effects for each
    Node("maatschappij", WHOM, "", ("ziekte-inkomen",)),
    *_below(
        WHOM,
        "maatschappij",
        _part("activiteitsgraad", "per10000"),
        _part("preventie"),
        _part("cohesie"),
        _part("inclusie", "nooit-gewerkt"),
        _part(
            "kostenbesparing",
            study=(
                "overheid_opbrengst_besparing_hulpverlening",
                "overheid_opbrengst_besparing_doorstroom",
            ),
        ),
    ),
    Node("medewerkers", WHOM, "", ("instroom",)),
    *_below(
        WHOM,
        "medewerkers",
        _part("zingeving"),
        _part("zelfwaarde"),
        _part("netwerk", "alleenwonend"),
        _part("dagstructuur", "uren"),
        _part("levenskwaliteit", study=("medewerker_opbrengst_welbevinden",)),
        _part("perspectief", "naar-werk"),
        _part("veiligheid"),
        _part("arbeidsstatus", recommendation="statuut"),
    ),
    Node("klanten", WHOM, ""),
    *_below(
        WHOM,
        "klanten",
        _part("aanbod-op-maat", "activiteiten"),
        _part("mvo"),
        _part("arbeidskrachten", "uit-werk"),
        _part("kostenbesparing-klanten"),
    ),
    # how
    Node("werk-en-zorg", HOW, "", ("ama-welzijn",)),
    Node(
        "vangnet-en-opstap", HOW, "", ("vangnet", "doorstroom"), (FROM_WORK, TO_WORK), "erkenning"
    ),
    Node("kansen", HOW, ""),
    Node("competenties", HOW, "", ("lager-onderwijs",)),
    # what it takes, with the conditions of each actor
    Node("toeleiders", NEEDED, "", ("doorverwijzers",)),
    *_below(
        NEEDED,
        "toeleiders",
        _part("toeleiders-kennis", "zelf-gekomen"),
        _part("toeleiders-tijd"),
        _part("toeleiders-info"),
    ),
    Node("doelgroep", NEEDED, "", ("uitstroom",)),
    *_below(
        NEEDED,
        "doelgroep",
        _part("gezondheid", "medisch"),
        _part("zinvolheid"),
        _part("werkbereid"),
    ),
    Node("overheid", NEEDED, "", (), ("overheid_kost_subsidies",), "erkenning"),
    *_below(
        NEEDED,
        "overheid",
        _part("wil"),
        _part("finale-werkvorm", recommendation="erkenning"),
        _part("over-domeinen", "ama-sociale-economie", recommendation="aanbod"),
    ),
    Node("initiatieven", NEEDED, "", ("initiatieven",), recommendation="aanbod"),
    *_below(
        NEEDED,
        "initiatieven",
        _part("personeel"),
        _part("samen-mensen", recommendation="samenwerking"),
        _part("samen-klanten"),
    ),
    # one voice
    Node(TABLE, TABLE, ""),
)


def top(group: str) -> tuple[Node, ...]:
    """The nodes of a band that belong to no other."""
    return tuple(node for node in NODES if node.group == group and not node.parent)


def below(key: str) -> tuple[Node, ...]:
    """What belongs to a node: the effects for a beneficiary, the conditions of an actor."""
    return tuple(node for node in NODES if node.parent == key)


def answers(node: Node, here: Atlas) -> Iterator[Answer]:
    """What the registrations of the last year say that speaks to a node."""
    year = here.years[1]
    for indicator in (INDICATORS[key] for key in node.indicators):
        table = here.table(indicator.view((year, year), here.geography.top))
        row = None if indicator.split and not indicator.code else _row(table, indicator)
        yield Answer(indicator, year, table, row)


def _row(table: Table, indicator: Indicator) -> Row:
    """The row of the whole, and of the code where there is one."""
    return next(
        row
        for row in table.last
        if row.area == table.entire
        and (not indicator.split or row.codes[indicator.split] == indicator.code)
    )


def studied(node: Node, here: Atlas) -> tuple[Published, ...]:
    """The figures of the study that speak to a node; of measures with more figures, its own. None
    where the study is about another territory."""
    if not here.geography.territory.is_studied:
        return ()
    return tuple(figure_of_study(measure) for measure in node.study)
