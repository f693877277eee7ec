"""How the texts of a column of the contract are read, each by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

import pandas as pd

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import identifiers, values
from arbeidszorg.registrations.intake.places import Municipalities, municipalities

Parser: TypeAlias = Callable[[str], Any]


@dataclass(frozen=True)
class Circumstances:
    """What a check is told beside the file. ``initiatives``: the frame that initiatief_id refers
    to; ``today``: stays begin no later (None leaves either unchecked); ``harmless``: columns of
    the registrations (letters only) that the operator vouches for; ``towns``: the municipalities
    of the territory; ``operator``: who mends a fault is the operator, who has settings."""

    initiatives: pd.DataFrame | None = None
    today: date | None = None
    harmless: frozenset[str] = frozenset()
    towns: Municipalities = field(default_factory=municipalities)
    operator: bool = True


def parser(file: str, column: model.Column, texts: list[str], told: Circumstances) -> Parser:
    """What reads a text of a column: gives its value, or the Problem that it has. ``texts``: all of
    the column."""
    participants = file == "registraties"
    if column.name == "initiatief_id":
        if file == "initiatieven":
            return identifiers.parse_initiative
        if told.initiatives is None:
            return str
        ids = told.initiatives["initiatief_id"].dropna()
        return identifiers.reference_parser(ids.tolist())
    if column.kind == "id":
        person = column.name == "medewerker_id"
        return identifiers.person_parser(texts) if person else identifiers.parse_code
    if column.kind == "code":
        return values.code_parser(column.name)
    if column.kind == "codes":
        return values.codes_parser(column.name)
    if column.kind == "nis" and file == "inwoners":  # who lived in a town of then is added up later
        known = dict(zip(told.towns.current, told.towns.current, strict=True))
        return values.nis_parser(told.towns, known.get, outside=False)
    if column.kind == "nis":
        return values.nis_parser(told.towns, told.towns.current.get, outside=participants)
    if column.kind in ("whole", "year"):
        return values.parse_whole
    if column.kind == "number":
        costs = file == "kosten_opbrengsten"
        return values.parse_amount if costs else values.parse_number
    if column.kind == "date" and participants:
        return values.date_parser(told.today, ends=column.name == "einddatum")
    if column.kind == "date":
        return values.date_parser(None, ends=column.name == "einddatum")
    return str
