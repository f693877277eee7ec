"""The initiatives that there are: those of the last version in the store, and those that somebody
hands in for the first time."""

from __future__ import annotations

import csv
import io
from functools import lru_cache

from arbeidszorg.store import packing, versions
from arbeidszorg.store.database import Store
from desk.access import accounts


def known(store: Store) -> dict[str, str]:
    """Id -> name of every initiative of the last version, by name; nothing of an empty store."""
    number = versions.latest(store)
    return _of(store, number) if number else {}


def is_known(store: Store, code: str) -> bool:
    """Whether there is such an initiative: in the last version, or of somebody who hands in."""
    if code in known(store):
        return True
    with store.reading() as connection:
        return any(code in account.initiatives for account in accounts.every(connection))


@lru_cache(maxsize=4)
def _of(store: Store, number: int) -> dict[str, str]:
    names: dict[str, str] = {}
    for submission in versions.submissions_of(store, number):
        text = packing.unpack(submission.files["initiatieven"]).decode()
        for row in csv.DictReader(io.StringIO(text)):
            names[row["initiatief_id"]] = row["naam"]
    return dict(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
