"""The versions that were shown are kept beside the data: what readers saw, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.news.kept import FILE, MOST, keep, load, save, versions
from arbeidszorg.news.versions import Version, read, version_of, written
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View

DAY, LATER = date(2026, 2, 1), date(2026, 3, 1)


@pytest.fixture(scope="module")
def now(demo_atlas: Atlas) -> Version:
    return version_of(demo_atlas)


def test_it_holds_what_the_table_says_and_no_hidden_number(now: Version, demo_atlas: Atlas) -> None:
    table = demo_atlas.table(View(demo_atlas.years, level="gemeente"))
    hidden = [row for row in table.rows if row.status != OK]
    assert hidden
    for row in table.rows:
        shown = now.numbers["medewerkers"][row.year][row.area]
        assert shown == (row.value if row.status == OK else row.status)


def test_it_is_read_as_it_was_written(now: Version) -> None:
    kept = replace(now, since=DAY)
    assert read(json.loads(json.dumps(written(kept)))) == kept


def test_a_version_is_kept_once_with_its_first_day(demo_atlas: Atlas, tmp_path: Path) -> None:
    here = replace(demo_atlas, settings=replace(demo_atlas.settings, data=tmp_path))
    keep(here, DAY)
    keep(here, LATER)
    (only,) = load(tmp_path / FILE)
    assert (only.version, only.since) == (here.version, DAY)
    newer = replace(here, edition=replace(here.edition, version="nieuw"))
    keep(newer, LATER)
    assert [(each.version, each.since) for each in load(tmp_path / FILE)] == [
        ("nieuw", LATER),
        (here.version, DAY),
    ]
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_no_more_are_kept_than_fit(now: Version, demo_atlas: Atlas, tmp_path: Path) -> None:
    save(tuple(replace(now, version=f"v{n}") for n in range(MOST + 3)), tmp_path / FILE)
    here = replace(demo_atlas, settings=replace(demo_atlas.settings, data=tmp_path))
    assert len(versions(here)) == MOST


def test_demonstration_data_keep_nothing(demo_atlas: Atlas) -> None:
    keep(demo_atlas, DAY)
    (only,) = versions(demo_atlas)
    assert only.since is None and only.demo


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"vorm": 2, "versies": []}',
        '{"vorm": 1, "versies": [1]}',
        '{"vorm": 1, "versies": [{"versie": "a"}]}',
        "[" * 100_000,
        "\x00",
    ],
)
def test_a_file_that_is_none_of_ours_says_nothing(content: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    assert load(tmp_path / FILE) == ()


def test_a_number_that_cannot_be_makes_the_file_say_nothing(now: Version, tmp_path: Path) -> None:
    for value in (-1, True, None, "veel", 1e12):
        kept = written(now)
        kept["cijfers"]["medewerkers"]["2025"]["30000"] = value
        text = json.dumps({"vorm": 1, "versies": [kept]})
        (tmp_path / FILE).write_text(text, encoding="utf-8")
        assert load(tmp_path / FILE) == ()
