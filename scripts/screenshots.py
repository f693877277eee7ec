"""Take the pictures of the README again: ``make screenshots`` (needs Chromium)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "beelden"
#: File name -> path of the page.
PICTURES = {
    "overzicht": "/",
    "kaart": "/kaart?gebied=westhoek",
    "gemeenten": "/kaart?niveau=gemeente",
    "evolutie": "/evolutie?splitsing=sector",
}


def main() -> int:
    """Start the atlas on a free port, take each picture at 1366 by 768, stop it."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-headless-shell", "google-chrome")
    chromium = next(filter(None, map(shutil.which, names)), None)
    if not chromium:
        print("Chromium not found; set CHROMIUM", file=sys.stderr)
        return 1
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    TARGET.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PORT": str(port), "WORKERS": "1"}
    server = subprocess.Popen([sys.executable, "serve.py"], cwd=ROOT, env=environment)
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(base)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1366, "height": 900})
            for name, path in PICTURES.items():
                page.goto(base + path)
                page.locator("#voor").wait_for(state="detached")
                page.evaluate("document.fonts.ready.then(() => true)")
                page.screenshot(path=TARGET / f"{name}.png")
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return 0


def _wait(base: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{base}/healthz", timeout=1)
            return
        except OSError:
            time.sleep(0.25)
    raise SystemExit("the atlas did not start")


if __name__ == "__main__":
    sys.exit(main())
