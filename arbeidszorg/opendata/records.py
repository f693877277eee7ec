"""An initiative as a flat record: the columns of the contract that are public, in its words."""

from __future__ import annotations

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.sheet import Cell, Column
from arbeidszorg.registrations import model
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.texts import label, t

#: Separates several values in a cell, as in the contract.
BETWEEN = "|"


def running_now(initiative: Initiative, here: Atlas) -> bool:
    """Whether it runs still on the reference date, as far as is known."""
    ended = initiative.about.ended
    if ended is not None:
        return ended >= here.edition.reference_date
    return initiative.runs(here.edition.reference_date.year)


def record(initiative: Initiative, here: Atlas) -> dict[str, Cell]:
    """Column -> what is known of an initiative; None where nothing is. A number of free places
    that says of no day is left out: nobody knows how old it is."""
    about = initiative.about
    lon, lat = initiative.spot or (None, None)
    member = {True: "ja", False: "nee", None: None}[about.member]
    free = about.free if about.free_on is not None else None
    order = {code: place for place, code in enumerate(model.ACTIVITIES)}
    doing = sorted(initiative.activities, key=lambda code: order.get(code, len(order)))
    return {
        "initiatief_id": initiative.code,
        "naam": initiative.name,
        "organisatie": initiative.organisation,
        "sector": initiative.sector,
        "nis": initiative.nis,
        "gemeente": _town(initiative.nis, here),
        "straat": about.street,
        "postcode": about.postcode,
        "lat": lat,
        "lon": lon,
        "activiteiten": BETWEEN.join(doing),
        "vorm": initiative.form,
        "plaatsen": None if initiative.places is None else int(initiative.places),
        "vrije_plaatsen": None if free is None else int(free),
        "vrije_plaatsen_op": about.free_on if free is not None else None,
        "startdatum": about.started,
        "einddatum": about.ended,
        "stam_lid": member,
        "doelgroep": BETWEEN.join(about.target_groups) or None,
        "instapstap": about.first_step,
        "wie_mag_verwijzen": BETWEEN.join(about.referrers) or None,
        "dagen": about.days,
        "toegankelijkheid": about.access,
        "halte": about.stop,
        "website": about.website,
        "email": about.email,
        "telefoon": about.phone,
        "sociale_kaart_id": about.social_map,
        "gecontroleerd_op": about.checked_on,
    }


def _town(nis: str, here: Atlas) -> str | None:
    area = here.geography.areas.get(nis)
    return area.name if area else None


#: Column -> what stands in it; a text where it is not named.
_KINDS = {
    "sector": "code",
    "vorm": "code",
    "stam_lid": "code",
    "lat": "number",
    "lon": "number",
    "plaatsen": "whole",
    "vrije_plaatsen": "whole",
    "vrije_plaatsen_op": "date",
    "startdatum": "date",
    "einddatum": "date",
    "gecontroleerd_op": "date",
}


def columns(names: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns of :func:`record` with these names."""
    return tuple(_column(name) for name in names)


def _column(name: str) -> Column:
    kind = _KINDS.get(name, "text")
    about = t("opendata.column.gemeente") if name == "gemeente" else _described(name)
    codes = {code: label(name, code) for code in model.CODES[name]} if kind == "code" else {}
    return Column(name, kind, about, codes, key=name == "initiatief_id")  # type: ignore[arg-type]


def _described(name: str) -> str:
    return t(f"columns.initiatieven.{name}")
