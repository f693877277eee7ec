"""How a table or the map is loaded in a program: what to type there, for the addresses of here."""

from __future__ import annotations

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import files
from arbeidszorg.opendata.numbers import STATUS
from arbeidszorg.opendata.sheet import Column, Sheet
from arbeidszorg.texts import t

#: Programs, in the order in which they are shown.
PROGRAMS = ("excel", "python", "r", "qgis")
#: What a kind of column is called in Power Query.
M_TYPES = {
    "text": "type text",
    "code": "type text",
    "whole": "Int64.Type",
    "number": "type number",
    "year": "Int64.Type",
    "date": "type date",
}


def recipe(program: str, here: Atlas, sheet: Sheet) -> str:
    """What to type in a program to load a table; of QGIS the map."""
    words = {
        "ADRES": _newest(here, sheet.name),
        "KAART": f"{here.settings.public}/ogc",
        "TYPES": _typed(sheet),
        "TEKST": _texts(program, sheet),
        "TOON": _shown(sheet),
    }
    text = t(f"opendata.recipe.{program}.code").strip()
    for name, value in words.items():
        text = text.replace(name, value)
    return text


def _newest(here: Atlas, name: str) -> str:
    """Where the CSV of a table is: of the newest version, or of the earlier one that is shown."""
    version = files.NEWEST if here.newest else files.version_of(here)
    return f"{here.settings.public}{files.path(version, name, 'csv')}"


def _typed(sheet: Sheet) -> str:
    """Each column with its type, a line for each, as Power Query says it."""
    pairs = (f'{{"{column.name}", {M_TYPES[column.kind]}}}' for column in sheet.columns)
    inside = (",\n" + 12 * " ").join(pairs)
    return f"{{\n{12 * ' '}{inside}\n{8 * ' '}}}"


def _shown(sheet: Sheet) -> str:
    """What Python prints: of numbers only those that may be seen."""
    if all(column.name != STATUS for column in sheet.columns):
        return "print(tabel.tail())"
    return f'getoond = tabel[tabel["{STATUS}"] == "ok"]\nprint(getoond.tail())'


def _texts(program: str, sheet: Sheet) -> str:
    """Columns that a program would take for numbers, as it says that they are texts."""
    names = [column.name for column in sheet.columns if _is_taken_for_number(sheet, column)]
    if program == "r":
        return ", ".join(f'{name} = "character"' for name in names)
    return ", ".join(f'"{name}": "string"' for name in names)


def _is_taken_for_number(sheet: Sheet, column: Column) -> bool:
    """Whether a column holds codes, or texts of digits alone."""
    if column.kind != "text":
        return column.kind == "code"
    known = [str(cell) for cell in sheet.values(column.name) if cell is not None]
    return bool(known) and all(text.isdigit() for text in known)
