"""``python -m desk``: start the desk; with a word behind it, a command (``-h`` lists them)."""

from __future__ import annotations

import sys

from desk.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
