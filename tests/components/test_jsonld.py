"""JSON-LD in a page."""

from __future__ import annotations

import json

from components.jsonld import written


def test_nothing_in_it_ends_it() -> None:
    content = {"name": "</script><script>alert(1)</script> \u2028 é"}
    block = str(written(content))
    assert block.count("<") == 2
    inner = block.partition(">")[2].rpartition("<")[0]
    assert json.loads(inner) == content
    assert block.startswith('<script type="application/ld+json">')
