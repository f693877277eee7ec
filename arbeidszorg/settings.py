"""Every setting of the atlas, read once from the environment.

The README holds the same settings in one table; a test keeps the two equal.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
#: The territory that ships: West-Vlaanderen.
TERRITORY = DATA
#: Where the boundaries of municipalities are in a territory, once somebody installed them.
BOUNDARIES = Path("geography", "gemeenten.geojson")


class SettingError(ValueError):
    """A setting in the environment cannot be used; the message says which and why (Dutch)."""


#: No website may show a figure in a frame, as a Content-Security-Policy says it.
NOWHERE = "'none'"


@dataclass(frozen=True)
class Settings:
    """What an operator can choose. Units: ``port`` a TCP port, ``workers`` processes,
    ``patience`` seconds, ``small_from``/``small_to`` persons (both inclusive)."""

    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 2
    territory: Path = TERRITORY  # folder with the datapackage of what the atlas is about
    data: Path | None = None  # None: demonstration data
    ready: Path | None = None  # where compiled versions lie; None: beside the data
    earlier: tuple[Path, ...] = ()  # data that were published before, the oldest first
    store: Path = DATA / "bewaarplaats"  # folder of the versions, when there is no database
    database: str = field(default="", repr=False)  # address of a database; holds a password
    cluster: str = ""  # address of a Dask cluster that counts; "" for processes of this machine
    boundaries: Path = TERRITORY / BOUNDARIES
    boundary_service: str = ""  # address of the map service that boundaries are fetched from
    boundary_layer: str = ""  # its layer of municipalities; "" for that of the Flemish reference
    first_year: int | None = None  # None: as the data say
    lines: int = 0  # open connections from one address to one process; 0: no bound of its own
    patience: int = 10  # seconds in which the head of a request must be here
    logbook: str = ""  # file that requests are logged in, "-" for the standard output
    metrics: bool = False  # whether /metrics answers
    small_from: int = 1
    small_to: int = 4
    hide_zero: bool = False
    attack: bool = False  # whether data are attacked before they are published
    address: str = ""  # of the atlas on the web, without a stroke at its end; "" when not known
    extra_columns: tuple[str, ...] = ()  # of registraties, that say nothing about persons
    embed_sites: str = "*"  # as a Content-Security-Policy names them
    hosts: tuple[str, ...] = ()  # further names that the atlas may be asked by
    contact: str = ""  # mail address for remarks; "" when nobody reads them
    registering: str = ""  # address where registrations are handed in; "" when it is not open here
    licence: str = ""  # address of the licence of the data; "" when nobody chose one
    questions: int = 0  # machine questions of one address to one process in a minute; 0: no bound

    @property
    def store_file(self) -> Path:
        """Where the versions are kept, when there is no database."""
        return self.store / "bewaarplaats.sqlite"

    @property
    def public(self) -> str:
        """The start of every address of the atlas, without a stroke at its end. It never depends
        on what a reader asks: whoever sends another name cannot put it in anybody's page."""
        if self.address:
            return self.address
        host = self.hosts[0] if self.hosts else local(self.host)
        return f"http://{host}:{self.port}"

    @property
    def trusted(self) -> tuple[str, ...]:
        """The names that the atlas answers to; the machine itself may always ask."""
        own = urlsplit(self.address).hostname or ""
        return tuple(dict.fromkeys(filter(None, (own, *self.hosts, *LOOPBACK))))


#: What a machine calls itself.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def local(host: str) -> str:
    """The host to listen on as a person on the same machine can open it."""
    if host in ("", "0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def is_loopback(host: str) -> bool:
    """Whether only the machine itself can reach a host that is listened on."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


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
        return NOWHERE
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


def _cluster(env: Mapping[str, str], name: str) -> str:
    """The address of the scheduler of a Dask cluster, "" when there is none."""
    raw = env.get(name, "").strip()
    if raw and not re.fullmatch(r"(tcp|tls)://(\[[0-9a-f:.]+\]|[^\s/:]+):\d{1,5}", raw):
        raise SettingError(
            f"{name}={raw!r} kan niet: geef het adres van een Dask-scheduler zoals "
            f"tcp://10.0.0.5:8786, of laat {name} weg."
        )
    return raw


#: A mail address; nothing in it may end an address in a page or a header of a mail.
_MAIL = re.compile(r"[a-z0-9._+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)


def _mail(env: Mapping[str, str], name: str) -> str:
    """A mail address, "" when none is given."""
    raw = env.get(name, "").strip()
    if raw and not _MAIL.fullmatch(raw):
        raise SettingError(
            f"{name}={raw!r} kan niet: geef een mailadres zoals atlas@example.be, of laat {name} "
            "weg."
        )
    return raw


def _licence(env: Mapping[str, str]) -> str:
    """The address of the licence of the data, as it is written; "" when nobody chose one."""
    raw = env.get("ARBEIDSZORG_LICENTIE", "").strip()
    if raw and not re.fullmatch(r"https?://[^\s/?#<>\"]+/[^\s<>\"]*", raw):
        raise SettingError(
            f"ARBEIDSZORG_LICENTIE={raw!r} kan niet: geef het adres van een licentie zoals "
            "https://creativecommons.org/licenses/by/4.0/, of laat ARBEIDSZORG_LICENTIE weg."
        )
    return raw


_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]")


def _hosts(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The names by which the atlas may be asked, beside that of its address."""
    hosts = env.get(name, "").strip().lower().replace(",", " ").split()
    if wrong := [host for host in hosts if not _HOST.fullmatch(host)]:
        raise SettingError(
            f"{name}={wrong[0]!r} kan niet: geef namen van computers zonder http:// en zonder "
            "poort, zoals atlas.example.be of 192.168.1.10, gescheiden door een spatie."
        )
    return tuple(hosts)


def _territory(env: Mapping[str, str]) -> Path:
    """The folder of the territory."""
    name = env.get("ARBEIDSZORG_GEBIED", "").strip()
    path = Path(name).expanduser() if name else TERRITORY
    if path.is_dir():
        return path
    raise SettingError(
        f"ARBEIDSZORG_GEBIED={name!r} is geen bestaande map. Geef de map met het datapackage.json "
        "van een gebied, of laat ARBEIDSZORG_GEBIED weg voor West-Vlaanderen."
    )


def _earlier(env: Mapping[str, str]) -> tuple[Path, ...]:
    """The folders of the data that were published before."""
    earlier = tuple(Path(name).expanduser() for name in _list(env, "ARBEIDSZORG_EERDER"))
    if wrong := [str(name) for name in earlier if not name.is_dir()]:
        raise SettingError(
            f"ARBEIDSZORG_EERDER={wrong[0]!r} is geen bestaande map. Geef de map van de vorige "
            "publicatie; bij meer publicaties de oudste eerst, met een komma ertussen."
        )
    return earlier


def _check_reach(settings: Settings) -> None:
    """Raise :class:`SettingError` when others can reach an atlas that does not know its name."""
    if not (is_loopback(settings.host) or settings.address or settings.hosts):
        raise SettingError(
            f"HOST={settings.host!r} maakt de atlas bereikbaar voor andere computers. Zeg dan ook "
            "waar hij staat: ARBEIDSZORG_ADRES=https://atlas.example.be, of op een eigen netwerk "
            "ARBEIDSZORG_HOSTS met de namen waaronder hij gevraagd wordt."
        )


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
    ready = env.get("ARBEIDSZORG_GEREED", "").strip()
    if ready and Path(ready).expanduser().exists() and not Path(ready).expanduser().is_dir():
        raise SettingError(
            f"ARBEIDSZORG_GEREED={ready!r} is een bestand. Geef de map waarin klaargezet wordt wat "
            "de server toont; ze mag nog ontbreken."
        )
    boundaries = env.get("ARBEIDSZORG_GRENZEN", "").strip()
    territory = _territory(env)
    store = env.get("ARBEIDSZORG_BEWAARPLAATS", "").strip()
    defaults = Settings()
    settings = Settings(
        host=env.get("HOST", "").strip() or defaults.host,
        port=_whole_number(env, "PORT", defaults.port, 1, 65535) or defaults.port,
        workers=_whole_number(env, "WORKERS", defaults.workers, 1, 64) or defaults.workers,
        lines=_whole_number(env, "ARBEIDSZORG_LIJNEN", defaults.lines, 0, 100_000) or 0,
        patience=_whole_number(env, "ARBEIDSZORG_GEDULD", defaults.patience, 1, 120) or 1,
        logbook=env.get("ARBEIDSZORG_LOGBOEK", "").strip(),
        metrics=_choice(env, "ARBEIDSZORG_METINGEN", ("uit", "aan")) == "aan",
        territory=territory,
        data=path,
        ready=Path(ready).expanduser() if ready else None,
        earlier=_earlier(env),
        store=Path(store).expanduser() if store else defaults.store,
        database=env.get("DATABASE_URL", "").strip(),
        cluster=_cluster(env, "ARBEIDSZORG_CLUSTER"),
        boundaries=Path(boundaries).expanduser() if boundaries else territory / BOUNDARIES,
        boundary_service=_address(env, "ARBEIDSZORG_GRENZEN_DIENST"),
        boundary_layer=env.get("ARBEIDSZORG_GRENZEN_LAAG", "").strip(),
        first_year=_whole_number(env, "ARBEIDSZORG_EERSTE_JAAR", None, 1950, 2100),
        small_to=_whole_number(env, "ARBEIDSZORG_DREMPEL", defaults.small_to, 2, 100) or 2,
        address=_address(env, "ARBEIDSZORG_ADRES"),
        embed_sites=_sites(env, "ARBEIDSZORG_INSLUITEN"),
        extra_columns=_list(env, "ARBEIDSZORG_EXTRA_KOLOMMEN"),
        attack=_choice(env, "ARBEIDSZORG_AANVAL", ("uit", "aan")) == "aan",
        hide_zero=_choice(env, "ARBEIDSZORG_NUL", ("tonen", "verbergen")) == "verbergen",
        hosts=_hosts(env, "ARBEIDSZORG_HOSTS"),
        contact=_mail(env, "ARBEIDSZORG_CONTACT"),
        registering=_address(env, "ARBEIDSZORG_REGISTRATIE"),
        licence=_licence(env),
        questions=_whole_number(env, "ARBEIDSZORG_VRAGEN", defaults.questions, 0, 100_000) or 0,
    )
    _check_reach(settings)
    return settings
