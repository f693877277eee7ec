"""A workbook that the browser reads and copies says what the server reads of it."""

from __future__ import annotations

import base64
import io
import json
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from arbeidszorg.handing.checks import HandedFile
from arbeidszorg.registrations import model
from helpers.handing import checked, stay

ROOT = Path(__file__).parents[2]
TYPED: tuple[dict[str, object], ...] = (
    {
        "startdatum": date(2010, 11, 22),
        "einddatum": datetime(2024, 6, 30),
        "uren_per_week": 12.5,
        "geboortejaar": 1985,
        "woonplaats_nis": 31005,
        "trede_voor": 2,
    },
    {"startdatum": "01/02/2011", "uren_per_week": 0.1, "geboortejaar": 1990.0},
)
ENDED = {"einddatum": "2024-06-30", "reden_stopzetting": "gezondheid"}
COPY = """
import {readFileSync} from "node:fs";
import {copy, look} from "./assets/scripts/desk/looking.js";
import {judge} from "./assets/scripts/desk/personal.js";
const {rules, contract, bytes} = JSON.parse(readFileSync(0, "utf-8"));
const told = {contract, own: [], judge: judge(rules)};
const {tables} = await look("r.xlsx", new Uint8Array(Buffer.from(bytes, "base64")), told);
process.stdout.write(copy(tables[0]));
"""


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "registraties"
    rows: list[dict[str, object]] = [{**stay(1, **ENDED), **TYPED[0]}, {**stay(2), **TYPED[1]}]
    columns = list(rows[0])
    for row in (columns, *([row.get(column) for column in columns] for row in rows)):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.skipif(shutil.which("node") is None, reason="without node no script can be run")
def test_a_workbook_of_openpyxl_is_read_alike() -> None:
    data = workbook()
    rules = ROOT / "arbeidszorg" / "registrations" / "intake" / "personal.json"
    told = {
        "rules": json.loads(rules.read_text(encoding="utf-8")),
        "contract": {kind: [c.name for c in model.FILES[kind]] for kind in model.REGISTERED},
        "bytes": base64.b64encode(data).decode(),
    }
    ran = subprocess.run(
        ["node", "--input-type=module", "-e", COPY],
        cwd=ROOT,
        input=json.dumps(told).encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    by_server = checked(HandedFile("registraties.xlsx", data), adds=True)
    by_browser = checked(HandedFile("registraties.csv", ran.stdout), adds=True)
    assert by_server.frames is not None and by_browser.frames is not None, by_server.findings
    assert by_browser.frames.stays.equals(by_server.frames.stays)
    rows = by_browser.frames.stays.set_index("registratie_id")
    assert rows.loc["R1", "startdatum"] == datetime(2010, 11, 22)
    assert rows.loc["R1", "uren_per_week"] == 12.5
