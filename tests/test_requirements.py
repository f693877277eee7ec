"""The packages: locked in one version with their hashes, of a licence that may be, and listed."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from arbeidszorg.settings import ROOT

FILES = ("requirements", "requirements-cluster", "requirements-dev")


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    spec = importlib.util.spec_from_file_location("licences", ROOT / "scripts" / "licences.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pins(path: Path) -> dict[str, str]:
    """Name, as package indexes write it, and version of each package of a file."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\\n]+)", text, re.MULTILINE)
    return {re.sub(r"[._]", "-", name).lower(): version for name, version in found}


@pytest.mark.parametrize("name", FILES)
def test_what_is_asked_for_is_locked(name: str) -> None:
    source, locked = pins(ROOT / f"{name}.in"), pins(ROOT / f"{name}.txt")
    assert source.items() <= locked.items(), "make lock"


@pytest.mark.parametrize("name", FILES)
def test_every_package_has_its_hashes(name: str) -> None:
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(lines) == len(pins(ROOT / f"{name}.txt")) > 50
    assert [line for line in lines if "--hash=sha256:" not in line] == []
    assert "--require-hashes" in (ROOT / "scripts" / "install.sh").read_text(encoding="utf-8")


def test_all_files_agree() -> None:
    run, cluster, dev = (pins(ROOT / f"{name}.txt") for name in FILES)
    assert run.items() <= cluster.items() <= dev.items(), "make lock"


def test_every_licence_may_be(licences: ModuleType) -> None:
    assert licences.wrong() == {}


@pytest.mark.parametrize("text", ["GPL-3.0-only", "Proprietary", "", "MIT AND AGPL-3.0-only"])
def test_a_licence_that_may_not_be_is_seen(
    licences: ModuleType, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(licences, "packages", lambda: {"x": "1"})
    monkeypatch.setattr(licences, "licence", lambda _: text)
    assert licences.wrong() == {"x": text}


def test_the_page_of_licences_is_of_these_packages(licences: ModuleType) -> None:
    said = licences.PAGE.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w.-]+) \| (\S+) \|", said, re.MULTILINE))
    del rows["package"], rows["---"]
    assert rows == licences.packages(), "python scripts/licences.py --write"


def test_the_list_for_machines_has_packages_with_their_hashes(tmp_path: Path) -> None:
    """What ``make sbom`` writes, of a few packages: of all it takes long."""
    assert "cyclonedx_py requirements requirements.txt" in (ROOT / "Makefile").read_text("utf-8")
    some = re.split(r"\n(?=\S)", (ROOT / "requirements.txt").read_text(encoding="utf-8"))[:3]
    (tmp_path / "some.txt").write_text("\n".join(some) + "\n", encoding="utf-8")
    command = ["-W", "ignore", "-m", "cyclonedx_py", "requirements", str(tmp_path / "some.txt")]
    ended = subprocess.run(
        [sys.executable, *command, "--no-validate", "--of", "JSON", "-o", str(tmp_path / "bom")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    listed = json.loads((tmp_path / "bom").read_text(encoding="utf-8"))
    assert listed["bomFormat"] == "CycloneDX"
    names = {part["name"]: part["version"] for part in listed["components"]}
    assert names == pins(tmp_path / "some.txt")
    assert all(part["externalReferences"][0]["hashes"] for part in listed["components"])
