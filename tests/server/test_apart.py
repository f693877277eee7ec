"""Who answers readers never sees a row about a person, and has nothing that could read one."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.error import HTTPError

import pytest

from arbeidszorg.compiled import publishing
from arbeidszorg.settings import DATA, Settings
from helpers.browser.server import START, Server, free_port, listens
from helpers.processes import started, until

#: The front door of a machine where the data cannot be read, and what reads them is not there.
HELD = """
import os, runpy, sys
folder = os.environ["ARBEIDSZORG_DATA"]
READERS = ("pandas", "pandera", "scipy", "highspy", "cylp", "sklearn", "geopandas", "sqlalchemy")

def refuse(event, values):
    if event == "open" and str(values[0]).startswith(folder + os.sep):
        if "versies.json" not in str(values[0]) and "gereed" not in str(values[0]):
            raise PermissionError(13, "held", str(values[0]))
    if event == "import" and str(values[0]).split(".")[0] in READERS:
        raise ImportError(values[0])

sys.addaudithook(refuse)
sys.argv = ["serve.py"]
runpy.run_path("serve.py", run_name="__main__")
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("held") / "data"
    shutil.copytree(DATA / "demo", folder, ignore=shutil.ignore_patterns("gereed"))
    return folder


def held(data: Path, port: int) -> dict[str, str]:
    return {"ARBEIDSZORG_DATA": str(data), "PORT": str(port), "WORKERS": "1"}


def test_pages_numbers_and_files_where_the_data_cannot_be_read(data: Path) -> None:
    publishing.publish(Settings(data=data), data / "gereed")
    port = free_port()
    with started(["-c", HELD], held(data, port)) as process:
        until(lambda: listens(port) or process.poll() is not None, "the server listens", START)
        server = Server(f"http://127.0.0.1:{port}", port, data, process.pid)
        for path in (
            "/",
            "/kaart?gebied=westhoek",
            "/evolutie",
            "/ladder",
            "/nieuw",
            "/zoeken?q=ieper",
        ):
            assert "<h1" in server.text(path)
        assert server.numbers("?jaar=2021&niveau=provincie")["rijen"][0]["waarde"] == 1771
        assert server.text("/figuur/kaart/kaart.csv")
        assert len(server.text("/figuur/kaart/kaart.svg")) > 1000
        with pytest.raises(HTTPError):
            server.text("/bestaat-niet")


def test_without_what_was_compiled_such_a_machine_says_so(data: Path) -> None:
    shutil.rmtree(data / "gereed", ignore_errors=True)
    with started(["-c", HELD], held(data, free_port())) as process:
        until(lambda: process.poll() is not None, "the server gives up", START)
        assert process.returncode == 2
