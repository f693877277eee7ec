"""The atlas over somebody's own files: their numbers, no demonstration, and faults in Dutch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from helpers.browser import server, steps
from helpers.browser.server import Server

#: An initiative that calls itself something that browsers, charts and spreadsheets could run.
NAME = '<b>"Één & al"</b> <img src=x onerror=alert(1)>'
INITIATIVES = [
    [
        "naam",
        "initiatief_id",
        "sector",
        "nis",
        "lat",
        "lon",
        "activiteiten",
        "plaatsen",
        "startdatum",
        "einddatum",
        "eigen kolom",
    ],
    [
        '"' + NAME.replace('"', '""') + '"',
        "I-1",
        " ggz ",
        "36015",
        "50,9446",
        "3,1254",
        "keuken|Groendienst",
        "12",
        "01/03/2015",
        "",
        "x",
    ],
    [
        "Café Noord",
        "I-2",
        "MB",
        "31005",
        "51,2093",
        "3,2247",
        "mailing",
        "30",
        "15/09/2018",
        "",
        "y",
    ],
]
STAYS = [
    [
        "registratie_id",
        "medewerker_id",
        "initiatief_id",
        "startdatum",
        "einddatum",
        "activiteiten",
        "woonplaats_nis",
        "geslacht",
        "uren_per_week",
    ]
]
STAYS += [
    [f"R-{n}", f"P-{n}", "I-1", "05/02/2022", "", "keuken", "36015", "v", "7,5"] for n in range(9)
]
STAYS += [
    [f"R-{n}", f"P-{n}", "I-2", "03/01/2023", "31/12/2023", "mailing", "31005", "m", "10"]
    for n in range(20, 26)
]
#: The port of a start that was refused, and how it ended.
Refusal = tuple[int, CompletedProcess[str]]
PACKAGE = '{"temporal": {"start": "2020-01-01", "end": "2024-12-31"}}'


def write(folder: Path, name: str, rows: list[list[str]]) -> None:
    """A file as an old Belgian Excel saves it: semicolons and Windows-1252."""
    text = "\r\n".join(";".join(row) for row in rows) + "\r\n"
    (folder / f"{name}.csv").write_bytes(text.encode("cp1252"))


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The atlas over a small folder of files."""
    folder = tmp_path_factory.mktemp("eigen")
    write(folder, "initiatieven", INITIATIVES)
    write(folder, "registraties", STAYS)
    (folder / "datapackage.json").write_text(PACKAGE, "utf-8")
    with server.running(tmp_path_factory.mktemp("log") / "log.txt", folder) as running:
        yield running


@pytest.fixture
def guest(own: Server, visitor: Callable[..., BrowserContext]) -> Page:
    """A page of a visitor of that atlas; it fails when a script from the files is run."""
    page = visitor(base_url=own.url).new_page()
    page.on("dialog", lambda _: pytest.fail("markup from the files was run"))
    return page


def test_own_numbers_are_shown(guest: Page, own: Server) -> None:
    answer = own.numbers("?jaar=2023")
    values = {row["gebied_naam"]: row["waarde"] for row in answer["rijen"]}
    assert values["Midwest"] == 9
    assert values["Regio Brugge"] == 6
    assert answer["totaal"] == [{"jaar": 2023, "waarde": 15, "status": "ok"}]
    assert answer["demo"] is False
    hours = own.numbers("?jaar=2023&maat=uren&niveau=provincie")["rijen"][0]["waarde"]
    assert hours == 9 * 7.5 + 6 * 10
    steps.visit(guest, "/kaart?jaar=2023")
    expect(steps.part(guest, "kaart-kaart", "zin")).to_contain_text(
        "In 2023 werkten 15 arbeidszorgmedewerkers in West-Vlaanderen."
    )
    first = guest.locator(".rangtabel tbody tr").first
    expect(first.locator("td").last).to_have_text("9")
    expect(first).to_contain_text("Midwest")
    expect(guest.locator("footer").first).to_contain_text("Eigen registraties")


def test_nothing_says_demonstration(guest: Page) -> None:
    for path in (*(path for path, _ in steps.FIGURES.values()), "/methode"):
        steps.visit(guest, path)
        expect(guest.get_by_role("note"), path).to_have_count(0)
        expect(guest.locator(".demomerk, .demostrook"), path).to_have_count(0)
        if path != "/methode":  # which explains what a demonstration is
            assert "emonstratie" not in guest.locator("body").inner_text(), path
            html = guest.locator("main").inner_html()
            assert "emonstratie" not in html, path
        expect(guest.locator("footer").first, path).not_to_contain_text("emonstratie")


def test_no_file_says_demonstration(own: Server) -> None:
    for name, (_, keys) in steps.FIGURES.items():
        for key in keys:
            assert "emonstratie" not in own.text(f"/figuur/{name}/{key}.svg").lower()
        assert "emonstratie" not in own.text(f"/figuur/{name}.json").lower()
    for form in ("", "?formaat=excel"):
        assert "emonstratie" not in own.text(f"/api/v1/cijfers.csv{form}")
    assert own.json("/healthz")["demo"] is False


def test_a_name_with_markup_is_shown_as_it_is_written(guest: Page) -> None:
    steps.visit(guest, "/kaart?gebied=roeselare&cirkels=ja")
    sites = guest.locator("#kaart-profiel details table")
    expect(sites.locator("tbody th")).to_have_text(NAME)
    expect(sites.locator("td").last).to_have_text("12")
    assert guest.locator("main img[src=x]").count() == 0
    steps.lives(guest)
    circles = guest.locator("#kaart-kaart-figuur .scatterlayer .points path")
    expect(circles.first).to_be_visible()
    traces = [t for t in steps.data(guest, "kaart-kaart") if t["mode"] == "markers"]
    texts = [text for trace in traces for text in trace.get("text", [""] * len(trace["x"]))]
    place = next(n for n, text in enumerate(texts) if "Één" in text)
    box = circles.nth(place).bounding_box()
    assert box is not None
    guest.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    label = guest.locator("#kaart-kaart-figuur .hoverlayer .hovertext")
    expect(label).to_contain_text('<b>"Één & al"</b>')
    assert guest.locator("main svg image, main svg img").count() == 0


def test_a_carelessly_written_file_is_told_about(own: Server) -> None:
    assert "kolom eigen kolom wordt niet gebruikt" in own.log.read_text("utf-8")


#: Folders that cannot be used by what is wrong with their initiatives, and what is said of it.
UNREADABLE = {
    "empty": (b"", "Het bestand is leeg"),
    "nul": (b"\x00\x01", "initiatieven.csv"),
    "utf16": ("naam;sector\r\n".encode("utf-16"), "UTF-16"),
    "bare": (None, "Dit bestand ontbreekt"),
    "none": (None, "ARBEIDSZORG_DATA='/nonexistent' is geen bestaande"),
}


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory, atlas: Server) -> dict[str, Refusal]:
    """Every start that is refused, by name: to read the modules once for all takes seconds less."""
    place = tmp_path_factory.mktemp("geweigerd")
    folders = {"broken": place / "broken", "taken": place / "taken"}
    folders |= {name: place / name for name in UNREADABLE}
    for name, folder in folders.items():
        folder.mkdir()
        if name in UNREADABLE and (content := UNREADABLE[name][0]) is not None:
            write(folder, "registraties", STAYS)
            (folder / "initiatieven.csv").write_bytes(content)
    write_broken(folders["broken"])
    folders["none"] = Path("/nonexistent")
    ports = [atlas.port if name == "taken" else server.free_port() for name in folders]
    ended = server.each_refused(ports, list(folders.values()), place)
    return {name: (port, end) for name, port, end in zip(folders, ports, ended, strict=True)}


def write_broken(folder: Path) -> None:
    """Files with seven faults."""
    rows = [list(row) for row in INITIATIVES]
    rows[1][2] = "XYZ"
    rows[2][3] = "99999"
    write(folder, "initiatieven", rows)
    stays = [list(row) for row in STAYS]
    stays[1][3] = "31/02/2022"
    stays[2][2] = "I-99"
    stays[3][8] = "veertig"
    stays[4][4] = "01/01/2020"
    stays[5][1] = "85.07.30-033.28"
    write(folder, "registraties", stays)


def test_broken_files_are_refused_with_every_fault(refusals: dict[str, Refusal]) -> None:
    port, ended = refusals["broken"]
    assert ended.returncode == 2
    for fault in (
        "XYZ",
        "Deze code staat niet in de lijst",
        "99999",
        "Deze dag bestaat niet",
        "Dit initiatief staat niet in het bestand initiatieven",
        "Dit is geen getal",
        "De einddatum ligt vóór de startdatum",
        "Hier staat een rijksregisternummer; dat wordt geweigerd",
        "rij 2",
        "kolom sector",
        "In totaal 7 fouten",
        "De atlas is niet gestart.",
    ):
        assert fault in ended.stderr, fault
    assert "85.07.30" not in ended.stderr + ended.stdout, "a number of a person is never repeated"
    assert "Traceback" not in ended.stderr
    assert not server.listens(port)


def test_a_folder_that_cannot_be_used_is_refused(refusals: dict[str, Refusal]) -> None:
    """Whatever is wrong with it: exit code 2, words that say what to do, and no open port."""
    for name, (_, message) in UNREADABLE.items():
        port, end = refusals[name]
        assert end.returncode == 2
        assert message in end.stderr
        assert "De atlas is niet gestart." in end.stderr
        assert "Traceback" not in end.stderr
        assert not server.listens(port)


def test_a_port_that_is_taken_is_said(atlas: Server, refusals: dict[str, Refusal]) -> None:
    _, ended = refusals["taken"]
    assert ended.returncode == 2
    assert f"Poort {atlas.port} op 127.0.0.1 is al in gebruik" in ended.stderr
    assert f"PORT={atlas.port + 1}" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert atlas.json("/healthz")["status"] == "ok"
