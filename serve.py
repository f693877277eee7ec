"""``python serve.py``: start the atlas. The settings are in the README."""

from __future__ import annotations

import gc
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said before anything newer is imported
    sys.exit("De Arbeidszorgatlas vraagt Python 3.11 of nieuwer; dit is Python " + sys.version[:4])

if __name__ == "__main__":
    # What is loaded stays; to look for what could go meanwhile takes a tenth of the time. It is
    # looked for once, before anybody is answered (``server/memory.py``).
    gc.disable()
    from app import create_app
    from arbeidszorg.processes import bind_children
    from server.front import main

    bind_children()
    sys.exit(main(create_app))
