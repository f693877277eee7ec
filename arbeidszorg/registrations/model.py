"""The data contract: code lists and columns, in the order in which they are shown.

Codes and columns are Dutch because the registration forms are; their labels on screen stand in
``arbeidszorg/texts``. Only the list of sectors comes from a source (the brochure on the value of
arbeidszorg, UCLL and POM West-Vlaanderen, 2022); the answer lists of the Flemish registration of
2018 are not public, so the other lists are our own, and the methods page says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SECTORS = ("MB", "GGZ", "AW", "VAPH")
ACTIVITIES = (
    "semi-industrieel",
    "houtbewerking",
    "groendienst",
    "keuken",
    "mailing",
    "verpakking",
    "andere",
)
#: What a profile split says of persons for whom the column was left empty.
NOT_RECORDED = "niet-geregistreerd"

#: Groups of rungs of the participation ladder that are told apart; the last is paid work.
RUNGS = ("1-2", "3", "4", "5-6")
#: From which group of rungs to which, "onbekend" where one of both was not recorded. Where neither
#: was, the flow itself is not recorded.
FLOWS = {
    f"{before}-naar-{after}": (before, after)
    for before in (*RUNGS, "onbekend")
    for after in (*RUNGS, "onbekend")
    if {before, after} != {"onbekend"}
}

CODES: dict[str, tuple[str, ...]] = {
    "sector": SECTORS,
    "activiteiten": ACTIVITIES,
    "vorm": ("ama-welzijn", "ama-sociale-economie", "begeleid-werken", "zorgboerderij", "andere"),
    "stam_lid": ("ja", "nee"),
    "geslacht": ("v", "m", "x"),
    "leefsituatie": (
        "alleenwonend",
        "met-partner-of-gezin",
        "bij-ouders-of-familie",
        "begeleid-wonen",
        "voorziening",
        "andere",
    ),
    "hoofdinkomen": (
        "werkloosheid",
        "beroepsinschakeling",
        "bescherming",
        "leefloon",
        "fod-tegemoetkoming",
        "riziv",
        "geen",
        "andere",
    ),
    "hoofdproblematiek": ("medisch", "mentaal", "psychisch", "psychiatrisch", "sociaal", "andere"),
    "onderwijsniveau": (
        "geen-of-lager",
        "lager-secundair",
        "hoger-secundair",
        "hoger",
        "onbekend",
    ),
    "werkverleden": (
        "nooit",
        "minder-dan-1-jaar",
        "1-tot-5-jaar",
        "5-tot-10-jaar",
        "meer-dan-10-jaar",
        "onbekend",
    ),
    "doorverwijzer": (
        "vdab",
        "ocmw",
        "ggz",
        "vaph",
        "caw",
        "mutualiteit",
        "arts",
        "onderwijs",
        "zelf-of-omgeving",
        "andere",
    ),
    "reden_stopzetting": (
        "betaald-werk",
        "opleiding-of-traject",
        "ander-initiatief",
        "gezondheid",
        "verhuis",
        "eigen-vraag",
        "andere",
    ),
}

Kind = Literal["id", "text", "code", "codes", "nis", "date", "whole", "number", "year"]


@dataclass(frozen=True)
class Column:
    """One column of a file: its kind of content and the closed range of a number, if any.

    ``above`` excludes the lower end (hours are more than 0). ``later``: it came into the contract
    when there were stores already, so rows without any are written as before.
    """

    name: str
    kind: Kind
    required: bool = False
    low: float | None = None
    high: float | None = None
    above: bool = False
    later: bool = False


INITIATIVES: tuple[Column, ...] = (
    Column("initiatief_id", "id", required=True),
    Column("naam", "text", required=True),
    Column("organisatie", "text"),
    Column("sector", "code", required=True),
    Column("nis", "nis", required=True),
    Column("lat", "number", low=-90, high=90),
    Column("lon", "number", low=-180, high=180),
    Column("activiteiten", "codes", required=True),
    Column("vorm", "code"),
    Column("plaatsen", "whole", low=0),
    Column("startdatum", "date", required=True),
    Column("einddatum", "date"),
    Column("stam_lid", "code"),
    Column("straat", "text"),
    Column("postcode", "text"),
    Column("website", "text"),
    Column("email", "text"),
    Column("telefoon", "text"),
    Column("doelgroep", "text", later=True),
    Column("instapstap", "text", later=True),
    Column("wie_mag_verwijzen", "text", later=True),
    Column("vrije_plaatsen", "whole", low=0, later=True),
    Column("vrije_plaatsen_op", "date", later=True),
    Column("dagen", "text", later=True),
    Column("toegankelijkheid", "text", later=True),
    Column("halte", "text", later=True),
    Column("sociale_kaart_id", "text", later=True),
    Column("gecontroleerd_op", "date", later=True),
)

REGISTRATIONS: tuple[Column, ...] = (
    Column("registratie_id", "id", required=True),
    Column("medewerker_id", "id", required=True),
    Column("initiatief_id", "id", required=True),
    Column("startdatum", "date", required=True),
    Column("einddatum", "date"),
    Column("activiteiten", "codes", required=True),
    Column("woonplaats_nis", "nis"),
    Column("geboortejaar", "year", low=1900, high=2100),
    Column("geslacht", "code"),
    Column("leefsituatie", "code"),
    Column("hoofdinkomen", "code"),
    Column("hoofdproblematiek", "code"),
    Column("onderwijsniveau", "code"),
    Column("werkverleden", "code"),
    Column("doorverwijzer", "code"),
    Column("uren_per_week", "number", low=0, high=40, above=True),
    Column("vergoeding_per_uur", "number", low=0),
    Column("trede_voor", "whole", low=1, high=6),
    Column("trede_na", "whole", low=1, high=6),
    Column("reden_stopzetting", "code"),
)

COSTS: tuple[Column, ...] = (
    Column("initiatief_id", "id", required=True),
    Column("jaar", "year", required=True, low=1950, high=2100),
    Column("personeelskosten", "number", low=0),
    Column("werkingskosten", "number", low=0),
    Column("infrastructuurkosten", "number", low=0),
    Column("subsidies", "number", low=0),
    Column("omzet", "number", low=0),
    Column("andere_opbrengsten", "number", low=0),
)

#: Residents of the municipalities, for who has newer numbers than the atlas.
RESIDENTS: tuple[Column, ...] = (
    Column("nis", "nis", required=True),
    Column("jaar", "year", required=True, low=1950, high=2100),
    Column("inwoners", "whole", required=True, low=1),
)

#: File name (without its ending) -> its columns.
FILES: dict[str, tuple[Column, ...]] = {
    "initiatieven": INITIATIVES,
    "registraties": REGISTRATIONS,
    "kosten_opbrengsten": COSTS,
    "inwoners": RESIDENTS,
}
#: The files about arbeidszorg itself.
REGISTERED = ("initiatieven", "registraties", "kosten_opbrengsten")
