"""What a sentence may say of a Table, worked out anew from the rows: who checks a sentence with
this shares no code with who wrote it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.texts import label
from arbeidszorg.view.rows import OK, Row, Total
from arbeidszorg.view.view import View

#: A number as it is written, with the sign of percent when it has one.
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?(?:\u00a0%)?")
#: What is counted; a sentence that names it must name every filter.
COUNTED = re.compile(r"arbeidszorgmedewerker|nieuwe medewerker|medewerkers? |initiatie|plaatsen\b")
#: How each filter is called in a sentence.
OF_SECTOR = {
    "MB": "maatwerkbedrij",
    "GGZ": "geestelijke gezondheidszorg",
    "AW": "algemeen welzijnswerk",
    "VAPH": "personen met een handicap",
}
OF_ACTIVITY = {
    "semi-industrieel": "semi-industrieel",
    "houtbewerking": "houtbewerking",
    "groendienst": "groendienst",
    "keuken": "keuken",
    "mailing": "mailings",
    "verpakking": "verpakking",
    "andere": "andere activiteiten",
}
#: Letters of a name that hold a number.
NAMES = ("10.000 inwoners", "10.000", "= 100")
FEW = 20


def faults(table: Table, text: str) -> list[str]:
    """What a text says that its Table does not: each a word or two and what is wrong."""
    return [
        *_numbers(table, text),
        *_filters(table, text),
        *_years(table.view, text),
        *_places(table, text),
        *_directions(text),
        *_extremes(table, text),
        *_sums(table, text),
        *_insertions(text),
        *_kept_back(table, text),
    ]


def _kept_back(table: Table, text: str) -> list[str]:
    """A sentence that says that not all is shown, where all is that can be."""
    every = [*table.rows, *table.total_rows]
    partial = any(row.status not in (OK, "nvt") for row in every)
    return ["nothing is kept back"] if "we kunnen tonen" in text and not partial else []


def _insertions(text: str) -> list[str]:
    """What is put between in a sentence has a comma before it and a mark after it."""
    between = r", (?:of \d[\d.,]*\u00a0% \w+\b|ongeacht hun woonplaats\b)(?![.,;:])"
    return [f"comma {match}" for match in re.findall(between, text)]


def numbers(text: str) -> set[str]:
    """Every number in a text, as it is written."""
    return set(NUMBER.findall(text))


def written(values: Iterable[float]) -> set[str]:
    """Values in every way in which a number is written."""
    return {
        style.number(value, unit)
        for value in values
        for unit in ("aantal", "aandeel", "index", "per10000")
    }


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(r"(?<=[.!?]) (?=[A-Z“])", text)


def _shown(rows: Iterable[Row | Total]) -> list[float]:
    return [row.value for row in rows if row.status == OK]


def _lines(table: Table) -> Iterator[tuple[Row | Total, Row | Total]]:
    """The first and last shown number of each line through the years, and of the total."""
    for line in (*table.series, table.total_rows):
        shown = [row for row in line if row.status == OK]
        if len(shown) > 1:
            yield shown[0], shown[-1]


def _numbers(table: Table, text: str) -> list[str]:
    view = table.view
    may = written([*_shown(table.rows), *_shown(table.total_rows)])
    for first, last in _lines(table):
        low, high = first.value, last.value
        may |= written([abs(high - low), abs(round(high) - round(low))])
        if low and (min(low, high) >= FEW or view.unit == "index"):
            may.add(style.number(abs(high - low) / low * 100, "aandeel"))
        may.add(style.number(abs(high - low), "index"))
        shown = [_value(style.number(value, "index")) for value in (low, high)]
        may.add(style.number(round(abs(shown[1] - shown[0]), 1), "index"))
    may |= {str(count) for count in (table.hidden, len(table.rows), FEW, len(view.areas))}
    gone = [
        sum(row.status == state for row in line)
        for line in table.series
        for state in ("verborgen", "niet_geregistreerd", "nvt")
    ]
    may |= {str(count) for count in (*gone, len(view.all_years))}
    may |= {str(year) for year in view.all_years}
    may |= written(map(sum, _flow_sums(table)))
    for name in (*NAMES, *_labels(table)):
        text = text.replace(name, "")
    text = re.sub(r"(?:en nog|de) \d+ andere", "", text)
    text = re.sub(r"\d procentpunt", "", text)
    return [f"number {number}" for number in sorted(numbers(text) - may)]


def _labels(table: Table) -> set[str]:
    names = {label(split, row.codes[split]) for row in table.rows for split in table.splits}
    return names | {name[:1].lower() + name[1:] for name in names}


def _flow_sums(table: Table) -> Iterator[list[float]]:
    if table.splits != ("tredes",):
        return
    order = ("1-2", "3", "4", "5-6")
    flows: dict[int, list[float]] = {-1: [], 0: [], 1: []}
    for row in table.rows:
        before, _, after = row.codes["tredes"].partition("-naar-")
        if row.status == OK and before in order and after in order:
            gap = order.index(after) - order.index(before)
            flows[(gap > 0) - (gap < 0)].append(row.value)
    yield from flows.values()


def _filters(table: Table, text: str) -> list[str]:
    """A sentence that says who or what was counted, says of which sector and activity."""
    view, wrong = table.view, []
    words = [OF_SECTOR[code] for code in view.sectors]
    words += [OF_ACTIVITY[code] for code in view.activities]
    for spoken in sentences(text):
        if COUNTED.search(spoken) and not spoken.startswith(("De grootste", "De meeste")):
            wrong += [f"filter {word}: {spoken}" for word in words if word not in spoken]
    return wrong


def _years(view: View, text: str) -> list[str]:
    """The first and the last year are named, or the years that can be shown."""
    if "kunnen tonen" in text or "verborgen" in text or "zichtbaar" in text:
        return [] if re.search(r"\b20\d\d\b", text) else ["no year"]
    return [f"year {year}" for year in set(view.years) if str(year) not in text]


def _places(table: Table, text: str) -> list[str]:
    """By residence is said; and so is each chosen area."""
    view = table.view
    wrong = []
    if view.place == "woonplaats" and not re.search("woonplaats|woon(?:t|den?)", text):
        wrong.append("not by residence")
    if view.place == "vestiging" and re.search("woonplaats|woon(?:t|den?)", text):
        wrong.append("by residence")
    if len(view.areas) <= 5:
        wrong += [
            f"area {table.names[code].called}"
            for code in view.areas
            if table.names[code].called not in text
        ]
    elif f"{len(view.areas)} gekozen" not in text:
        wrong.append("areas")
    if not view.areas and "West-Vlaanderen" not in text:
        names = {table.names[code].called for code in table.areas}
        wrong += [] if any(name in text for name in names) else ["no area"]
    return wrong


def _sums(table: Table, text: str) -> list[str]:
    """No number beside the names of an area and of the one that holds it: it reads as a sum."""
    areas = table.view.areas
    if "30000" not in areas or not 1 < len(areas) <= 5:
        return []
    both = " en West-Vlaanderen"
    counted = re.compile(
        rf"(?:werkte|woonde|waren er|begon|stopte|ging|kwam|steeg|daalde)[^:]*{both}"
    )
    return [
        f"sum: {spoken}"
        for spoken in sentences(text)
        if counted.search(spoken)
        and not any(words in spoken for words in ("het meest", "het snelst", "niet allebei"))
    ]


def _directions(text: str) -> list[str]:
    """What rose went from less to more, by as much as is said."""
    wrong = []
    for spoken in sentences(text):
        ends = re.search(rf"van ({NUMBER.pattern}) naar ({NUMBER.pattern})", spoken)
        if not ends:
            continue
        low, high = map(_value, ends.groups())
        if re.search("steeg|groeide|stijging", spoken) and low >= high:
            wrong.append(f"rose: {spoken}")
        if re.search("daalde|daling", spoken) and low <= high:
            wrong.append(f"fell: {spoken}")
        more = re.search(rf": ({NUMBER.pattern}) (?:meer|minder)", spoken)
        if more and _value(more[1]) != abs(high - low):
            wrong.append(f"change: {spoken}")
        points = re.search(rf"(?:stijging|daling) met ({NUMBER.pattern})\u00a0procentpunt", spoken)
        if points and _value(points[1]) != round(abs(high - low), 1):
            wrong.append(f"points: {spoken}")
        if re.search(r"(?:stijging|daling) met [\d,.]+\u00a0%", spoken) and "index" not in spoken:
            wrong += [f"few: {spoken}"] if min(low, high) < FEW else []
    return wrong


def _value(text: str) -> float:
    return float(text.removesuffix("\u00a0%").replace(".", "").replace(",", "."))


def _extremes(table: Table, text: str) -> list[str]:
    """The most is the most, and the least the least, of the rows that can be set side by side."""
    unit = table.view.unit
    several = len(table.view.all_years) > 1
    rows = [
        row
        for row in table.rows
        if row.status == OK
        and row.area not in ("buiten", "onbekend")
        and "niet-geregistreerd" not in row.codes.values()
    ] or [row for row in table.rows if row.status == OK]
    wrong = []
    if not several and len(table.areas) * len(table.splits) <= 1:
        most = (
            rf"(?:[Dd]e meesten?|het hoogst|grootste groep)[^(]*\((?:telkens )?({NUMBER.pattern})"
        )
        least = rf"(?:de minsten?|het laagst)[^(]*\(({NUMBER.pattern})"
        for pattern, choose in ((most, max), (least, min)):
            for said in re.findall(pattern, text):
                if said != style.number(choose(row.value for row in rows), unit):
                    wrong.append(f"{choose.__name__} {said}")
    if several and unit == "aantal":
        moves = [
            (line[0].value, line[-1].value)
            for line in table.series
            if line[0].status == OK == line[-1].status
            and "niet-geregistreerd" not in line[0].codes.values()
        ]
        for way, sign in (("meer", 1), ("minder", -1)):
            said = re.search(rf"het meest [^:]*: (?:telkens )?({NUMBER.pattern}) {way}", text)
            most = max((sign * round(high - low) for low, high in moves), default=0)
            if said and said[1] != style.number(most):
                wrong.append(f"changed most {said[1]} {way}")
        fastest = re.search(rf"Procentueel .*?\(({NUMBER.pattern})\)", text)
        shares = [(high - low) / low * 100 for low, high in moves if min(low, high) >= FEW]
        if fastest and fastest[1] != style.number(max(shares), "aandeel"):
            wrong.append(f"fastest {fastest[1]}")
    return wrong


def walks() -> list[dict[str, str]]:
    """A few hundred questions: each measure with each filter, place, level, unit, split, choice of
    areas and years, spread evenly over all that can be asked together."""
    parts = {
        "maat": (
            "medewerkers", "initiatieven", "plaatsen", "uren",
            "instroom", "uitstroom", "doorstroom", "vangnet",
        ),
        "filter": ("", "sector=ggz", "activiteit=keuken", "sector=mb,aw&activiteit=andere"),
        "plaats": ("vestiging", "woonplaats"),
        "niveau": ("provincie", "regio", "arrondissement", "gemeente"),
        "eenheid": ("aantal", "per10000", "aandeel", "index"),
        "gebied": ("", "westhoek", "kortrijk", "westhoek,midwest", "brugge,mesen,oostende",
                   "zuid-west-vlaanderen"),
        "jaar": ("2025", "2019..2025", "2018", "2021..2024"),
        "splitsing": ("geen", "sector", "activiteit", "leeftijd", "sector,activiteit", "vorm"),
    }  # fmt: skip
    every = list(itertools.product(*parts.values()))
    step = len(every) // 900 | 1
    asked = []
    for values in every[::step]:
        question = dict(zip(parts, values, strict=True))
        for pair in filter(None, question.pop("filter").split("&")):
            name, _, value = pair.partition("=")
            question[name] = value
        asked.append({name: value for name, value in question.items() if value})
    return asked
