"""Read and check the ``datapackage.json`` of a territory."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from arbeidszorg.places.groups import BETWEEN, MARK
from arbeidszorg.places.level import GROUP, TOWN, LevelWords
from arbeidszorg.places.territory import OUTLINE, PACKAGE, STUDY, Territory
from arbeidszorg.places.wrong import Wrong

#: The tables that every territory has.
TILES = "tegels"
REQUIRED = ("gemeenten", "inwoners", TILES)
#: What a level cannot be called: these mean something else in an address.
TAKEN = frozenset({TOWN, GROUP, "alles", "buiten", "onbekend", "gebied"})
LEVEL_CODE = re.compile("[a-z][a-z-]{1,30}")
#: What the code of an area cannot hold: it would not survive in an address.
STRANGE = re.compile(rf"[^\w-]|[{re.escape(MARK + BETWEEN)}]")
#: Sections of the page of the method that a territory explains itself, and letters of each.
EXPLAINED, LONGEST = ("overlap", "grenzen", "bronnen"), 3_000
#: Whom a map and a rate name.
CREDITED = (
    *("grenzen", "grenzen_kort", "inwoners", "inwoners_kort"),
    *("overname", "voettekst"),
)
NAME = "{naam}"
_TOWN = LevelWords(TOWN, TOWN, "gemeenten", "Gemeenten", "de", NAME, NAME, ("nis", "gemeente"))


def read(folder: Path, *, tiles: bool = True) -> Territory:
    """The territory in a folder; ``tiles``: with a file of tiles that is there (else they are
    about to be made). Raises :class:`~arbeidszorg.places.wrong.TerritoryError` with all that is
    wrong with its datapackage."""
    wrong = Wrong(str(folder))
    package = _content(folder, wrong)
    about = package.get("gebied")
    if not isinstance(about, dict):
        wrong.add("no_about", PACKAGE)
        about = {}
    wrong.check()
    levels = _levels(about.get("niveaus"), wrong)
    resources = _resources(folder, package.get("resources"), tiles, wrong)
    for name in (*REQUIRED, *(OUTLINE.format(level=level.code) for level in levels)):
        if name not in resources:
            wrong.add("no_resource", PACKAGE, name=name)
    name, code = (_text(about, key, wrong) for key in ("naam", "code"))
    if STRANGE.search(code):
        wrong.add("strange_code", PACKAGE, code=code)
    subjects = about.get("onderwerpen", [])
    if not isinstance(subjects, list) or not set(map(str, subjects)) <= {STUDY}:
        wrong.add("subjects", PACKAGE, known=STUDY)
        subjects = []
    territory = Territory(
        folder=folder,
        code=code,
        name=name,
        called=_text(about, "genoemd", wrong, name),
        preposition=_text(about, "voorzetsel", wrong, "in"),
        adjective=_text(about, "bijvoeglijk", wrong),
        people=_text(about, "inwoners", wrong),
        levels=(*levels, _TOWN),
        subjects=frozenset(map(str, subjects)),
        explained=_own_texts(about, "toelichting", EXPLAINED, wrong),
        credits=_own_texts(about, "vermelding", CREDITED, wrong),
        resources=resources,
    )
    wrong.check()
    return territory


def _content(folder: Path, wrong: Wrong) -> Mapping[str, Any]:
    try:
        content = json.loads((folder / PACKAGE).read_text(encoding="utf-8-sig"))
    except OSError:
        wrong.add("no_package", PACKAGE)
    except (ValueError, RecursionError):
        wrong.add("not_json", PACKAGE)
    else:
        if isinstance(content, dict):
            return content
        wrong.add("not_json", PACKAGE)
    wrong.check()
    return {}


def _text(
    about: Mapping[str, Any], key: str, wrong: Wrong, default: str = "", at: str = "gebied"
) -> str:
    """A short text; one that is missing is wrong when there is no default for it."""
    value = about.get(key, default)
    if isinstance(value, str) and value.strip() and value.isprintable() and len(value) <= 80:
        return value.strip()
    wrong.add("no_text", PACKAGE, field=key, at=at)
    return ""


def _own_texts(
    about: Mapping[str, Any], key: str, known: tuple[str, ...], wrong: Wrong
) -> dict[str, str]:
    """Texts of the territory itself, by name."""
    said = about.get(key, {})
    if (
        isinstance(said, dict)
        and set(said) <= set(known)
        and all(isinstance(text, str) and len(text) <= LONGEST for text in said.values())
    ):
        return dict(said)
    wrong.add("own_texts", PACKAGE, field=key, known=", ".join(known), longest=LONGEST)
    return {}


def _levels(said: object, wrong: Wrong) -> list[LevelWords]:
    if not isinstance(said, list) or not said or not all(isinstance(each, dict) for each in said):
        wrong.add("no_levels", PACKAGE)
        return []
    levels = [_level(each, number, wrong) for number, each in enumerate(said)]
    codes = [level.code for level in levels]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        wrong.add("level_twice", PACKAGE, code=code)
    return levels


def _level(said: Mapping[str, Any], number: int, wrong: Wrong) -> LevelWords:
    at = f"niveaus[{number}]"
    code = _text(said, "code", wrong, at=at)
    if code and (code in TAKEN or not LEVEL_CODE.fullmatch(code)):
        wrong.add("level_code", PACKAGE, code=code)
    many = _text(said, "meervoud", wrong, at=at)
    article = _text(said, "lidwoord", wrong, at=at)
    if article and article not in ("de", "het"):
        wrong.add("article", PACKAGE, at=at)
    full, called = (_text(said, key, wrong, NAME, at) for key in ("voluit", "genoemd"))
    if not all(NAME in form for form in (full, called) if form):
        wrong.add("name_form", PACKAGE, at=at)
    columns = said.get("kolommen")
    whole = number == 0
    if not whole and not (
        isinstance(columns, list) and len(columns) == 2 and all(isinstance(c, str) for c in columns)
    ):
        wrong.add("columns", PACKAGE, at=at)
        columns = ["", ""]
    return LevelWords(
        code,
        _text(said, "naam", wrong, code, at),
        many,
        _text(said, "titel", wrong, many[:1].upper() + many[1:], at),
        article,
        full,
        called,
        None if whole or columns is None else (columns[0], columns[1]),
    )


def _resources(folder: Path, said: object, tiles: bool, wrong: Wrong) -> dict[str, Path]:
    """Name -> file, of the resources. A path stays inside the folder, as Frictionless asks: a
    territory that was copied is whole."""
    if not isinstance(said, list):
        wrong.add("no_resources", PACKAGE)
        return {}
    found: dict[str, Path] = {}
    for each in said:
        name, path = (each.get(key) if isinstance(each, dict) else None for key in ("name", "path"))
        if not isinstance(name, str) or not isinstance(path, str):
            wrong.add("resource", PACKAGE)
        elif name in found:
            wrong.add("resource_twice", PACKAGE, name=name)
        elif PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            wrong.add("path_outside", PACKAGE, name=name, path=path)
        elif not (folder / path).is_file() and (tiles or name != TILES):
            wrong.add("no_file", PACKAGE, name=name, path=path)
            found[name] = folder / path
        else:
            found[name] = folder / path
    return found
