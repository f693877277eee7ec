"""Initiatives as the Human Services Data Specification has them (Open Referral, HSDS 3.1).

An initiative is a service of its organisation at one location. What is not known is left out; how
many places are free is said with the day of that alone, as a capacity is in the specification.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.records import BETWEEN, record, running_now
from arbeidszorg.opendata.sheet import Cell
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.texts import has, label, t

#: The version of the specification, and where it is read.
VERSION, PROFILE = "3.1", "https://docs.openreferral.org/en/3.1/hsds/overview.html"
#: Ids are made of the codes of initiatives, so that they stay what they are.
SPACE = UUID("5b1c3f1e-8c6b-5d7a-9a55-2f0f4f0f7a11")
Record = dict[str, Any]


def identifier(kind: str, code: str) -> str:
    """The id of a thing: the same for the same code in every version of the data."""
    return str(uuid5(SPACE, f"{kind}/{code}"))


def _known(content: Mapping[str, Any]) -> Record:
    """Without what nobody knows."""
    return {name: value for name, value in content.items() if value not in (None, "", [])}


def service(initiative: Initiative, here: Atlas, whole: bool = True) -> Record:
    """An initiative as a service. ``whole``: with its organisation, location and all else within
    it; else only what there is one of."""
    known, about = record(initiative, here), initiative.about
    plain = _known(
        {
            "id": identifier("service", initiative.code),
            "name": initiative.name,
            "organization_id": organisation_id(initiative),
            "description": described(initiative),
            "status": "active" if running_now(initiative, here) else "defunct",
            "url": about.website,
            "email": about.email,
            "application_process": _begun(initiative),
            "eligibility_description": _listed(known["doelgroep"]),
            "assured_date": about.checked_on.isoformat() if about.checked_on else None,
        }
    )
    if not whole:
        return plain
    del plain["organization_id"]
    return plain | _known(
        {
            "organization": organisation(initiative),
            "phones": _phones(initiative),
            "schedules": _schedules(initiative),
            "service_at_locations": [at_location(initiative, here, whole=False)],
            "capacities": _capacities(initiative),
            "attributes": _attributes(initiative),
        }
    )


def described(initiative: Initiative) -> str:
    """What an initiative does, and how many places it has, in sentences."""
    doing = ", ".join(sorted(label("activiteit", each) for each in initiative.activities))
    words = {"sector": label("sector", initiative.sector), "activities": doing}
    said = t("opendata.hsds.described", **words)
    if initiative.places is None:
        return said
    return f"{said} {t('opendata.hsds.places', count=int(initiative.places))}"


def _begun(initiative: Initiative) -> str | None:
    """How somebody begins, and who may refer."""
    about = initiative.about
    parts = [about.first_step] if about.first_step else []
    if about.referrers:
        who = ", ".join(label("doorverwijzer", each) for each in about.referrers)
        parts.append(t("opendata.hsds.referrers", who=who))
    return " ".join(parts) or None


def _listed(cell: Cell) -> str | None:
    return str(cell).replace(BETWEEN, ", ") if cell else None


def organisation_id(initiative: Initiative) -> str:
    """The id of who runs an initiative; one that names nobody is its own organisation."""
    named = initiative.organisation
    return identifier("organization", f"={named}" if named else initiative.code)


def organisation(initiative: Initiative) -> Record:
    """Who runs an initiative."""
    name = initiative.organisation or initiative.name
    about = t("opendata.hsds.organisation", name=name)
    return {"id": organisation_id(initiative), "name": name, "description": about}


def organisations(here: Atlas) -> list[Record]:
    """Every organisation once, in the order of the initiatives."""
    return list({each["id"]: each for each in map(organisation, here.initiatives)}.values())


def at_location(initiative: Initiative, here: Atlas, whole: bool = True) -> Record:
    """Where an initiative is. ``whole``: with the service."""
    own = {
        "id": identifier("service_at_location", initiative.code),
        "location": location(initiative, here),
    }
    return own | ({"service": service(initiative, here, whole=False)} if whole else {})


def location(initiative: Initiative, here: Atlas) -> Record:
    """The place of an initiative."""
    about = initiative.about
    lon, lat = initiative.spot or (None, None)
    id = identifier("location", initiative.code)
    town = here.geography.areas.get(initiative.nis)
    address = {
        "id": identifier("address", initiative.code),
        "address_1": about.street or "",
        "city": town.name if town else "",
        "state_province": here.geography.territory.name,
        "postal_code": about.postcode or "",
        "country": "BE",
        "address_type": "physical",
    }
    access = {"id": identifier("accessibility", initiative.code), "description": about.access}
    return _known(
        {
            "id": id,
            "location_type": "physical",
            "name": initiative.name,
            "latitude": lat,
            "longitude": lon,
            "transportation": about.stop,
            "addresses": [address] if about.street and about.postcode else None,
            "accessibility": [access] if about.access else None,
        }
    )


def _phones(initiative: Initiative) -> list[Record]:
    number = initiative.about.phone
    return [{"id": identifier("phone", initiative.code), "number": number}] if number else []


def _schedules(initiative: Initiative) -> list[Record]:
    days = initiative.about.days
    return [{"id": identifier("schedule", initiative.code), "description": days}] if days else []


def _capacities(initiative: Initiative) -> list[Record]:
    about = initiative.about
    if about.free is None or about.free_on is None:
        return []
    most = {} if initiative.places is None else {"maximum": int(initiative.places)}
    return [
        {
            "id": identifier("service_capacity", initiative.code),
            "unit": {"id": identifier("unit", "plaats"), "name": t("opendata.hsds.unit")},
            "available": int(about.free),
            **most,
            "updated": f"{about.free_on.isoformat()}T00:00:00.000+00:00",
        }
    ]


def _attributes(initiative: Initiative) -> list[Record]:
    """Sector, form, activities, and its number in the Sociale Kaart, as terms of lists."""
    terms = [("sector", initiative.sector)]
    terms += [("vorm", initiative.form)] if initiative.form else []
    terms += [("activiteit", each) for each in sorted(initiative.activities)]
    found = [_attribute(initiative, kind, code, label(kind, code)) for kind, code in terms]
    number = initiative.about.social_map
    return found + ([_attribute(initiative, "sociale_kaart", number, number)] if number else [])


def _attribute(initiative: Initiative, kind: str, code: str, name: str) -> Record:
    return {
        "id": identifier("attribute", f"{initiative.code}/{kind}/{code}"),
        "link_id": identifier("service", initiative.code),
        "link_entity": "service",
        "taxonomy_term": {
            "id": identifier("taxonomy_term", f"{kind}/{code}"),
            "code": code,
            "name": name,
            "description": name,
            "taxonomy_detail": {
                "id": identifier("taxonomy", kind),
                "name": _taxonomy(kind),
                "description": _taxonomy(kind),
            },
        },
    }


def _taxonomy(kind: str) -> str:
    key = f"view.split.{kind}"
    return t(key).capitalize() if has(key) else t("opendata.hsds.social_map")
