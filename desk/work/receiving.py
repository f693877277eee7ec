"""What is sent stays in memory: a form with files is never put on disk as it came."""

from __future__ import annotations

import io
from typing import IO, Any

import flask

#: Bytes that a form with files may have beside the largest file.
AROUND = 2_000_000
#: The functions of addresses that take files in a form.
WITH_FILES: set[str] = set()


class Request(flask.Request):
    """A question to the desk."""

    def _get_file_stream(self, *_: Any, **__: Any) -> IO[bytes]:
        """Where a file in a form goes: werkzeug would put a large one in a file of its own."""
        return io.BytesIO()

    @property
    def max_content_length(self) -> int | None:
        """Bytes that may be sent to the address that is asked."""
        from desk.work.uploads import LARGEST

        return LARGEST + AROUND if self.endpoint in WITH_FILES else super().max_content_length

    @max_content_length.setter
    def max_content_length(self, value: int | None) -> None:
        flask.Request.max_content_length.fset(self, value)  # type: ignore[attr-defined]
