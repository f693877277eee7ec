"""Bundle: every file of a figure in one ZIP, with what it is, in words and for machines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from arbeidszorg.atlas.table import Table
from arbeidszorg.content import citation
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.listed import Listed
from arbeidszorg.figures.text import clean
from arbeidszorg.files import answer
from arbeidszorg.files.zipped import zipped
from arbeidszorg.texts import has, label, t
from arbeidszorg.view.rows import STATUSES
from arbeidszorg.view.view import years_text


def bundle(files: Mapping[str, bytes], figure: Figure, today: date) -> bytes:
    """A ZIP with ``files`` (ending of the name -> content), how to cite the figure, and what the
    files are."""
    named = {f"{figure.name}.{ending}": content for ending, content in files.items()}
    about = figure.about
    words = {
        "metadata.json": json.dumps(metadata(figure), ensure_ascii=False, indent=2) + "\n",
        "citaat.txt": citation.apa(about, today) + "\r\n",
        "citaat.bib": citation.bibtex(about, figure.name, today),
        "citaat.ris": citation.ris(about, today),
    }
    read_me = {"leesmij.txt": _read_me(figure, (*named, *words), today)}
    texts = {name: text.encode(errors="replace") for name, text in (read_me | words).items()}
    return zipped(texts | named, figure.table.reference_date)


def metadata(figure: Figure) -> dict[str, Any]:
    """All that goes with a figure, for machines; names and words in Dutch."""
    about, table = figure.about, figure.table
    return {
        "atlas": about.atlas,
        "demo": about.demo,
        "melding": t("export.image.demo") if about.demo else "",
        "titel": about.title,
        "ondertitel": about.subtitle,
        "in_woorden": about.sentence,
        "filters": list(about.filters),
        "parameters": _parameters(table),
        "maat_en_eenheid": about.unit,
        "ten_opzichte_van": about.denominator,
        "bron": about.source,
        "peildatum": table.reference_date.isoformat(),
        "gegevensversie": about.version,
        "vermelding": " · ".join((about.source, *about.beside)),
        "opmerkingen": [note.text for note in about.notes],
        "rijen": len(list(answer.records(table))),
        "verborgen": about.hidden,
        "bestanden": _tables(figure),
        "statussen": [
            {"code": status, "naam": label("status", status), "betekenis": _status(status)}
            for status in STATUSES
        ],
        "adres": about.link,
    }


def _parameters(table: Table) -> dict[str, Any]:
    """The view as an address names it, with codes; an empty list stands for all. What no address
    asks for has none."""
    if isinstance(table, Listed):
        return {}
    view = table.view
    return {
        "jaar": years_text(view.years),
        "niveau": view.level,
        "gebied": list(view.areas),
        "sector": list(view.sectors),
        "activiteit": list(view.activities),
        "maat": view.measure,
        "eenheid": view.unit,
        "splitsing": list(view.split),
        "plaats": view.place,
    }


def _tables(figure: Figure) -> list[dict[str, Any]]:
    """The two files with numbers as they are written: separators, and each column by the name that
    it has in that file."""
    table = figure.table
    spoken = _spoken_columns(table)
    meanings = spoken if isinstance(table, Listed) else list(map(_column, table.columns))
    labels = dict(zip(answer.excel_columns(table), spoken, strict=True))
    return [
        {
            "bestand": f"{figure.name}.data.csv",
            "tekenset": "UTF-8",
            "scheiding": ",",
            "decimaal": ".",
            "kolommen": [
                {"naam": name, "betekenis": meaning}
                for name, meaning in zip(table.columns, meanings, strict=True)
            ],
            "statussen": list(STATUSES),
        },
        {
            "bestand": f"{figure.name}.csv",
            "tekenset": "UTF-8 met BOM",
            "scheiding": ";",
            "decimaal": ",",
            "kolommen": [{"naam": name, "betekenis": meaning} for name, meaning in labels.items()],
            "statussen": [label("status", status) for status in STATUSES],
        },
    ]


def _spoken_columns(table: Table) -> list[str]:
    """What the columns for people hold: names where machines get codes."""
    if isinstance(table, Listed):
        return [table.listed.corner, *table.listed.head, _column("status")]
    splits = [t("office.column.spoken", split=t(f"view.split.{name}")) for name in table.splits]
    return [
        _column("jaar"),
        _column("gebied_naam"),
        *splits,
        t("office.column.spoken_value"),
        _column("status"),
    ]


def _column(name: str) -> str:
    if has(f"office.column.{name}"):
        return t(f"office.column.{name}")
    return t("office.column.split", split=t(f"view.split.{name}"))


def _status(status: str) -> str:
    return t("office.status_ok") if status == "ok" else t(f"table.status_long.{status}")


def _read_me(figure: Figure, names: tuple[str, ...], today: date) -> str:
    about = figure.about
    parts = [t("office.read_me.title", atlas=about.atlas, title=about.title), about.subtitle]
    if about.demo:
        parts += ["", f"*** {t('export.image.demo')} ***", t("office.read_me.demo")]
    parts += ["", t("office.read_me.files")]
    parts += [f"- {name}: {_file(name)}" for name in names]
    parts += ["", t("office.read_me.cite"), citation.apa(about, today)]
    parts += ["", t("office.read_me.states")]
    parts += [f"- {label('status', status)}: {_status(status)}" for status in STATUSES]
    parts += [t("office.read_me.hidden")]
    parts += ["", t("office.read_me.about")]
    parts += [f"{name}: {text}" for name, text in about.pairs()]
    return "\r\n".join(map(clean, parts)) + "\r\n"


def _file(name: str) -> str:
    """What a file is, by the ending of its name."""
    ending = name.rsplit(".", 1)[-1].lower()
    ending = "data_csv" if name.endswith(".data.csv") else ending
    return t(f"office.file.{ending}" if has(f"office.file.{ending}") else "office.file.other")
