"""An address as it comes back from a mail, a search engine or a sentence."""

from __future__ import annotations

import pytest

from arbeidszorg.view.mailed import tidied


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("?jaar=2019)", "jaar=2019"),
        ("jaar=2019).&utm_source=brief", "jaar=2019"),
        ("jaar=2019&amp;sector=ggz%22", "jaar=2019&sector=ggz"),
        ("jaar=2019..", "jaar=2019.."),  # from that year on
        ("reeks=2019..).", "reeks=2019.."),
        ("jaar=2019..2021.", "jaar=2019..2021"),
        ("jaar=2019...", "jaar=2019"),
        ("sector=ggz..", "sector=ggz"),
        ("gebied=westhoek%C2%BB", "gebied=westhoek"),
        ("jaar=2019)&sector=ggz", "jaar=2019)&sector=ggz"),  # in the middle of it
        ("gebied=", "gebied="),
        ("gebied", "gebied"),
        ("", ""),
        # what somebody wrote, and not the end of a sentence
        ("q=waarom?!", "q=waarom?!"),
        ("noot=2020:Klaar!", "noot=2020:Klaar!"),
        ("gebied=?!", "gebied=?!"),
        ("dia=<b>", "dia=<b>"),
        ("gebied=%3Cscript%3Ealert(1)%3C/script%3E", "gebied=%3Cscript%3Ealert(1)%3C/script%3E"),
    ],
)
def test_what_was_meant(sent: str, meant: str) -> None:
    assert tidied(sent) == meant
    assert tidied(meant) == meant
