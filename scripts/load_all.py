"""Load all that the server loads, so that Python keeps it compiled.

The first start is then as fast as every other, also of a user who may write nothing here. Run when
packages are installed.

    python scripts/load_all.py
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app import create_app
from arbeidszorg.atlas.atlas import open_atlas
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.settings import Settings
from components.site import PageError
from server import front


def main() -> None:
    """Draw every page of the demonstration data, and make a file of each kind. What is wrong with
    either is said by whoever starts the atlas."""
    with suppress(CompiledError, PageError):
        app = create_app(open_atlas(Settings(), front.refuse_to_make))
        front.draw_all(app)
        with app.server.app_context():
            front.ready_files()


if __name__ == "__main__":
    main()
