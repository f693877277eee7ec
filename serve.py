"""``python serve.py``: start the atlas. The settings are in the README."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said before anything newer is imported
    sys.exit("De Arbeidszorgatlas vraagt Python 3.11 of nieuwer; dit is Python " + sys.version[:4])

from app import create_app
from arbeidszorg.processes import bind_children
from server.front import main

if __name__ == "__main__":
    bind_children()
    sys.exit(main(create_app))
