"""Looking into OpenDocument files without knowing how they are written."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import odfdo
from openxml_audit.odf import OdfValidator

WORDS = {"{urn:oasis:names:tc:opendocument:xmlns:text:1.0}" + name for name in ("p", "h")}


@cache
def _validator() -> OdfValidator:
    return OdfValidator(relaxng_validation=True)


def faults(content: bytes, ending: str) -> list[str]:
    """What the RelaxNG schema of OpenDocument 1.3, and its rules, say against a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"file.{ending}")
        path.write_bytes(content)
        result = _validator().validate(path)
        return [fault.description for fault in result.errors if "ERROR" in str(fault.severity)]


def opened(content: bytes) -> Any:
    """The file as the library reads it."""
    return odfdo.Document(io.BytesIO(content))


def words(content: bytes) -> str:
    """All paragraphs and headings, those of notes too, a line each."""
    root = ElementTree.fromstring(opened(content).get_part("content.xml").serialize())
    texts = ("".join(part.itertext()) for part in root.iter() if part.tag in WORDS)
    return "\n".join(texts)
