"""Every setting, its default, what it refuses, and the same table in the README."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from arbeidszorg import settings as module
from arbeidszorg.settings import ROOT, SettingError, Settings, from_environment

NAMES = {
    "HOST",
    "PORT",
    "WORKERS",
    "ARBEIDSZORG_DATA",
    "ARBEIDSZORG_GRENZEN",
    "ARBEIDSZORG_EERSTE_JAAR",
    "ARBEIDSZORG_DREMPEL",
    "ARBEIDSZORG_NUL",
    "ARBEIDSZORG_INSLUITEN",
    "ARBEIDSZORG_ADRES",
    "ARBEIDSZORG_EXTRA_KOLOMMEN",
}


def test_without_an_environment_everything_has_a_default() -> None:
    assert from_environment({}) == Settings()
    assert from_environment(dict.fromkeys(NAMES, "  ")) == Settings()
    assert (Settings().host, Settings().port) == ("127.0.0.1", 8050)
    assert (Settings().small_from, Settings().small_to) == (1, 4)
    assert Settings().data is None


def test_every_setting_is_read(tmp_path: Path) -> None:
    env = {
        "HOST": " 0.0.0.0 ",
        "PORT": "9000",
        "WORKERS": "3",
        "ARBEIDSZORG_DATA": str(tmp_path),
        "ARBEIDSZORG_GRENZEN": str(tmp_path / "g.geojson"),
        "ARBEIDSZORG_EERSTE_JAAR": "2018",
        "ARBEIDSZORG_DREMPEL": "9",
        "ARBEIDSZORG_NUL": "verbergen",
        "ARBEIDSZORG_INSLUITEN": "https://www.brugge.be, *.kortrijk.be",
        "ARBEIDSZORG_ADRES": " https://atlas.example.be/ ",
        "ARBEIDSZORG_EXTRA_KOLOMMEN": "Dossier open; , Jaarverslag",
    }
    assert set(env) == NAMES
    assert from_environment(env) == Settings(
        host="0.0.0.0",
        port=9000,
        workers=3,
        data=tmp_path,
        boundaries=tmp_path / "g.geojson",
        first_year=2018,
        small_to=9,
        hide_zero=True,
        embed_sites="https://www.brugge.be *.kortrijk.be",
        address="https://atlas.example.be",
        extra_columns=("Dossier open", "Jaarverslag"),
    )


def test_the_threshold_and_nought_are_settings() -> None:
    assert from_environment({"ARBEIDSZORG_DREMPEL": "2"}).small_to == 2
    assert not from_environment({"ARBEIDSZORG_NUL": "tonen"}).hide_zero
    assert from_environment({"ARBEIDSZORG_NUL": "Verbergen"}).hide_zero


def test_the_home_folder_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert from_environment({"ARBEIDSZORG_DATA": "~"}).data == tmp_path


def test_the_environment_of_the_process_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")
    assert from_environment().port == 8123


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("PORT", value) for value in ("0", "65536", "-1", "8050.0", "acht", "٨٠٥٠", "8 050")),
        *(("WORKERS", value) for value in ("0", "65", "x")),
        *(("ARBEIDSZORG_EERSTE_JAAR", value) for value in ("1949", "2101", "x")),
        *(("ARBEIDSZORG_DREMPEL", value) for value in ("-1", "0", "1", "101", "vijf", "4,5")),
        ("ARBEIDSZORG_NUL", "misschien"),
    ],
)
def test_what_cannot_be_is_refused_in_words(name: str, value: str) -> None:
    with pytest.raises(
        SettingError, match=rf"^{name}=.*kan niet: geef (een geheel getal van|tonen of)"
    ):
        from_environment({name: value})


@pytest.mark.parametrize(("value", "sites"), [("overal", "*"), ("GEEN", "'none'"), ("", "*")])
def test_websites_may_show_figures_everywhere_or_nowhere(value: str, sites: str) -> None:
    assert from_environment({"ARBEIDSZORG_INSLUITEN": value}).embed_sites == sites


@pytest.mark.parametrize("value", ["https://a.be; script-src *", "'self'", "javascript:x", "a b/c"])
def test_what_is_no_website_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match=r"^ARBEIDSZORG_INSLUITEN=.*is geen website"):
        from_environment({"ARBEIDSZORG_INSLUITEN": value})


@pytest.mark.parametrize("value", ["atlas.be", "ftp://atlas.be", "https://", "https://a.be/?x=1"])
def test_what_is_no_address_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match=r"^ARBEIDSZORG_ADRES=.*geef een adres zoals"):
        from_environment({"ARBEIDSZORG_ADRES": value})


def test_a_folder_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"ARBEIDSZORG_DATA=.*is geen bestaande map"):
        from_environment({"ARBEIDSZORG_DATA": str(tmp_path / "weg")})


def test_the_readme_lists_the_same_settings() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", readme, re.MULTILINE)
    assert sorted(name for name, _ in table) == sorted(NAMES)
    read = set(
        re.findall(
            r'(?:env\.get|_\w+)\((?:env, )?"([A-Z_]+)"',
            Path(module.__file__).read_text(encoding="utf-8"),
        )
    )
    assert read == NAMES
    documented: dict[str, Any] = {name: text.strip("`") for name, text in table}
    defaults = Settings()
    assert documented["HOST"] == defaults.host
    assert documented["PORT"] == str(defaults.port)
    assert documented["WORKERS"] == str(defaults.workers)
    assert documented["ARBEIDSZORG_DREMPEL"] == str(defaults.small_to)
    assert documented["ARBEIDSZORG_GRENZEN"] == str(defaults.boundaries.relative_to(ROOT))
