"""What an operator copies: read by the programs that it is for where they are installed, and held
against what the atlas itself says."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from arbeidszorg.settings import ROOT
from server.lines import BODY, LINE, Deadlines

DEPLOY = ROOT / "deploy"
SERVICE = "arbeidszorgatlas.service"


def text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def here(tmp_path: Path) -> Path:
    """The example of nginx with its places in a folder of ours, and a certificate in it."""
    certificate = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=atlas.example.be")
    files = ("-keyout", f"{tmp_path}/privkey.pem", "-out", f"{tmp_path}/fullchain.pem")
    assert run("openssl", *certificate, *files).returncode == 0
    content = text("nginx.conf").replace("user www-data;", "")
    for place in ("/etc/ssl/atlas", "/var/cache/nginx", "/var/log/nginx", "/run"):
        content = content.replace(place, str(tmp_path))
    for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"):
        temp = f"http {{\n    {kind}_temp_path {tmp_path}/{kind};"
        content = content.replace("http {", temp, 1)
    target = tmp_path / "nginx.conf"
    target.write_text(content, encoding="utf-8")
    return target


@pytest.mark.skipif(not shutil.which("nginx") or not shutil.which("openssl"), reason="no nginx")
def test_nginx_takes_its_example(tmp_path: Path) -> None:
    said = run("nginx", "-t", "-q", "-e", f"{tmp_path}/error.log", "-c", str(here(tmp_path)))
    assert said.returncode == 0, said.stderr
    assert "[warn]" not in said.stderr


def test_nginx_has_the_bounds_of_the_atlas() -> None:
    content = re.sub(r"#.*", "", text("nginx.conf"))
    assert content.count("{") == content.count("}")
    values = dict(re.findall(r"^\s*(\w+) ([^;{]+);", content, re.MULTILINE))
    assert values["client_max_body_size"] == f"{BODY // 1_000_000}m"
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


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / SERVICE
    python = shutil.which("sh") or "/bin/sh"
    unit.write_text(
        text(SERVICE).replace("/opt/arbeidszorgatlas/.venv/bin/python", python), encoding="utf-8"
    )
    said = run("systemd-analyze", "verify", "--man=no", str(unit))
    if "Failed to" in said.stderr and "Unknown" not in said.stderr and SERVICE not in said.stderr:
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
