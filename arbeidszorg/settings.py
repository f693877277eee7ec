"""Every setting of the atlas, read once from the environment.

The README holds the same settings in one table; a test keeps the two equal.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"


class SettingError(ValueError):
    """A setting in the environment cannot be used; the message says which and why (Dutch)."""


@dataclass(frozen=True)
class Settings:
    """What an operator can choose. Units: ``port`` a TCP port, ``workers`` processes,
    ``small_from``/``small_to`` persons (both inclusive)."""

    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 2
    data: Path | None = None  # None: demonstration data
    boundaries: Path = DATA / "geography" / "gemeenten.geojson"
    first_year: int | None = None  # None: as the data say
    small_from: int = 1
    small_to: int = 4
    hide_zero: bool = False
    address: str = ""  # of the atlas on the web, without a stroke at its end; "" when not known
    extra_columns: tuple[str, ...] = ()  # of registraties, that say nothing about persons
    embed_sites: str = "*"  # as a Content-Security-Policy names them


def _whole_number(
    env: Mapping[str, str], name: str, default: int | None, low: int, high: int
) -> int | None:
    raw = env.get(name, "").strip()
    if not raw:
        return default
    if not raw.isascii() or not raw.isdigit() or not low <= int(raw) <= high:
        raise SettingError(
            f"{name}={raw!r} kan niet: geef een geheel getal van {low} tot {high}, "
            f"of laat {name} weg."
        )
    return int(raw)


def _choice(env: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    """One of the known words; the first when nothing was chosen."""
    raw = env.get(name, "").strip().lower() or known[0]
    if raw not in known:
        raise SettingError(f"{name}={raw!r} kan niet: geef {' of '.join(known)}.")
    return raw


#: A website: with or without a star for what stands before its name, with or without a port.
_SITE = re.compile(r"(https?://)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?")


def _sites(env: Mapping[str, str], name: str) -> str:
    """The websites that may show a figure in a frame: ``overal``, ``geen``, or a list of them."""
    raw = env.get(name, "").strip().lower()
    if raw in ("", "overal"):
        return "*"
    if raw == "geen":
        return "'none'"
    sites = raw.replace(",", " ").split()
    if wrong := [site for site in sites if not _SITE.fullmatch(site)]:
        raise SettingError(
            f"{name}={raw!r} kan niet: {wrong[0]!r} is geen website. Geef websites zoals "
            "https://www.brugge.be, gescheiden door een spatie, of overal, of geen."
        )
    return " ".join(sites)


def _list(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Words that are separated by commas or semicolons."""
    parts = re.split("[,;]", env.get(name, ""))
    return tuple(part.strip() for part in parts if part.strip())


def _address(env: Mapping[str, str], name: str) -> str:
    """Where the atlas stands on the web, "" when nobody says."""
    raw = env.get(name, "").strip().rstrip("/")
    if raw and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", raw):
        raise SettingError(
            f"{name}={raw!r} kan niet: geef een adres zoals https://atlas.example.be, "
            f"of laat {name} weg."
        )
    return raw


def from_environment(env: Mapping[str, str] | None = None) -> Settings:
    """Read :class:`Settings` from ``env`` (the process environment when left out).

    Raises :class:`SettingError` with a Dutch message when a value cannot be used.
    """
    env = os.environ if env is None else env
    folder = env.get("ARBEIDSZORG_DATA", "").strip()
    path = Path(folder).expanduser() if folder else None
    if path is not None and not path.is_dir():
        raise SettingError(
            f"ARBEIDSZORG_DATA={folder!r} is geen bestaande map. Geef de map waarin "
            "initiatieven.csv en registraties.csv (of .xlsx) staan."
        )
    boundaries = env.get("ARBEIDSZORG_GRENZEN", "").strip()
    defaults = Settings()
    return Settings(
        host=env.get("HOST", "").strip() or defaults.host,
        port=_whole_number(env, "PORT", defaults.port, 1, 65535) or defaults.port,
        workers=_whole_number(env, "WORKERS", defaults.workers, 1, 64) or defaults.workers,
        data=path,
        boundaries=Path(boundaries).expanduser() if boundaries else defaults.boundaries,
        first_year=_whole_number(env, "ARBEIDSZORG_EERSTE_JAAR", None, 1950, 2100),
        small_to=_whole_number(env, "ARBEIDSZORG_DREMPEL", defaults.small_to, 2, 100) or 2,
        address=_address(env, "ARBEIDSZORG_ADRES"),
        embed_sites=_sites(env, "ARBEIDSZORG_INSLUITEN"),
        extra_columns=_list(env, "ARBEIDSZORG_EXTRA_KOLOMMEN"),
        hide_zero=_choice(env, "ARBEIDSZORG_NUL", ("tonen", "verbergen")) == "verbergen",
    )
