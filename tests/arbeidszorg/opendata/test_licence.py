"""Under which conditions data may be used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.licence import OF_DEMO, licence
from arbeidszorg.settings import ROOT


def test_the_demonstration_has_the_licence_of_the_repository(demo_atlas: Atlas) -> None:
    assert licence(demo_atlas).url == OF_DEMO and licence(demo_atlas).name == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
        ("https://creativecommons.org/licenses/by/4.0", "CC BY 4.0"),
        ("https://atlas.example.be/voorwaarden", "https://atlas.example.be/voorwaarden"),
    ],
)
@pytest.mark.parametrize("demo", [True, False])
def test_the_operator_goes_first(demo_atlas: Atlas, url: str, name: str, demo: bool) -> None:
    settings = replace(demo_atlas.settings, licence=url)
    edition = replace(demo_atlas.edition, demo=demo)
    known = licence(replace(demo_atlas, settings=settings, edition=edition))
    assert (known.url, known.name, known.chosen) == (url, name, True)
