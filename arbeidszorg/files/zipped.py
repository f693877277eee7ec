"""ZIP files that are the same for the same content: no clock, and a fixed order."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: What a file that was made on Unix may do: be read by all, and be written by its owner.
_READABLE = 0o644 << 16


def zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """A ZIP with these files (name -> content), in their order, all of that day."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as into:
        for name, content in files.items():
            info = ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3  # Unix, also where it is made on Windows
            info.external_attr = _READABLE
            into.writestr(info, content)
    return out.getvalue()


def again(content: bytes, day: date) -> bytes:
    """A ZIP made by another program, in the same way."""
    with ZipFile(io.BytesIO(content)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()}, day)
