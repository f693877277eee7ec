"""An initiative as search engines and other machines read it: schema.org, as JSON-LD."""

from __future__ import annotations

from typing import Any

from arbeidszorg.finding.facts import activities
from arbeidszorg.finding.finder import Finder
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.texts import label, t

#: Where the words stand.
CONTEXT = "https://schema.org"
COUNTRY = "BE"


def described(finder: Finder, initiative: Initiative, address: str) -> dict[str, Any]:
    """The initiative as an ``Organization`` with its place; what is not known is left out.
    ``address``: of its page, whole."""
    about = initiative.about
    town = finder.geography.areas[initiative.nis].name
    spot = finder.spots[initiative.code]
    postal = {
        "@type": "PostalAddress",
        "streetAddress": about.street,
        "postalCode": about.postcode,
        "addressLocality": town,
        "addressCountry": COUNTRY,
    }
    exact = {
        "@type": "GeoCoordinates",
        "latitude": spot.point[1],
        "longitude": spot.point[0],
    }
    whole = {
        "@context": CONTEXT,
        "@type": "Organization",
        "@id": address,
        "identifier": initiative.code,
        "name": initiative.name,
        "url": about.website or address,
        "email": about.email,
        "telephone": about.phone,
        "foundingDate": about.started.isoformat() if about.started else None,
        "dissolutionDate": about.ended.isoformat() if about.ended else None,
        "parentOrganization": (
            {"@type": "Organization", "name": initiative.organisation}
            if initiative.organisation
            else None
        ),
        "address": _known(postal),
        "location": {"@type": "Place", "geo": exact} if spot.exact else None,
        "knowsAbout": [label("activiteit", code) for code in activities(initiative)],
        "makesOffer": {"@type": "Offer", "itemOffered": _service(initiative)},
        "areaServed": finder.geography.territory.name,
    }
    return _known(whole)


def _service(initiative: Initiative) -> dict[str, Any]:
    """What is offered, and to whom."""
    groups = initiative.about.target_groups
    return _known(
        {
            "@type": "Service",
            "name": t("vinden.service"),
            "serviceType": [label("activiteit", code) for code in activities(initiative)],
            "audience": [{"@type": "Audience", "audienceType": group} for group in groups],
        }
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
