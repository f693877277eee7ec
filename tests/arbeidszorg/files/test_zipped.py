"""ZIP files without a clock."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from arbeidszorg.files.zipped import again, zipped
from helpers.office import parts

DAY = date(2023, 12, 31)


def test_files_keep_their_order_and_day() -> None:
    content = zipped({"b.txt": b"two", "a.txt": b"one"}, DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert [(entry.filename, entry.date_time[:3]) for entry in opened.infolist()] == [
            ("b.txt", (2023, 12, 31)),
            ("a.txt", (2023, 12, 31)),
        ]
    assert parts(content)["a.txt"] == b"one"


def test_a_zip_of_another_moment_becomes_the_same() -> None:
    def written(year: int) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as into:
            into.writestr(zipfile.ZipInfo("x", (year, 1, 1, 0, 0, 0)), b"same")
        return out.getvalue()

    assert written(1999) != written(2024)
    assert again(written(1999), DAY) == again(written(2024), DAY)


def test_days_that_zip_does_not_know() -> None:
    assert parts(zipped({"x": b""}, date(1970, 1, 1))) == {"x": b""}
