"""What an operator copies: read by the programs that it is for where they are installed, and held
against what the atlas itself says."""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from arbeidszorg.settings import ROOT, Settings
from desk.settings import DeskSettings
from helpers import nginx
from helpers.browser.server import free_port
from server.lines import BODY, LINE, Deadlines

DEPLOY = ROOT / "deploy"
SERVICE = "arbeidszorgatlas.service"


def text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.skipif(not nginx.is_here(), reason="no nginx")
def test_nginx_takes_its_example(tmp_path: Path) -> None:
    said = run(
        "nginx", "-t", "-q", "-e", f"{tmp_path}/error.log", "-c", str(nginx.example(tmp_path))
    )
    assert said.returncode == 0, said.stderr
    assert "[warn]" not in said.stderr


class Behind(BaseHTTPRequestHandler):
    """Stands for the atlas: keeps the headers of each question, and answers it in a word."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # an answer leaves at once
    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ja")

    do_POST = do_GET  # noqa: N815 - so it is called

    def log_message(self, format: str, *_: object) -> None:
        """Say nothing."""


class Front:
    """nginx, as its example says, on ports of ours; ``asked``: what came through it."""

    def __init__(self, plain: int, tls: int, asked: list[tuple[str, dict[str, str]]]) -> None:
        self.plain, self.tls, self.asked = plain, tls, asked

    def until_refused(self, path: str, most: int) -> list[int]:
        """The statuses of one question after another on one line, until one is refused."""
        line, statuses = nginx.line(self.tls), [200]
        while statuses[-1] == 200 and len(statuses) <= most:
            line.request("GET", f"{path}?q={len(statuses)}", headers={"Host": "atlas.example.be"})
            came = line.getresponse()
            came.read()
            statuses.append(came.status)
        line.close()
        return statuses[1:]

    def answer(
        self, path: str, host: str = "atlas.example.be", **sent: str
    ) -> tuple[HTTPResponse, bytes]:
        """What a reader gets over TLS; ``sent``: headers, and ``body``."""
        line = nginx.line(self.tls, host)
        body, method = sent.pop("body", ""), "POST" if "body" in sent else "GET"
        names = {name.replace("_", "-"): text for name, text in sent.items()}
        try:
            line.request(method, path, body or None, {"Host": host, **names})
            came = line.getresponse()
            return came, came.read()
        finally:
            line.close()


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    if not nginx.is_here():
        pytest.skip("no nginx")
    handler = type("Own", (Behind,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as atlas:
        Thread(target=atlas.serve_forever, daemon=True).start()
        folder = tmp_path_factory.mktemp("nginx")
        with nginx.before(folder, [atlas.server_port]) as (plain, tls):
            yield Front(plain, tls, handler.asked)  # type: ignore[attr-defined]
        atlas.shutdown()


def test_through_nginx_nothing_of_a_reader_says_who_the_atlas_is(front: Front) -> None:
    odd = {"X_Forwarded_For": "1.2.3.4", "X_Forwarded_Host": "kwaad.example", "Forwarded": "x"}
    came, text = front.answer("/kaart", X_Forwarded_Proto="javascript", **odd)
    assert (came.status, text) == (200, b"ja")
    assert came.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    path, headers = front.asked[-1]
    assert path == "/kaart" and headers["Host"] == "atlas.example.be"
    assert not {"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded"} & set(
        headers
    )


class Dropping(Behind):
    """Drops the first line that it gets, as a process does that just went over to other data."""

    drops = 1

    def do_GET(self) -> None:
        cls = type(self)
        if cls.drops:
            cls.drops -= 1
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        super().do_GET()


@pytest.mark.skipif(not nginx.is_here(), reason="no nginx")
def test_a_line_that_is_dropped_while_the_other_machine_is_gone_is_one_line(
    tmp_path: Path,
) -> None:
    """No machine is left alone for seconds because of it."""
    handler = type("Own", (Dropping,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as atlas:
        Thread(target=atlas.serve_forever, daemon=True).start()
        with nginx.before(tmp_path, [free_port(), atlas.server_port]) as (plain, tls):
            front = Front(plain, tls, handler.asked)  # type: ignore[attr-defined]
            statuses = [front.answer(f"/kaart?keer={time}")[0].status for time in range(6)]
        atlas.shutdown()
    assert statuses[1:] == [200] * 5 and statuses[0] in (200, 502)


def test_nginx_leads_to_tls_and_answers_to_no_other_name(front: Front) -> None:
    for host, status in (("atlas.example.be", 301), ("kwaad.example", None)):
        line = HTTPConnection("127.0.0.1", front.plain, timeout=10)
        line.request("GET", "/kaart?jaar=2021", headers={"Host": host})
        if status is None:
            with pytest.raises((HTTPException, OSError)):
                line.getresponse()
        else:
            came = line.getresponse()
            assert came.status == status
            assert came.headers["Location"] == "https://atlas.example.be/kaart?jaar=2021"
        line.close()
    with pytest.raises(ssl.SSLError):
        front.answer("/", host="kwaad.example")


def test_nginx_holds_to_what_may_be_asked(front: Front) -> None:
    assert front.answer("/presentatie/lees.json", body="x" * (2 * 1024 * 1024 + 1))[0].status == 413
    assert front.answer("/?q=" + "x" * LINE)[0].status == 414
    before = len(front.asked)
    statuses = front.until_refused("/figuur/kaart/kaart.pdf", 400)  # two a second come free
    assert statuses[-1] == 429 and len(statuses) > 60
    assert len(front.asked) - before == len(statuses) - 1
    assert front.answer("/kaart")[0].status == 200  # pages are not files


def test_nginx_keeps_assets_near(front: Front) -> None:
    before = len(front.asked)
    answers = {front.answer("/assets/atlas-abc.css")[1] for _ in range(3)}
    assert answers == {b"ja"} and len(front.asked) - before == 1


def test_nginx_has_the_bounds_of_the_atlas() -> None:
    content = re.sub(r"#.*", "", text("nginx.conf"))
    assert content.count("{") == content.count("}")
    values = dict(re.findall(r"^\s*(\w+) ([^;{]+);", content, re.MULTILINE))
    bodies = re.findall(r"client_max_body_size (\w+);", content)
    assert bodies == [f"{BODY // 1_000_000}m", "60m"]  # of the atlas, and of what is handed in
    assert values["large_client_header_buffers"] == f"4 {LINE // 1024}k"
    assert values["client_header_timeout"] == f"{Deadlines().head:.0f}s"
    assert values["send_timeout"] == f"{Deadlines().stalled:.0f}s"
    upstream = re.search(r"upstream atlas \{(.*?)\}", content, re.DOTALL)
    assert upstream is not None and "127.0.0.1:8050" in upstream[1]
    kept = re.search(r"keepalive_timeout (\d+)s", upstream[1])
    assert kept is not None and int(kept[1]) < Deadlines().idle
    for header in ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded"):
        assert f'proxy_set_header {header} "";' in content
    assert "access_log off" in content and "$http_" not in content.replace(
        "$http_accept_encoding", ""
    )


def test_nginx_tells_the_desk_who_asks_and_the_atlas_nothing_of_who_signed_in() -> None:
    content = re.sub(r"#.*", "", text("nginx.conf"))
    upstream = re.search(r"upstream desk \{(.*?)\}", content, re.DOTALL)
    assert upstream is not None and f"127.0.0.1:{DeskSettings(Settings()).port}" in upstream[1]
    outside, *places = re.split(r"location [^{]*registratie[^{]*\{", content)
    assert 'proxy_set_header Cookie "";' in outside
    assert 'proxy_set_header X-Real-IP "";' in outside
    assert len(places) == 2
    for place in places:
        within = place.partition("}")[0]
        assert "proxy_pass http://desk;" in within and "limit_req" in within
        assert "proxy_set_header X-Real-IP $remote_addr;" in within
        assert "Cookie" not in within and 'proxy_set_header X-Forwarded-For "";' in within


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd")
@pytest.mark.parametrize("service", [SERVICE, "registratie.service"])
def test_systemd_takes_the_unit(tmp_path: Path, service: str) -> None:
    unit = tmp_path / service
    python = shutil.which("sh") or "/bin/sh"
    unit.write_text(
        text(service).replace("/opt/arbeidszorgatlas/.venv/bin/python", python), encoding="utf-8"
    )
    said = run("systemd-analyze", "verify", "--man=no", str(unit))
    if "Failed to" in said.stderr and "Unknown" not in said.stderr and service not in said.stderr:
        pytest.skip(said.stderr.strip()[-200:])  # a machine without the files of systemd
    assert said.returncode == 0, said.stderr
    bad = [line for line in said.stderr.splitlines() if SERVICE in line]
    assert bad == []
    exposed = run("systemd-analyze", "security", "--offline=yes", "--threshold=20", str(unit))
    assert exposed.returncode == 0, exposed.stdout[-2000:] + exposed.stderr


def test_the_unit_has_no_rights_and_no_way_out() -> None:
    lines = text(SERVICE).splitlines()
    for line in (
        *("User=arbeidszorg", "MemoryMax=2G", "ProtectSystem=strict", "NoNewPrivileges=yes"),
        *("IPAddressDeny=any", "IPAddressAllow=localhost", "LimitCORE=0", "MemorySwapMax=0"),
        *("ReadWritePaths=/srv/arbeidszorg/data", "CapabilityBoundingSet=", "UMask=0077"),
    ):
        assert line in lines, line
    names = set(re.findall(r"\b(ARBEIDSZORG_\w+)=", text(SERVICE)))
    known = set(re.findall(r"`(ARBEIDSZORG_\w+)`", (ROOT / "README.md").read_text("utf-8")))
    assert names and names <= known


#: What the atlas asks of the system, beyond files and memory: seen while it started, drew pages,
#: made a file of each kind and stopped.
ASKED = (
    *("setpriority", "setrlimit", "prlimit64", "prctl", "clone", "clone3", "wait4", "kill"),
    *("socketpair", "sendmsg", "recvmsg", "accept4", "listen", "poll", "epoll_wait", "pipe2"),
    *("close_range", "getrandom", "sched_getaffinity", "sched_yield", "sysinfo", "madvise"),
)


def calls(group: str) -> set[str]:
    """The calls in a group of systemd's."""
    lines = run("systemd-analyze", "syscall-filter", group).stdout.splitlines()[1:]
    names = {line.strip() for line in lines if line.strip() and not line.strip().startswith("#")}
    groups = {name for name in names if name.startswith("@")}
    return (names - groups).union(*map(calls, groups))


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd")
def test_the_unit_allows_what_the_atlas_asks_of_the_system() -> None:
    """A call that is not allowed ended every file that was made."""
    allowed: set[str] = set()
    for line in re.findall(r"^SystemCallFilter=(.*)$", text(SERVICE), re.MULTILINE):
        names = line.removeprefix("~").split()
        listed = set().union(*(calls(name) if name[0] == "@" else {name} for name in names))
        allowed = allowed - listed if line.startswith("~") else allowed | listed
    if not allowed - set(ASKED):
        pytest.skip("no groups")  # a machine without the files of systemd
    assert set(ASKED) - allowed == set()
    assert "SystemCallErrorNumber=EPERM" in text(SERVICE).splitlines()


def test_what_is_copied_into_the_image_runs(tmp_path: Path) -> None:
    """With nothing else of ours in reach: it opens the data, and draws a page."""
    for line in re.findall(r"^COPY (?!--from|requirements)(.*) \S+$", text("Containerfile"), re.M):
        for source in line.split():
            (tmp_path / source).symlink_to(ROOT / source)
    # The links are followed by who reads files, so that what is not copied is not there.
    code = """
import serve, server.front
from app import create_app
from arbeidszorg.atlas.atlas import open_atlas
from arbeidszorg.settings import Settings
atlas = open_atlas(Settings(), server.front.compile_apart)
print(create_app(atlas).server.test_client().get("/kaart").status_code)
"""
    env = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert ended.stdout == "200\n", ended.stderr


def test_nothing_but_what_is_copied_is_sent_to_who_builds_the_image() -> None:
    """Data that an operator keeps beside the code among it."""
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    sent = {line.removeprefix("!") for line in lines if line.startswith("!")}
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", text("Containerfile"), re.MULTILINE)
    assert "*" in lines and sent == {source for line in copied for source in line.split()}


def test_the_image_has_what_runs_and_nothing_else() -> None:
    content = text("Containerfile")
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", content, re.MULTILINE)
    sources = {source for line in copied for source in line.split()} - {"requirements.txt"}
    assert all((ROOT / source).exists() for source in sources)
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks"}
    assert rooms <= sources and not sources & {"tests", "benchmarks", "docs", "scripts"}
    assert "--require-hashes" in content and re.search(r"^USER \d+$", content, re.MULTILINE)


def test_the_composition_cannot_write_nor_call() -> None:
    content = text("compose.yaml")
    atlas = content.split("  proxy:")[0]
    for line in ("read_only: true", "cap_drop: [ALL]", "networks: [inside]", "mem_limit: 2g"):
        assert line in atlas
    assert "internal: true" in content and "dockerfile: deploy/Containerfile" in content


def test_every_file_says_how_it_is_tested() -> None:
    files = {path.name for path in DEPLOY.iterdir()} - {"README.md"}
    rows = re.findall(r"^\| `([^`]+)` \| .* \| (.*) \|$", text("README.md"), re.MULTILINE)
    assert {name for name, _ in rows} == files
