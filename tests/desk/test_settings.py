"""What an operator sets for the desk, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from arbeidszorg.settings import SettingError, Settings
from desk.settings import DeskSettings, Mailing, Provider, from_environment


def test_without_an_environment_everything_has_a_default() -> None:
    settings = from_environment({})
    assert settings == DeskSettings(Settings())
    assert (settings.port, settings.workers, settings.proxied) == (8060, 2, False)
    assert settings.address == "http://127.0.0.1:8060/registratie" and not settings.secure
    assert settings.key_file == Settings().store / "sleutel"


def test_every_setting_is_read(tmp_path: Path) -> None:
    settings = from_environment(
        {
            "ARBEIDSZORG_REGISTRATIE": "https://atlas.example.be/registratie/",
            "ARBEIDSZORG_REGISTRATIE_POORT": "9001",
            "WORKERS": "3",
            "ARBEIDSZORG_SLEUTEL": str(tmp_path / "s"),
            "ARBEIDSZORG_PROXY": "aan",
            "ARBEIDSZORG_SMTP": "smtp://els:p%40s@mail.example.be",
            "ARBEIDSZORG_SMTP_VAN": "atlas@example.be",
            "ARBEIDSZORG_OIDC": "https://idp.example.be",
            "ARBEIDSZORG_OIDC_CLIENT": "balie",
            "ARBEIDSZORG_OIDC_GEHEIM": "g",
            "ARBEIDSZORG_OIDC_NAAM": "ACM/IDM",
        }
    )
    assert settings.origin == "https://atlas.example.be" and settings.secure
    assert "atlas.example.be" in settings.trusted
    assert (settings.port, settings.workers, settings.proxied) == (9001, 3, True)
    assert settings.key_file == tmp_path / "s"
    assert settings.mailing == Mailing(
        "mail.example.be", 587, "atlas@example.be", "starttls", "els", "p@s"
    )
    assert settings.provider == Provider("https://idp.example.be", "balie", "ACM/IDM", "g")
    assert "p@s" not in repr(settings) and "'g'" not in repr(settings)


OIDC = {"ARBEIDSZORG_OIDC": "https://a.be", "ARBEIDSZORG_OIDC_CLIENT": "x"}


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"ARBEIDSZORG_REGISTRATIE_POORT": "0"}, r"^ARBEIDSZORG_REGISTRATIE_POORT=.*geheel getal"),
        ({"ARBEIDSZORG_REGISTRATIE": "https://a.be"}, "eindigt op /registratie"),
        ({"ARBEIDSZORG_REGISTRATIE": "a.be/registratie"}, "geef een adres zoals"),
        ({"ARBEIDSZORG_PROXY": "ja"}, "geef uit of aan"),
        ({"ARBEIDSZORG_SMTP": "http://u:geheim@a.be"}, "ARBEIDSZORG_SMTP kan niet"),
        ({"ARBEIDSZORG_SMTP": "smtp+plain://u:geheim@a.be"}, "op deze machine zelf"),
        ({"ARBEIDSZORG_SMTP": "smtp://a.be:poort"}, "ARBEIDSZORG_SMTP kan niet"),
        ({"ARBEIDSZORG_SMTP": "smtp://a.be"}, "ARBEIDSZORG_SMTP_VAN"),
        ({"ARBEIDSZORG_SMTP": "smtp://a.be", "ARBEIDSZORG_SMTP_VAN": "a@b.be\nX: y"}, "_VAN"),
        ({**OIDC, "ARBEIDSZORG_OIDC": "http://a.be"}, "met https"),
        ({**OIDC, "ARBEIDSZORG_OIDC": "https://a.be/?x=1"}, "met https"),
        (OIDC, "ARBEIDSZORG_OIDC_GEHEIM ontbreekt"),
        ({"ARBEIDSZORG_OIDC": "https://a.be"}, "ARBEIDSZORG_OIDC_CLIENT ontbreekt"),
    ],
)
def test_what_cannot_be_is_refused_in_words(env: dict[str, str], says: str) -> None:
    with pytest.raises(SettingError, match=says) as refused:
        from_environment(env)
    assert "geheim" not in str(refused.value)


def test_the_key_is_a_file(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="is een map"):
        from_environment({"ARBEIDSZORG_SLEUTEL": str(tmp_path)})
