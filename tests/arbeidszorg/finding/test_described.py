"""An initiative as machines read it."""

from __future__ import annotations

import json

from arbeidszorg.finding.described import described
from helpers.initiatives import finder_of, initiative

ADDRESS = "https://atlas.example/initiatieven/A"


def test_what_is_known_is_said_in_words_of_schema_org() -> None:
    each = initiative(
        "A",
        street="Straat 1",
        postcode="8900",
        website="https://a.invalid",
        organisation="vzw A",
        spot=(2.89, 50.86),
        target_groups=("jongeren",),
    )
    said = described(finder_of(each), each, ADDRESS)
    assert (said["@context"], said["@type"], said["@id"]) == (
        "https://schema.org",
        "Organization",
        ADDRESS,
    )
    assert said["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Straat 1",
        "postalCode": "8900",
        "addressLocality": "Ieper",
        "addressCountry": "BE",
    }
    assert said["location"]["geo"]["latitude"] == 50.86
    assert said["parentOrganization"]["name"] == "vzw A"
    assert said["url"] == "https://a.invalid"
    assert said["makesOffer"]["itemOffered"]["audience"][0]["audienceType"] == "jongeren"
    json.dumps(said, allow_nan=False)


def test_what_is_not_known_is_left_out() -> None:
    said = described(finder_of(initiative("A")), initiative("A"), ADDRESS)
    assert set(said) == {
        "@context",
        "@type",
        "@id",
        "identifier",
        "name",
        "url",
        "address",
        "knowsAbout",
        "makesOffer",
        "areaServed",
    }
    assert said["url"] == ADDRESS
    assert "audience" not in said["makesOffer"]["itemOffered"]
