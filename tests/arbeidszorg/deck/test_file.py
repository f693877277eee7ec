"""Decks as files and links: nothing is lost on the way, and bad input is said in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.content.deck import (
    MOST_BYTES,
    MOST_FIGURES,
    MOST_HEADING,
    MOST_LINE,
    MOST_LINES,
    MOST_NOTES,
    MOST_PARAGRAPHS,
    MOST_SLIDES,
    Deck,
    Slide,
)
from arbeidszorg.deck.file import (
    KIND,
    VERSION,
    DeckError,
    Read,
    address,
    from_data,
    from_link,
    link,
    read,
    written,
)
from arbeidszorg.figures.text import clean

# --- nothing is lost -----------------------------------------------------------------------------

ADDRESSES = (
    "/",
    "/kaart?jaar=2021&gebied=westhoek#kaart-kaart",
    "/evolutie#evolutie-verloop",
    "/aanbod?sector=mb,ggz&jaar=2017..2025#aanbod-profiel",
    "/api/v1/cijfers.json?jaar=2021&niveau=provincie",
)


def texts(most: int) -> st.SearchStrategy[str]:
    """Texts as they stand on a slide: markup, signs and emoji are as good as letters."""
    odd = st.sampled_from(
        ["<b>&amp;", "a=1&dia=2#x", "50 % + 1", "“é”", "😀", "=1+1", "null", "12"]
    )
    letters = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)
    return (letters | odd).map(lambda text: clean(text)[:most].rstrip(" "))


slides = st.builds(
    Slide,
    heading=texts(MOST_HEADING),
    figures=st.lists(st.sampled_from(ADDRESSES), max_size=MOST_FIGURES).map(tuple),
    table=st.booleans(),
    lines=st.lists(texts(MOST_LINE).filter(bool), max_size=4).map(tuple),
    number=st.sampled_from(["", *ADDRESSES]),
    caption=texts(MOST_LINE),
    notes=st.lists(texts(MOST_LINE).filter(bool), max_size=3).map("\n".join),
).filter(lambda slide: replace(slide, table=False) != Slide())
decks = st.builds(
    Deck, texts(MOST_HEADING).filter(bool), st.lists(slides, min_size=1, max_size=4).map(tuple)
)


@given(decks)
def test_a_deck_comes_back_from_its_file(deck: Deck) -> None:
    for text in (written(deck), written(deck).encode(), b"\xef\xbb\xbf" + written(deck).encode()):
        again = read(text)
        assert again.deck == deck and again.notices == ()


@given(decks)
def test_a_deck_comes_back_from_its_link(deck: Deck) -> None:
    for text in (link(deck), f"#{link(deck)}"):
        again = from_link(text)
        assert again.deck == deck and again.notices == ()
    assert not set(link(deck)) & set('<>"\\ \n#')


def test_a_file_can_be_read_by_people() -> None:
    deck = Deck("Ronde tafel", (Slide("Café", (ADDRESSES[1],), notes="Eén.\nTwee."),))
    data = json.loads(written(deck))
    assert '"kop": "Café"' in written(deck)
    assert data == {
        "soort": KIND,
        "versie": VERSION,
        "titel": "Ronde tafel",
        "dias": [{"kop": "Café", "figuren": [ADDRESSES[1]], "notities": "Eén.\nTwee."}],
    }


# --- what is no deck -----------------------------------------------------------------------------


def outcome(how: Callable[[Any], Read], content: Any) -> Read | str:
    """What was read, or the sentence that says why not."""
    try:
        return how(content)
    except DeckError as error:
        return str(error)


def refused(content: str | bytes) -> str:
    with pytest.raises(DeckError) as raised:
        read(content)
    text = str(raised.value)
    assert text.endswith(".") and text[0].isupper()
    return text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "geen JSON"),
        ("{", "geen JSON"),
        ('{"dias": [', "geen JSON"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "geen JSON"),
        ('{"dias": []}'.encode("utf-16"), "geen JSON"),
        ("[" * 100_000, "geen JSON"),
        ('{"versie": ' + "9" * 5_000 + "}", "geen JSON"),
        ("[]", "“dias” ontbreekt"),
        ('"dias"', "“dias” ontbreekt"),
        ("null", "“dias” ontbreekt"),
        ("NaN", "“dias” ontbreekt"),
        ("{}", "“dias” ontbreekt"),
        ('{"dias": {"kop": "a"}}', "“dias” ontbreekt"),
        ('{"delen": "a"}', "“dias” ontbreekt"),
        ('{"soort": "iets-anders", "dias": [{"kop": "a"}]}', "iets anders"),
        ('{"soort": null, "dias": [{"kop": "a"}]}', "iets anders"),
        ('{"dias": []}', "heeft geen dia’s"),
        ('{"dias": [{}, null, 1, "a", [], {"tabel": true}]}', "Geen enkele dia"),
    ],
)
def test_what_is_no_deck_is_refused_in_a_sentence(content: str | bytes, words: str) -> None:
    assert words in refused(content)


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read() -> None:
    assert "hoogstens 1 MB" in refused(b" " * 50_000_000)
    assert "hoogstens 1 MB" in refused(" " * (MOST_BYTES + 1))


# --- what can be shown is shown ------------------------------------------------------------------


def read_slides(*slide_data: Any, **more: Any) -> tuple[Deck, tuple[str, ...]]:
    reading = from_data(
        {"soort": KIND, "versie": VERSION, "titel": "T", "dias": list(slide_data), **more}
    )
    return reading.deck, reading.notices


def read_slide(**fields: Any) -> tuple[Slide, tuple[str, ...]]:
    deck, notices = read_slides({"kop": "K", **fields})
    (slide,) = deck.slides
    return slide, notices


def test_of_500_slides_the_first_are_shown() -> None:
    deck, notices = read_slides(*[{"kop": str(n)} for n in range(500)])
    assert [slide.heading for slide in deck.slides] == [str(n) for n in range(MOST_SLIDES)]
    assert notices == (
        "Het bestand telt 500 dia’s. Een presentatie kan er hoogstens 100 hebben: u "
        "ziet de eerste 100.",
    )


def test_a_newer_file_is_shown_as_far_as_it_is_known() -> None:
    deck, notices = read_slides({"kop": "K", "geluid": "trompet"}, versie=VERSION + 1)
    assert deck.slides == (Slide("K"),)
    assert "nieuwere versie" in notices[0] and "“geluid”" in notices[1]


@pytest.mark.parametrize("version", ["twee", 0, -1, 2.5, True, None, [], {}])
def test_an_odd_version_is_read_as_that_of_now(version: Any) -> None:
    deck, notices = read_slides({"kop": "K"}, versie=version)
    assert deck.slides == (Slide("K"),)
    assert notices == (
        "Het versienummer van dit bestand klopt niet. Het wordt gelezen als een bestand van nu.",
    )


def test_a_collected_report_of_before_becomes_a_deck() -> None:
    report = {
        "titel": "Mijn rapport",
        "ondertitel": "",
        "delen": [
            {"soort": "tekst", "kop": "Inleiding", "tekst": "Eerste regel.\nTweede regel."},
            {
                "soort": "figuur",
                "adres": "/kaart?jaar=2021",
                "sleutel": "kaart-kaart",
                "titel": "Kaart",
                "tekst": "Kijk naar Brugge.",
            },
            {"soort": "figuur", "adres": "", "sleutel": "", "tekst": ""},
            "geen deel",
        ],
    }
    reading = read(json.dumps(report))
    assert reading.deck == Deck(
        "Mijn rapport",
        (
            Slide("Inleiding", lines=("Eerste regel.", "Tweede regel.")),
            Slide(figures=("/kaart?jaar=2021#kaart-kaart",), notes="Kijk naar Brugge."),
        ),
    )
    assert "oudere versie" in reading.notices[0]
    assert any(notice.startswith("Dia 4") for notice in reading.notices)


def test_a_deck_of_before_with_slides_is_read_as_it_is() -> None:
    assert read('{"dias": [{"kop": "K"}]}').deck == Deck("Presentatie zonder titel", (Slide("K"),))


def test_odd_slides_are_skipped_and_said() -> None:
    deck, notices = read_slides({"kop": "A"}, None, [], {"kop": " \t"}, {"kop": "B"})
    assert [slide.heading for slide in deck.slides] == ["A", "B"]
    assert notices == (
        "Dia 2 is geen dia en is overgeslagen.",
        "Dia 3 is geen dia en is overgeslagen.",
        "Dia 4 is leeg en is overgeslagen.",
    )


def test_markup_stays_text_and_control_characters_go() -> None:
    slide, notices = read_slide(
        kop="<script>alert(1)</script>\x00\x07\x1b[31m",
        regels=["<img src=x onerror=a>", "a\nb\tc\r\nd", "\x00"],
        notities="<b>a</b>\x00\r\n\r\n\x0bb\ud800",
    )
    assert slide.heading == "<script>alert(1)</script>[31m"
    assert slide.lines == ("<img src=x onerror=a>", "a b c d")
    assert slide.notes == "<b>a</b>\nb" and notices == ()


@pytest.mark.parametrize(
    "bad",
    [
        "javascript:alert(1)",
        "JavaScript:/kaart",
        "java\nscript:alert(1)",
        "data:text/html,<b>",
        "//evil.example/kaart",
        "/\\evil.example",
        "\\\\evil.example",
        "https:/\\evil.example",
        "ftp://evil.example/kaart",
        "http://[::1/kaart",
        "kaart",
        "?jaar=2021",
        "#kaart",
    ],
)
def test_what_is_no_address_of_the_atlas_is_left_out_and_said(bad: str) -> None:
    assert address(bad) == ""
    slide, notices = read_slide(figuren=[bad, ADDRESSES[1]], getal=bad)
    assert slide.figures == (ADDRESSES[1],) and slide.number == ""
    assert len(notices) == 2 and all("geen adres van de atlas" in notice for notice in notices)


@pytest.mark.parametrize(
    "text", ["https://atlas.example/kaart?jaar=2021#kaart-kaart", " /kaart?jaar=2021#kaart-kaart "]
)
def test_an_address_goes_without_the_site_it_was_copied_from(text: str) -> None:
    assert address(text) == "/kaart?jaar=2021#kaart-kaart"


@given(st.text() | st.text("/\\:.?#htps @a", max_size=12))
def test_an_address_never_leads_to_another_site(text: str) -> None:
    path = address(text)
    assert path == "" or (path[0] == "/" and path[1:2] not in ("/", "\\"))
    assert address(path) == path


def test_unknown_keys_are_named_short_and_not_too_many() -> None:
    _, notices = read_slide(**{f"sleutel{n}": n for n in range(9)}, **{"x" * 500: 1})
    (notice,) = notices
    assert notice.count("“") == 5 and len(notice) < 300


def test_too_many_figures_and_lines_are_cut_and_said() -> None:
    slide, notices = read_slide(figuren=[ADDRESSES[1]] * 3, regels=[str(n) for n in range(30)])
    assert len(slide.figures) == MOST_FIGURES and len(slide.lines) == MOST_LINES
    assert len(notices) == 2 and "twee figuren" in notices[0] and "eerste 12" in notices[1]


def test_long_texts_are_cut() -> None:
    slide, notices = read_slide(
        kop="a" * 9_999,
        bijschrift="b" * 9_999,
        regels="c" * 9_999,
        notities="d" * 99_999,
        figuren="/" + "e" * 9_999,
    )
    assert (len(slide.heading), len(slide.caption)) == (MOST_HEADING, MOST_LINE)
    assert (len(slide.lines[0]), len(slide.notes)) == (MOST_LINE, MOST_NOTES)
    assert len(slide.figures[0]) == 2_000 and notices == ()


def test_nonsense_is_never_shown_as_text() -> None:
    """A list, an object, a fraction, true or nothing is no text; a whole number is."""
    odd = [{"a": 1}, ["b"], None, True, float("nan"), float("inf"), 0.5]
    slide, _ = read_slide(
        regels=[*odd, 12, "r"], figuren=odd, getal={"a": 1}, bijschrift=odd, notities=odd, tabel=odd
    )
    assert slide == Slide("K", lines=("12", "r"))
    deck, _ = read_slides({"kop": float("nan"), "regels": "r"}, titel=["T"])
    assert deck == Deck("Presentatie zonder titel", (Slide(lines=("r",)),))


def test_nan_in_a_file_is_no_text() -> None:
    reading = read('{"dias": [{"kop": NaN, "regels": [Infinity, 1e999, "r"]}]}')
    assert reading.deck.slides == (Slide(lines=("r",)),)


@pytest.mark.parametrize("depth", [10, 300, 900, 5_000])
def test_deep_nesting_never_breaks(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    for key in ("kop", "regels", "figuren", "getal", "notities", "tabel", "iets"):
        result = outcome(read, f'{{"dias": [{{"bijschrift": "b", "{key}": {deep}}}]}}')
        if isinstance(result, str):
            assert "geen JSON" in result
        else:
            assert result.deck.slides == (Slide(caption="b"),)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "kop",
                    "figuren",
                    "regels",
                    "getal",
                    "tabel",
                    "dias",
                    "versie",
                    "soort",
                    "delen",
                    "titel",
                    "notities",
                    "tekst",
                    "adres",
                    "sleutel",
                    "x",
                ]
            ),
            inside,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(
    json_values
    | st.fixed_dictionaries({"dias": json_values, "versie": json_values})
    | st.fixed_dictionaries({"delen": st.lists(json_values, max_size=4)})
)
def test_whatever_a_file_holds_gives_a_deck_or_a_sentence(data: Any) -> None:
    result = outcome(from_data, data)
    if isinstance(result, str):
        assert result.endswith(".")
        return
    assert result.deck.slides and all(notice.endswith(".") for notice in result.notices)
    assert read(written(result.deck)).deck == result.deck
    assert from_link(link(result.deck)).deck == result.deck


# --- links ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "#", "titel=A", "figuur=/kaart", "zomaar tekst", "%", "&&&"])
def test_a_link_without_slides_is_refused(text: str) -> None:
    with pytest.raises(DeckError, match="geen presentatie"):
        from_link(text)


def test_a_link_that_is_too_long_is_refused() -> None:
    with pytest.raises(DeckError, match="te lang"):
        from_link("dia=" + "a" * MOST_BYTES)


def test_a_link_in_plain_words() -> None:
    reading = from_link(
        "#titel=Ronde+tafel&dia=Waar%3F&figuur=/kaart%23kaart-kaart&tabel=ja&dia="
        "Wat&regel=een&regel=twee&notities=a%0Ab"
    )
    assert reading.deck == Deck(
        "Ronde tafel",
        (
            Slide("Waar?", ("/kaart#kaart-kaart",), table=True),
            Slide("Wat", lines=("een", "twee"), notes="a\nb"),
        ),
    )
    assert reading.notices == ()


def test_names_of_a_file_mean_nothing_in_a_link() -> None:
    reading = from_link("dia=A&figuren=/x&figuur=/kaart&kop=B&regels=r&regel=s&utm_source=mail")
    assert reading.deck.slides == (Slide("A", ("/kaart",), lines=("s",)),)
    assert len(reading.notices) == 1 and "utm_source" in reading.notices[0]


@given(st.text() | st.text("dia=&figurelkop%#+;/", max_size=40))
def test_whatever_a_link_holds_gives_a_deck_or_a_sentence(text: str) -> None:
    result = outcome(from_link, text)
    assert result.endswith(".") if isinstance(result, str) else result.deck.slides


def test_notes_have_so_many_paragraphs_and_no_more() -> None:
    for most, said in ((MOST_PARAGRAPHS, False), (MOST_PARAGRAPHS + 1, True)):
        (answer, notices) = _noted("\n".join(str(number) for number in range(most)))
        assert len(answer.splitlines()) == MOST_PARAGRAPHS
        assert any("te veel alinea’s" in notice for notice in notices) == said


def _noted(notes: str) -> tuple[str, tuple[str, ...]]:
    """The notes of a slide as they are read, and what is said of them."""
    deck = from_data({"dias": [{"kop": "x", "notities": notes}]})
    return deck.deck.slides[0].notes, deck.notices
