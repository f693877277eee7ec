"""Under which conditions data may be used: as the operator says, or as the repository says of its
demonstration; of other data nobody knows until the operator says it."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t

#: The licence of the repository, which the demonstration data are part of.
OF_DEMO = "https://spdx.org/licenses/MIT.html"
#: Where it is explained that nobody chose a licence.
EXPLAINED = "/data#licentie"
#: Addresses of licences that go by a name -> that name.
NAMES = {
    OF_DEMO: "MIT",
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0 1.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "https://data.vlaanderen.be/id/licentie/gratis-hergebruik/v1.0": "Gratis Open Data Licentie "
    "Vlaanderen v1.0",
    "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0": "CC0 1.0 "
    "(Modellicentie Vlaanderen)",
}


@dataclass(frozen=True)
class Licence:
    """``name``: what it is called (Dutch); ``url``: where it can be read; ``chosen``: whether
    somebody said which it is."""

    name: str
    url: str
    chosen: bool


def licence(here: Atlas) -> Licence:
    """The licence of the data of an atlas."""
    url = here.settings.licence or (OF_DEMO if here.edition.demo else "")
    if not url:
        return Licence(t("opendata.licence.none"), f"{here.settings.public}{EXPLAINED}", False)
    return Licence(NAMES.get(url) or NAMES.get(f"{url}/") or url, url, True)
