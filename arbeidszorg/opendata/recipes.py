"""How a table or the map is loaded in a program: what to type there, for the addresses of here."""

from __future__ import annotations

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import files
from arbeidszorg.opendata.sheet import Sheet
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
        "TYPES": ", ".join(f'{{"{c.name}", {M_TYPES[c.kind]}}}' for c in sheet.columns),
        "TEKST": _texts(program, sheet),
    }
    text = t(f"opendata.recipe.{program}.code").strip()
    for name, value in words.items():
        text = text.replace(name, value)
    return text


def _newest(here: Atlas, name: str) -> str:
    """Where the CSV of a table is: of the newest version, or of the earlier one that is shown."""
    version = files.NEWEST if here.newest else files.version_of(here)
    return f"{here.settings.public}{files.path(version, name, 'csv')}"


def _texts(program: str, sheet: Sheet) -> str:
    """Columns that a program would take for numbers, as it says that they are texts."""
    names = [column.name for column in sheet.columns if column.kind == "code"]
    if program == "r":
        return ", ".join(f'{name} = "character"' for name in names)
    return ", ".join(f'"{name}": "string"' for name in names)
