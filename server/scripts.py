"""Our own scripts: ES modules as they are written, one plain script as they are sent.

A module of its own is a way to and fro of its own to a phone, and none may be asked from a file
that is opened without a network. So modules are joined when the server starts: each becomes a
function that runs once, after those that it imports, and gives what it exports. Comments stay
behind: they are half of what is written, and nobody reads them there.

Only what :data:`IMPORT` and :data:`EXPORT` describe is understood. Anything else is refused with
the place where it stands; ``tsc`` and eslint look after the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from arbeidszorg.settings import ROOT

ASSETS = ROOT / "assets"
#: Where the modules are, and the start of their addresses.
FOLDER = "/assets/scripts/"
#: ``import {a, b as c} from "./x.js";``, ``import * as x from "../y.js";``, ``import "./z.js";``
IMPORT = re.compile(r'import (?:(?:\{([^}]*)\}|\* as (\w+)) from )?"(\.[^"]+)";\n')
#: ``export function a``, ``export async function b``, ``export const c``, ``export class D``
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.M)
#: What is left of a module that says it in another way.
_STRANGE = re.compile(r"^(?:import|export)\b.*", re.M)
#: A comment that has its lines to itself, and a type before code on its line.
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.M | re.S)
_TYPE = re.compile(r"/\*\* @(?:(?!\*/)[^\n])*\*/ ?")
_BLANK = re.compile(r"\n{2,}")


class ScriptError(ValueError):
    """A module that cannot be joined; the message says which, and what is wrong."""


@dataclass
class _Joining:
    """What is under way. ``names``: path -> name of a module in the joined script; ``exports``:
    path -> names that it exports; ``parts``: what is written so far, in order; ``above``: modules
    that wait for what they import."""

    names: dict[Path, str] = field(default_factory=dict)
    exports: dict[Path, set[str]] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    above: list[Path] = field(default_factory=list)


def joined(addresses: Sequence[str], root: Path = ROOT) -> str:
    """The modules at some addresses (``/assets/scripts/...``) and all that they import, as one
    plain script: each once, after what it imports. Raises :class:`ScriptError`."""
    work = _Joining()
    for address in addresses:
        _add((root / address.lstrip("/")).resolve(), work)
    return '(function () {\n"use strict";\n' + "".join(work.parts) + "})();\n"


def is_module(address: str) -> bool:
    """Whether an address is that of a module of ours."""
    return address.startswith(FOLDER)


def _add(path: Path, work: _Joining) -> None:
    """Write a module, after what it imports, unless it stands already."""
    if path in work.names:
        return
    if path in work.above:
        circle = " -> ".join(each.name for each in (*work.above[work.above.index(path) :], path))
        raise ScriptError(f"Modules import each other in a circle: {circle}")
    work.above.append(path)
    bare = _TYPE.sub("", _COMMENT.sub("", _read(path, work)))
    text = _BLANK.sub("\n", bare).lstrip()
    start = []
    while match := IMPORT.match(text):
        names, whole, source = match.groups()
        start.append(_imported(path, names, whole, source, work))
        text = text[match.end() :]
    exports = EXPORT.findall(text)
    body = EXPORT.sub("", text)
    if strange := _STRANGE.search(body):
        raise ScriptError(f"{path.name}: cannot be joined: {strange[0]}")
    name = f"${len(work.names) + 1}"
    work.names[path], work.exports[path] = name, set(exports)
    work.above.pop()
    end = f"return {{{', '.join(exports)}}};\n" if exports else ""
    begin = f"const {name} = " if exports else ""
    work.parts.append(f"{begin}(function () {{\n{''.join(start)}{body.strip()}\n{end}}})();\n")


def _read(path: Path, work: _Joining) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        asker = work.above[-2].name if len(work.above) > 1 else "the server"
        raise ScriptError(f"{path.name} is not there; {asker} asks for it") from None


def _imported(path: Path, names: str | None, whole: str | None, source: str, work: _Joining) -> str:
    """The line that gives a module what it imports."""
    other = (path.parent / source).resolve()
    _add(other, work)
    if whole:
        return f"const {whole} = {work.names[other]};\n"
    if names is None:
        return ""
    pairs = [re.split(r"\s+as\s+", name.strip()) for name in names.split(",") if name.strip()]
    for name, *_ in pairs:
        if name not in work.exports[other]:
            raise ScriptError(f"{path.name} imports {name}, which {other.name} does not export")
    return f"const {{{', '.join(': '.join(pair) for pair in pairs)}}} = {work.names[other]};\n"
