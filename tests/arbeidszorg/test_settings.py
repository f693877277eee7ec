"""Every setting, its default, what it refuses, and the same table in the README."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from arbeidszorg import settings as module
from arbeidszorg.settings import ROOT, SettingError, Settings, from_environment
from desk import settings as desk_module

NAMES = {
    "HOST",
    "PORT",
    "WORKERS",
    "ARBEIDSZORG_DATA",
    "ARBEIDSZORG_GEBIED",
    "ARBEIDSZORG_EERDER",
    "ARBEIDSZORG_GEREED",
    "ARBEIDSZORG_BEWAARPLAATS",
    "DATABASE_URL",
    "ARBEIDSZORG_CLUSTER",
    "ARBEIDSZORG_CONTACT",
    "ARBEIDSZORG_GRENZEN",
    "ARBEIDSZORG_GRENZEN_DIENST",
    "ARBEIDSZORG_GRENZEN_LAAG",
    "ARBEIDSZORG_EERSTE_JAAR",
    "ARBEIDSZORG_DREMPEL",
    "ARBEIDSZORG_NUL",
    "ARBEIDSZORG_AANVAL",
    "ARBEIDSZORG_INSLUITEN",
    "ARBEIDSZORG_ADRES",
    "ARBEIDSZORG_LIJNEN",
    "ARBEIDSZORG_GEDULD",
    "ARBEIDSZORG_LOGBOEK",
    "ARBEIDSZORG_METINGEN",
    "ARBEIDSZORG_HOSTS",
    "ARBEIDSZORG_EXTRA_KOLOMMEN",
    "ARBEIDSZORG_REGISTRATIE",
    "ARBEIDSZORG_LICENTIE",
    "ARBEIDSZORG_VRAGEN",
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
        "ARBEIDSZORG_GEBIED": str(tmp_path),
        "ARBEIDSZORG_EERDER": f"{tmp_path}, {tmp_path / '..'}",
        "ARBEIDSZORG_GEREED": str(tmp_path / "klaar"),
        "ARBEIDSZORG_BEWAARPLAATS": str(tmp_path / "bewaard"),
        "DATABASE_URL": " postgresql://atlas:geheim@db/atlas ",
        "ARBEIDSZORG_CLUSTER": " tcp://10.0.0.5:8786 ",
        "ARBEIDSZORG_GRENZEN": str(tmp_path / "g.geojson"),
        "ARBEIDSZORG_GRENZEN_DIENST": "https://kaart.example.be/wfs/",
        "ARBEIDSZORG_GRENZEN_LAAG": " G:Gemeenten ",
        "ARBEIDSZORG_EERSTE_JAAR": "2018",
        "ARBEIDSZORG_DREMPEL": "9",
        "ARBEIDSZORG_NUL": "verbergen",
        "ARBEIDSZORG_AANVAL": "aan",
        "ARBEIDSZORG_INSLUITEN": "https://www.brugge.be, *.kortrijk.be",
        "ARBEIDSZORG_ADRES": " https://atlas.example.be/ ",
        "ARBEIDSZORG_LIJNEN": "40",
        "ARBEIDSZORG_GEDULD": "5",
        "ARBEIDSZORG_LOGBOEK": " - ",
        "ARBEIDSZORG_METINGEN": "aan",
        "ARBEIDSZORG_HOSTS": "Atlas.intern, 10.0.0.7",
        "ARBEIDSZORG_CONTACT": " atlas@example.be ",
        "ARBEIDSZORG_EXTRA_KOLOMMEN": "Dossier open; , Jaarverslag",
        "ARBEIDSZORG_REGISTRATIE": "https://atlas.example.be/registratie",
        "ARBEIDSZORG_LICENTIE": " https://creativecommons.org/licenses/by/4.0/ ",
        "ARBEIDSZORG_VRAGEN": "120",
    }
    assert set(env) == NAMES
    assert from_environment(env) == Settings(
        host="0.0.0.0",
        port=9000,
        workers=3,
        territory=tmp_path,
        data=tmp_path,
        ready=tmp_path / "klaar",
        earlier=(tmp_path, tmp_path / ".."),
        store=tmp_path / "bewaard",
        database="postgresql://atlas:geheim@db/atlas",
        cluster="tcp://10.0.0.5:8786",
        boundaries=tmp_path / "g.geojson",
        boundary_service="https://kaart.example.be/wfs",
        boundary_layer="G:Gemeenten",
        first_year=2018,
        small_to=9,
        hide_zero=True,
        attack=True,
        embed_sites="https://www.brugge.be *.kortrijk.be",
        address="https://atlas.example.be",
        lines=40,
        patience=5,
        logbook="-",
        metrics=True,
        hosts=("atlas.intern", "10.0.0.7"),
        contact="atlas@example.be",
        extra_columns=("Dossier open", "Jaarverslag"),
        registering="https://atlas.example.be/registratie",
        licence="https://creativecommons.org/licenses/by/4.0/",
        questions=120,
    )


def test_the_password_of_the_database_is_not_shown_with_the_settings() -> None:
    settings = from_environment({"DATABASE_URL": "postgresql://atlas:geheim@db/atlas"})
    assert "geheim" in settings.database and "geheim" not in f"{settings} {settings!r}"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_an_atlas_for_its_own_machine_needs_no_name(host: str) -> None:
    assert from_environment({"HOST": host}).trusted == ("127.0.0.1", "localhost", "[::1]")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.10", "atlas.example.be"])
def test_an_atlas_that_others_reach_must_know_its_name(host: str) -> None:
    with pytest.raises(SettingError, match=r"ARBEIDSZORG_ADRES=https.*ARBEIDSZORG_HOSTS"):
        from_environment({"HOST": host})
    on_web = from_environment({"HOST": host, "ARBEIDSZORG_ADRES": "https://atlas.example.be:8443"})
    assert on_web.trusted[0] == "atlas.example.be"
    assert on_web.public == "https://atlas.example.be:8443"
    inside = from_environment({"HOST": host, "ARBEIDSZORG_HOSTS": "atlas.intern"})
    assert inside.trusted[0] == "atlas.intern"
    assert inside.public == "http://atlas.intern:8050"


@pytest.mark.parametrize("value", ["http://a.be", "a.be:80", "*", "a b/c", "a.be\r\nX: y"])
def test_what_is_no_name_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match=r"^ARBEIDSZORG_HOSTS=.*geef namen van computers"):
        from_environment({"ARBEIDSZORG_HOSTS": value})


@pytest.mark.parametrize("value", ["10.0.0.5:8786", "http://a.be:1", "tcp://a b:1", "tcp://a.be"])
def test_what_is_no_cluster_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match=r"^ARBEIDSZORG_CLUSTER=.*geef het adres"):
        from_environment({"ARBEIDSZORG_CLUSTER": value})


@pytest.mark.parametrize("value", ["STAM", "a@b", "a@b.be?bcc=c@d.be", "a@b.be\r\nBcc: c@d.be"])
def test_what_is_no_mail_address_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match=r"^ARBEIDSZORG_CONTACT=.*geef een mailadres"):
        from_environment({"ARBEIDSZORG_CONTACT": value})


@pytest.mark.parametrize(
    "value", ["CC BY", "https://a.be", "javascript:x", 'https://a.be/"><b>', "https://a.be/ b"]
)
def test_what_is_no_address_of_a_licence_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match=r"^ARBEIDSZORG_LICENTIE=.*geef het adres van een"):
        from_environment({"ARBEIDSZORG_LICENTIE": value})


@pytest.mark.parametrize(
    ("host", "opened"), [("0.0.0.0", "127.0.0.1"), ("::1", "[::1]"), ("127.0.0.1", "127.0.0.1")]
)
def test_the_address_is_one_that_can_be_opened(host: str, opened: str) -> None:
    assert Settings(host=host, port=9000).public == f"http://{opened}:9000"


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
        *(("ARBEIDSZORG_VRAGEN", value) for value in ("-1", "100001", "veel")),
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


def test_a_territory_must_be_a_folder_and_keeps_its_own_boundaries(tmp_path: Path) -> None:
    settings = from_environment({"ARBEIDSZORG_GEBIED": str(tmp_path)})
    assert settings.boundaries == tmp_path / "geography" / "gemeenten.geojson"
    with pytest.raises(SettingError, match=r"ARBEIDSZORG_GEBIED=.*is geen bestaande map"):
        from_environment({"ARBEIDSZORG_GEBIED": str(tmp_path / "weg")})


def names(code: Path) -> list[str]:
    """The settings that a module reads."""
    pattern = r'(?:env\.get|_\w+)\((?:env, )?"([A-Z_]+)"'
    return re.findall(pattern, code.read_text(encoding="utf-8"))


def test_the_readme_lists_the_same_settings() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", readme, re.MULTILINE)
    of_desk = set(names(Path(desk_module.__file__))) - NAMES
    assert sorted(name for name, _ in table) == sorted(NAMES | of_desk)
    assert set(names(Path(module.__file__))) == NAMES
    documented: dict[str, Any] = {name: text.strip("`") for name, text in table}
    defaults = Settings()
    assert documented["HOST"] == defaults.host
    assert documented["PORT"] == str(defaults.port)
    assert documented["WORKERS"] == str(defaults.workers)
    assert documented["ARBEIDSZORG_DREMPEL"] == str(defaults.small_to)
    assert documented["ARBEIDSZORG_GRENZEN"] == str(defaults.boundaries.relative_to(ROOT))
