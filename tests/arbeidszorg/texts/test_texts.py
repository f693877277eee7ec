"""The texts: every key that code names exists, every text is used, and fields are filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

from arbeidszorg.settings import ROOT
from arbeidszorg.texts import LANGUAGE, catalogue, has, label, plural, t, tn

CODE = [
    path
    for folder in ("arbeidszorg", "components", "desk", "pages", "server", "scripts")
    for path in sorted((ROOT / folder).rglob("*.py"))
] + [ROOT / "app.py"]
#: Templates, which name texts as code does: ``t("desk.name")``, ``tn("desk.users.count", 3)``.
TEMPLATES = sorted((ROOT / "desk").rglob("*.html"))
IN_TEMPLATE = re.compile(r"""\b(tn?)\(\s*"([a-z_]+\.[\w.]*)"(\s*~)?|'([a-z_]+\.[\w.]+)'""")
#: Keys made at run time in ways that no f-string shows: their prefix -> where it happens.
DYNAMIC = {
    "codes.": "texts.label(kind, code)",
    "view.notice.": "view._Notices.add and .dropped",
    "intake.": "faults: rules and mends by name",
    "boundaries.": "boundaries: refusals by name",
    "columns.": "data packages: the description of each column",
    "methode.": "pages.methode: sections by name",
    "gebied.wrong.": "places.wrong.Wrong.add",
    "indienen.script.": "sending.words: for scripts, by name",
    "indienen.grid.": "sending.words: for the script of the grid, by name",
    "desk.log.kind.": "desk.pages.logboek.kind_words, by the kinds that are recorded",
}


@cache
def nodes() -> list[tuple[Path, ast.Call | ast.Constant]]:
    """Every call of a function by its name and every constant in the code, with its module: read
    once, and not before a test asks."""
    return [
        (path, node)
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    ]


def calls(*names: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of these functions of the texts."""
    for path, node in nodes():
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args
        if called and node.func.id in names:
            yield path, node


def pattern(key: ast.expr) -> str | None:
    """A regular expression for the keys that an expression can be; None when nothing is known."""
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        return re.escape(key.value)
    if isinstance(key, ast.IfExp):
        return f"(?:{pattern(key.body)}|{pattern(key.orelse)})"
    if isinstance(key, ast.JoinedStr):
        return "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.\-]*"
            for part in key.values
        )
    return None


def literals() -> set[str]:
    """Every string in the code that looks like a key, for keys that travel as a value."""
    constants = (node for _, node in nodes() if isinstance(node, ast.Constant))
    return {node.value for node in constants if isinstance(node.value, str)}


#: The plural forms of the language, and that for none, which a text may have.
FORMS = (*sorted(Locale.parse(LANGUAGE).plural_form.rules), "other")
ZERO = "zero"


def named(*names: str) -> list[tuple[Path, int, str]]:
    """Place and pattern of the key of every call of these functions."""
    return [
        (path.relative_to(ROOT), call.lineno, key_pattern)
        for path, call in calls(*names)
        if (key_pattern := pattern(call.args[0]))
    ]


def counted_keys() -> list[tuple[Path, int, str]]:
    """Texts that are counted, by their pattern without the form."""
    return named("tn", "plural_note")


@cache
def asked() -> list[tuple[Path, int, str]]:
    """Every text that code names."""
    forms = rf"\.(?:{'|'.join([*FORMS, ZERO])})"
    return [
        *named("t", "has", "note"),
        *in_templates(forms),
        *((path, line, rf"(?:{key}){forms}") for path, line, key in counted_keys()),
    ]


def in_templates(forms: str) -> Iterator[tuple[Path, int, str]]:
    """Every text that a template names; one whose end is made there by what stands before it."""
    for path in TEMPLATES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for name, key, more, plain in IN_TEMPLATE.findall(line):
                if plain and not has(plain):
                    continue  # the name of a page, or a word of another kind
                end = (r"[\w.\-]*" if more else "") + (forms if name == "tn" else "")
                yield path.relative_to(ROOT), number, re.escape(key or plain) + end


def where(key: str) -> str:
    """A key as who mends it looks for it: the file, and the key in it."""
    subject, _, name = key.partition(".")
    return f"texts/{LANGUAGE}/{subject}.toml: {name}"


def test_the_code_was_found() -> None:
    assert len(CODE) > 40
    assert len(asked()) > 150


def test_every_key_that_code_names_exists() -> None:
    keys = "\n".join(catalogue())  # one search through all is much faster than many matches
    missing = [
        f"{path}:{line} {key_pattern}"
        for path, line, key_pattern in asked()
        if not re.search(f"^(?:{key_pattern})$", keys, re.MULTILINE)
    ]
    assert missing == []


def test_every_counted_text_has_the_forms_of_the_language() -> None:
    ends = tuple(f".{form}" for form in FORMS)
    bases = "\n".join({key.rpartition(".")[0] for key in catalogue() if key.endswith(ends)})
    counted = {
        base
        for *_, key_pattern in counted_keys()
        for base in re.findall(f"^(?:{key_pattern})$", bases, re.MULTILINE)
    }
    lacking = [
        f"{where(base)} has no {form!r}"
        for base in sorted(counted)
        for form in FORMS
        if not has(f"{base}.{form}")
    ]
    assert lacking == []
    assert len(counted) > 20


def test_a_counted_text_goes_by_the_rules_of_the_language() -> None:
    assert [plural(count) for count in (0, 1, 1.0, 1.5, 2, 21, 1000)] == [
        "other",
        "one",
        "one",
        "other",
        "other",
        "other",
        "other",
    ]
    assert tn("figure.places", 1) == "1 plaats"
    assert tn("figure.places", 0) == "0 plaatsen"
    assert tn("rapport.key.went", 0, value=0) == "vertrok niemand"


def test_a_missing_text_is_named_with_its_file() -> None:
    with pytest.raises(KeyError, match=r"texts/nl/view\.toml has no 'bestaat.niet'"):
        t("view.bestaat.niet")
    with pytest.raises(KeyError, match=r"texts/nl/figure\.toml has no 'class_zero.other'"):
        tn("figure.class_zero", 3)


def test_every_text_is_used() -> None:
    words = {
        key_pattern
        for _, _, key_pattern in asked()
        if re.search(r"[a-z]{2}", key_pattern.replace(r"[\w.\-]*", ""))
    }
    patterns = {re.compile(key_pattern) for key_pattern in words}
    travelling = literals()
    unused = [
        where(key)
        for key in catalogue()
        if not key.startswith(tuple(DYNAMIC))
        and key not in travelling
        and not any(expression.fullmatch(key) for expression in patterns)
    ]
    assert unused == []


@pytest.mark.parametrize("prefix", DYNAMIC)
def test_every_dynamic_prefix_has_texts(prefix: str) -> None:
    assert any(key.startswith(prefix) for key in catalogue())


def filled() -> Iterator[tuple[Path, int, str, set[str]]]:
    """Place, key and field names of each call with a plain key and without ``**values``."""
    for name in ("t", "tn"):
        for path, call in calls(name):
            key = call.args[0]
            if isinstance(key, ast.Constant) and all(word.arg for word in call.keywords):
                fields = {word.arg for word in call.keywords if word.arg}
                ends = [f".{form}" for form in (*FORMS, ZERO)] if name == "tn" else [""]
                for end in ends:
                    own = fields | ({"count"} if end else set())
                    yield path.relative_to(ROOT), call.lineno, f"{key.value}{end}", own


def test_every_field_in_a_text_is_filled_in() -> None:
    wrong = [
        f"{path}:{line} {key}"
        for path, line, key, fields in filled()
        if has(key)
        and {name for _, name, _, _ in Formatter().parse(catalogue()[key]) if name} - fields
    ]
    assert wrong == []


def test_texts_are_tidy() -> None:
    """Fields are plain names, nothing is left to do, and no spaces are there by mistake."""
    wrong = []
    for key, text in catalogue().items():
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        tidy = (
            all(re.fullmatch(r"\w+", name) for name in names)
            and text.strip(" ") == text
            and not re.search(r"\b(?:TODO|FIXME|XXX|lorem)\b", text)
            and bool(text or key == "table.status.ok")
        )
        wrong += [] if tidy else [key]
    assert wrong == []


def test_an_unknown_key_is_an_error_and_an_unknown_code_is_not() -> None:
    with pytest.raises(KeyError):
        t("view.bestaat.niet")
    assert label("sector", "NIEUW") == "NIEUW"
    assert label("sector", "MB") == "Maatwerkbedrijven"
