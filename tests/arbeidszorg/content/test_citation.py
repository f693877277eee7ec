"""Citations: right, and safe in LaTeX and in the lines of RIS."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from arbeidszorg.content.citation import apa, bibtex, ris
from helpers.office import EVIL, LINK, example

TODAY = date(2026, 11, 3)
ABOUT = replace(example("bars").about, title="Arbeidszorg in 2021", subtitle="Westhoek", link=LINK)


def fields(text: str) -> dict[str, str]:
    """The fields of a BibTeX entry; braces must close."""
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")
    return dict(re.findall(r"^  (\w+) = \{(.*)\},?$", text, re.M))


def test_apa() -> None:
    assert apa(ABOUT, TODAY) == (
        "Arbeidszorgatlas West-Vlaanderen. (2023). Arbeidszorg in 2021: Westhoek "
        f"[Demonstratiegegevens]. Gegevensversie proef, peildatum 31/12/2023. Geraadpleegd "
        f"op 3 november 2026, van {LINK}"
    )
    plain = apa(replace(ABOUT, demo=False, link="", title="Waar?"), TODAY)
    assert plain == (
        "Arbeidszorgatlas West-Vlaanderen. (2023). Waar? Westhoek. Gegevensversie proef, "
        "peildatum 31/12/2023. Geraadpleegd op 3 november 2026."
    )


def test_bibtex() -> None:
    text = bibtex(ABOUT, "arbeidszorg_per-regio", TODAY)
    assert text.startswith("@misc{arbeidszorg_per-regio,\n")
    entry = fields(text)
    assert entry["author"] == "{Arbeidszorgatlas West-Vlaanderen}"
    assert entry["title"] == "{Arbeidszorg in 2021: Westhoek [Demonstratiegegevens]}"
    assert (entry["year"], entry["urldate"], entry["language"]) == ("2023", "2026-11-03", "dutch")
    assert entry["note"].endswith("Geraadpleegd op 3 november 2026")
    assert entry["url"] == LINK


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("50 % van A & B", r"50 \% van A \& B"),
        ("a_b#c$d", r"a\_b\#c\$d"),
        (r"{\x}", r"\{\textbackslash{}x\}"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("één", "één"),
    ],
)
def test_latex_is_escaped(text: str, safe: str) -> None:
    entry = bibtex(replace(ABOUT, title=text, subtitle="", demo=False), "x", TODAY)
    assert f"  title = {{{{{safe}}}}},\n" in entry


def test_a_key_is_plain() -> None:
    assert bibtex(ABOUT, "é, {x}\n", TODAY).startswith("@misc{x,\n")
    assert bibtex(ABOUT, "?", TODAY).startswith("@misc{arbeidszorgatlas,\n")


def test_ris() -> None:
    lines = ris(ABOUT, TODAY).split("\r\n")
    assert lines[0] == "TY  - DATA"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    record = dict(line.split("  - ", 1) for line in lines[:-1])
    assert record["AU"] == "Arbeidszorgatlas West-Vlaanderen"
    assert record["TI"] == "Arbeidszorg in 2021: Westhoek [Demonstratiegegevens]"
    assert (record["PY"], record["DA"], record["Y2"]) == ("2023", "2023/12/31", "2026/11/03")
    assert record["UR"] == LINK


def test_a_line_break_in_a_title_does_not_end_the_record() -> None:
    text = ris(replace(ABOUT, title="Een\r\nER  - \r\nTY  - JOUR", source="x\ny"), TODAY)
    assert re.findall(r"(?m)^(TY|ER)", text) == ["TY", "ER"]


def test_anything_can_be_cited() -> None:
    odd = replace(ABOUT, title=EVIL, subtitle=EVIL, source=EVIL, link=f"https://a.be/{{}} {EVIL}")
    for text in (apa(odd, TODAY), bibtex(odd, EVIL, TODAY), ris(odd, TODAY)):
        assert text.encode()
    fields(bibtex(odd, EVIL, TODAY))
    assert not set(fields(bibtex(odd, "x", TODAY))["url"]) & set('{} \\<>"')
