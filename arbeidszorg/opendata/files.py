"""A published table as a file of each kind, and all of them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.files.zipped import zipped
from arbeidszorg.opendata import csvw, jsonstat, parquet
from arbeidszorg.opendata.licence import licence
from arbeidszorg.opendata.sheet import Sheet
from arbeidszorg.opendata.tables import entries, sheet
from arbeidszorg.texts import t

#: Where tables are published.
PLACE = "/data"
#: Names the version that is shown now, whichever that is.
NEWEST = "nieuwste"
#: What all of a version is called, as one file.
ALL = "alles.zip"
#: Kind of file -> its media type, the one for who does not know which to take first.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv": "text/csv",
        "csv-metadata.json": "application/csvm+json",
        "json": "application/json",
        "parquet": "application/vnd.apache.parquet",
    }
)


def version_of(here: Atlas) -> str:
    """What a version goes by in an address: its number, or the mark of data that have none."""
    return str(here.number) if here.number else here.version


def path(version: str, name: str, ending: str) -> str:
    """The address of a file, without the site."""
    return f"{PLACE}/{version}/{name}.{ending}"


def address(here: Atlas, name: str, ending: str) -> str:
    """The lasting address of a file of a data version."""
    return f"{here.settings.public}{path(version_of(here), name, ending)}"


def page(here: Atlas, name: str) -> str:
    """The address where people read about a table."""
    return f"{here.settings.public}{PLACE}?tabel={name}"


def written(here: Atlas, name: str, ending: str) -> bytes:
    """A table as a file. ``KeyError`` for a table or a kind that there is not."""
    return _WRITERS[ending](here, sheet(here, name))


def everything(here: Atlas) -> bytes:
    """Every table as CSV with what is in it, and a note about all, in a ZIP."""
    files = {"LEESMIJ.txt": _readme(here).encode()}
    for name, entry in entries(here).items():
        made = entry.make(here)
        files[f"{name}.csv"] = csvw.as_csv(made)
        files[f"{name}.csv{csvw.BESIDE}"] = _metadata(here, made)
    return zipped(files, here.edition.reference_date)


def said(here: Atlas, about: Sheet) -> tuple[tuple[str, str], ...]:
    """What goes with a table wherever it goes, each with its name (Dutch)."""
    known = licence(here)
    pairs = (
        ("about", about.about),
        ("notes", " ".join(about.notes)),
        ("source", about.source),
        ("date", style.day(about.day)),
        ("version", here.version),
        ("licence", f"{known.name}: {known.url}"),
        ("link", page(here, about.name)),
    )
    return tuple((t(f"opendata.said.{name}"), text) for name, text in pairs if text)


def _readme(here: Atlas) -> str:
    known = licence(here)
    words = {
        "atlas": t("export.image.atlas_of", **here.geography.words),
        "version": here.version,
        "date": style.day(here.edition.reference_date),
        "source": here.edition.source,
        "licence": f"{known.name}: {known.url}",
        "link": f"{here.settings.public}{PLACE}",
        "demo": t("table.remark.demo") if here.edition.demo else "",
    }
    lines = [f"{name}.csv: {entry.title}" for name, entry in entries(here).items()]
    return t("opendata.readme", **words) + "\n" + "\n".join(lines) + "\n"


def _metadata(here: Atlas, made: Sheet) -> bytes:
    return csvw.as_metadata(made, licence(here), here.version, page(here, made.name))


def _json(here: Atlas, made: Sheet) -> bytes:
    link = address(here, made.name, "json")
    return jsonstat.as_jsonstat(made, licence(here), here.version, link)


def _parquet(here: Atlas, made: Sheet) -> bytes:
    return parquet.as_parquet(made, {"titel": made.title, **dict(said(here, made))})


def _xlsx(here: Atlas, made: Sheet) -> bytes:
    from arbeidszorg.opendata import xlsx  # takes a tenth of a second that no page needs

    atlas = t("export.image.atlas_of", **here.geography.words)
    return xlsx.as_xlsx(made, said(here, made), here.edition.demo, atlas)


_WRITERS: dict[str, Callable[[Atlas, Sheet], bytes]] = {
    "csv": lambda _, made: csvw.as_csv(made),
    "csv-metadata.json": _metadata,
    "json": _json,
    "parquet": _parquet,
    "xlsx": _xlsx,
}
