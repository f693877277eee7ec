"""All that is published, as a catalogue for portals: DCAT-AP 3 and DCAT-AP Vlaanderen."""

from __future__ import annotations

from collections.abc import Iterator

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import files, hsds
from arbeidszorg.opendata.graph import Link, Node, Text, Typed
from arbeidszorg.opendata.licence import licence
from arbeidszorg.opendata.tables import LISTS, Entry, entries
from arbeidszorg.texts import t

#: Lists of the Publications Office of the European Union.
EU = "http://publications.europa.eu/resource/authority"
PUBLIC, DUTCH, BELGIUM = (
    f"{EU}/access-right/PUBLIC",
    f"{EU}/language/NLD",
    f"{EU}/country/BEL",
)
#: Health, and population and society.
THEMES = (f"{EU}/data-theme/HEAL", f"{EU}/data-theme/SOCI")
YEARLY = f"{EU}/frequency/ANNUAL"
#: Kind of file -> its type in that list, and the address of the registered media type.
FILE_TYPES = {"csv": "CSV", "json": "JSON", "parquet": "PARQUET", "xlsx": "XLSX"}
IANA = "https://www.iana.org/assignments/media-types"
PROFILES = (
    "http://data.europa.eu/r5r/",
    "https://data.vlaanderen.be/doc/applicatieprofiel/DCAT-AP-VL/erkendestandaard/2022-04-21",
)
#: Where programs ask: name -> its path, and where it is described.
SERVICES = {
    "api": "/api/v1/cijfers.json",
    "ogc": "/ogc",
    "hsds": "/api/v1/hsds",
}
#: What a service keeps to.
STANDARDS = {
    "api": "https://spec.openapis.org/oas/v3.1.0",
    "ogc": "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "hsds": hsds.PROFILE,
}
DESCRIBED = "/api/v1/openapi.json"


def catalogue(here: Atlas, tables: tuple[str, ...] | None = None) -> tuple[Node, ...]:
    """The catalogue, its datasets with their files, and its services. ``tables``: the names of
    those that are in it; all when left out."""
    every = entries(here)
    chosen = [every[name] for name in (every if tables is None else tables)]
    host = here.settings.public
    datasets = [_dataset(here, entry) for entry in chosen]
    services = [_service(here, name, datasets) for name in SERVICES]
    whole = Node(
        "dcat:Catalog",
        f"{host}{files.PLACE}/catalogus",
        {
            "dct:title": Text(_title(here)),
            "dct:description": Text(t("opendata.catalogue.about", **here.geography.words)),
            "dct:publisher": Link(_publisher(here).id),
            "dct:language": Link(DUTCH),
            "dct:license": Link(licence(here).url),
            "dct:modified": here.edition.reference_date,
            "dct:spatial": [Link(_place(here).id), Link(BELGIUM)],
            "dct:conformsTo": [Link(each) for each in PROFILES],
            "foaf:homepage": Link(f"{host}{files.PLACE}"),
            "dcat:themeTaxonomy": Link(f"{EU}/data-theme"),
            "dcat:contactPoint": _contact(here),
            "dcat:dataset": [Link(each.id) for each in datasets],
            "dcat:service": [Link(each.id) for each in services],
        },
    )
    beside = [_publisher(here), _place(here), *_licence(here), *_words()]
    distributions = [each for entry in chosen for each in _distributions(here, entry)]
    return (whole, *datasets, *distributions, *services, *beside)


def _title(here: Atlas) -> str:
    return t("export.image.atlas_of", **here.geography.words)


def _publisher(here: Atlas) -> Node:
    host = here.settings.public
    said = {"foaf:name": Text(_title(here)), "foaf:homepage": Link(f"{host}/")}
    return Node("foaf:Agent", f"{host}/#uitgever", said)


def _place(here: Atlas) -> Node:
    """What all of it is about."""
    whole, host = here.geography.territory, here.settings.public
    said = {"rdfs:label": Text(whole.name), "dct:identifier": Text(whole.code, "")}
    return Node("dct:Location", f"{host}{files.PLACE}/catalogus#gebied", said)


def _licence(here: Atlas) -> Iterator[Node]:
    known = licence(here)
    said = {"dct:title": Text(known.name), "rdfs:label": Text(known.name)}
    if not known.chosen:
        said["dct:description"] = Text(t("opendata.page.licence_none"))
    yield Node("dct:LicenseDocument", known.url, said)


def _words() -> Iterator[Node]:
    """What the things of other lists are, for who does not ask those."""
    yield Node("dct:RightsStatement", PUBLIC, {"rdfs:label": Text("public", "en")})
    yield Node("dct:LinguisticSystem", DUTCH, {"rdfs:label": Text("Nederlands")})
    yield Node("dct:Location", BELGIUM, {"rdfs:label": Text("België")})
    yield Node("dct:Frequency", YEARLY, {"rdfs:label": Text("jaarlijks")})
    for theme in THEMES:
        yield Node("skos:Concept", theme, {"skos:inScheme": Link(f"{EU}/data-theme")})
    for name, code in FILE_TYPES.items():
        kind = f"{EU}/file-type/{code}"
        yield Node("dct:MediaTypeOrExtent", kind, {"rdfs:label": Text(code, "")})
        yield Node("dct:MediaType", _media(name), {"rdfs:label": Text(files.TYPES[name], "")})


def _contact(here: Atlas) -> Node:
    mail, host = here.settings.contact, here.settings.public
    reached = (
        {"vcard:hasEmail": Link(f"mailto:{mail}")} if mail else {"vcard:hasURL": Link(f"{host}/")}
    )
    return Node("vcard:Organization", "", {"vcard:fn": Text(_title(here)), **reached})


def _id(here: Atlas, name: str, version: str = "") -> str:
    """What a table of a version goes by: an address that leads to where people read about it."""
    return f"{here.settings.public}{files.PLACE}/{version or files.version_of(here)}/{name}"


def _dataset(here: Atlas, entry: Entry) -> Node:
    edition = here.edition
    period = {
        "dcat:startDate": Typed(f"{edition.first_year}-01-01", "xsd:date"),
        "dcat:endDate": edition.reference_date,
    }
    counted = entry.group != LISTS
    said = {
        "dct:title": Text(entry.title),
        "dct:description": Text(_described(here, entry)),
        "dct:identifier": Text(_id(here, entry.name), ""),
        "dct:publisher": Link(_publisher(here).id),
        "dct:accessRights": Link(PUBLIC),
        "dct:language": Link(DUTCH),
        "dct:spatial": [Link(_place(here).id), Link(BELGIUM)],
        "dct:accrualPeriodicity": Link(YEARLY),
        "dct:modified": edition.reference_date,
        "dcat:contactPoint": _contact(here),
        "dcat:theme": [Link(theme) for theme in THEMES],
        "dcat:keyword": [Text(word) for word in _keywords(here)],
        "dcat:landingPage": Link(files.page(here, entry.name)),
        "dcat:version": Text(here.version, ""),
        "dct:isVersionOf": Link(_id(here, entry.name, files.NEWEST)),
        "dcat:distribution": [Link(each.id) for each in _distributions(here, entry)],
        **({"dct:temporal": Node("dct:PeriodOfTime", "", period)} if counted else {}),
    }
    return Node("dcat:Dataset", _id(here, entry.name), said)


def _keywords(here: Atlas) -> list[str]:
    return [*t("opendata.catalogue.words").split("|"), here.geography.territory.name]


def _described(here: Atlas, entry: Entry) -> str:
    demo = f" {t('table.remark.demo')}" if here.edition.demo else ""
    return f"{entry.about}{demo}"


def _distributions(here: Atlas, entry: Entry) -> Iterator[Node]:
    for ending, kind in FILE_TYPES.items():
        link = Link(files.address(here, entry.name, ending))
        said = {
            "dct:title": Text(f"{entry.title} ({t(f'opendata.kind.{ending}')})"),
            "dct:license": Link(licence(here).url),
            "dct:format": Link(f"{EU}/file-type/{kind}"),
            "dcat:mediaType": Link(_media(ending)),
            "dcat:accessURL": Link(files.page(here, entry.name)),
            "dcat:downloadURL": link,
            "dct:language": Link(DUTCH),
            "adms:status": Link(f"{EU}/distribution-status/COMPLETED"),
        }
        if ending == "csv":
            described = files.address(here, entry.name, "csv-metadata.json")
            said["dct:conformsTo"] = Link("http://www.w3.org/ns/csvw")
            said["dct:relation"] = Link(described)
        if ending == "json":
            said["dct:conformsTo"] = Link("https://json-stat.org/format/")
        yield Node("dcat:Distribution", f"{link.to}#bestand", said)


def _media(ending: str) -> str:
    return f"{IANA}/{files.TYPES[ending]}"


def _service(here: Atlas, name: str, datasets: list[Node]) -> Node:
    host = here.settings.public
    said = {
        "dct:title": Text(t(f"opendata.service.{name}.title")),
        "dct:description": Text(t(f"opendata.service.{name}.about")),
        "dct:publisher": Link(_publisher(here).id),
        "dct:license": Link(licence(here).url),
        "dct:accessRights": Link(PUBLIC),
        "dct:conformsTo": Link(STANDARDS[name]),
        "dcat:endpointURL": Link(f"{host}{SERVICES[name]}"),
        "dcat:endpointDescription": Link(f"{host}{DESCRIBED}"),
        "dcat:contactPoint": _contact(here),
        "dcat:theme": [Link(theme) for theme in THEMES],
        "dcat:servesDataset": [
            Link(each.id) for each in datasets if name == "api" or each.id.endswith("initiatieven")
        ],
    }
    return Node("dcat:DataService", f"{host}{SERVICES[name]}#dienst", said)
