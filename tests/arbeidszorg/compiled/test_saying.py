"""What a version says of every area is what its tables say, and lies ready."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.compiled import saying
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.news.versions import version_of
from arbeidszorg.view.rows import HIDDEN


def test_it_says_what_the_tables_say_and_nothing_that_is_hidden(
    demo_compiled: Compiled, demo_atlas: Atlas
) -> None:
    said = demo_compiled.said
    assert said == saying.said_by(demo_atlas.table, demo_atlas.years, demo_atlas.geography.levels)
    assert HIDDEN in said["medewerkers"][demo_atlas.years[1]].values()


def test_what_changed_is_told_from_it_without_a_question(
    demo_compiled: Compiled, demo_atlas: Atlas
) -> None:
    def asked(_: object) -> None:
        raise AssertionError("a table is asked")

    here = replace(demo_atlas, said=demo_compiled.said, ask=asked)
    assert version_of(here).numbers == version_of(replace(demo_atlas, said={})).numbers


def test_it_is_read_as_it_was_written(demo_compiled: Compiled) -> None:
    written = saying.written(demo_compiled.said)
    again = saying.read(json.loads(written))
    assert again == demo_compiled.said and saying.written(again) == written


@pytest.mark.parametrize("value", [True, -1, 1e9, None, "ok", "iets", [1]])
def test_what_is_no_number_and_no_state_is_refused(value: object) -> None:
    told = {measure: {"2021": {"30000": value}} for measure in saying.TOLD}
    with pytest.raises(ValueError, match=re.escape(str(value))):
        saying.read(told)
