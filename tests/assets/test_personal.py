"""What tells who a person is: the cases that ``desk.test.js`` holds the browser to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from stdnum import iban

from arbeidszorg.registrations.intake.identifiers import is_random
from arbeidszorg.registrations.intake.personal import SHARED, refused, refused_header

CASES = json.loads(Path(__file__).with_name("personal.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("header", "personal"), CASES["headers"])
def test_headers(header: str, personal: bool) -> None:
    assert refused_header(header) is personal


@pytest.mark.parametrize(("column", "text", "rule"), CASES["cells"])
def test_cells(column: str, text: str, rule: str | None) -> None:
    said = None if column.endswith("_id") and is_random(text) else refused(column, text)
    assert said == rule


def test_accounts_are_written_as_the_register_of_banks_says() -> None:
    lines = Path(iban.__file__).with_name("iban.dat").read_text(encoding="utf-8").splitlines()
    shapes = {line[:2]: line.split('bban="')[1].rstrip('"') for line in lines if "bban=" in line}
    assert shapes == SHARED["iban"] and len(shapes) > 50
