"""The bar of the stage, its help, and the window of the speaker."""

from __future__ import annotations

import re

from arbeidszorg.atlas.atlas import Atlas
from components.markup import markup
from components.stage import KEYS, speaker, stage, texts
from helpers.drawn import elements, words


def test_every_year_area_and_sector_can_be_chosen(demo_atlas: Atlas) -> None:
    html = str(markup(stage([], demo_atlas)))
    values = re.findall(r'<option value="([^"]*)"', html)
    assert [value for value in values if value.isdigit()] == [
        str(year) for year in range(2017, 2026)
    ]
    slugs = {area.slug for area in demo_atlas.geography.areas.values()}
    assert slugs <= set(values)
    assert {"alle", "mb", "ggz", "aw", "vaph"} <= set(values)
    ahead = re.findall(r'<option value="([^"]*)" data-code="[^"]*" data-vooraf', html)
    assert len(ahead) == 6, "the province and its regio's are fetched ahead"


def test_a_file_offers_only_what_it_holds(demo_atlas: Atlas) -> None:
    html = str(markup(stage([], demo_atlas, levels=("regio",), leave="https://x.example")))
    assert 'value="westhoek"' in html and 'value="brugge"' not in html
    assert 'href="https://x.example"' in html


def test_the_help_names_every_key(demo_atlas: Atlas) -> None:
    html = str(markup(stage([], demo_atlas)))
    assert html.count("<dt>") == html.count("<dd>") == len(KEYS)
    for key in ("PageDown", "Home", "cijfers + Enter", ">B<", ">F<", ">R<", "Shift+J", ">?<"):
        assert key in html


def test_slides_that_are_made_stay_as_they_are(demo_atlas: Atlas) -> None:
    html = str(markup(stage(["<section>a &amp; b</section>"], demo_atlas)))
    assert "<section>a &amp; b</section>" in html and 'id="laden"' not in html
    assert 'id="laden"' in str(markup(stage([], demo_atlas)))


def test_all_that_scripts_say_stands_in_the_texts() -> None:
    messages = texts()
    assert {"telling", "verbroken", "zwart", "geen_dia", "niet_in_bestand"} <= set(messages)
    assert all(messages.values())


def test_the_speaker_has_now_next_notes_and_time() -> None:
    text = words(speaker())
    for word in ("Nu", "Straks", "Notities", "verstreken", "Tijd op nul", "Wachten"):
        assert word in text
    assert len(elements(speaker(), "Button")) == 5
