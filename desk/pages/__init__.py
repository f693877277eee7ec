"""What people see: one module per page, each with a Flask ``blueprint`` named as the module, and
``MENU`` when it stands in the menu. Templates are in ``templates``, on ``base.html``; what forms
and tables look like is in ``templates/macros.html``. Every view says who may ask it
(``desk.access.guard``).

Asks the rooms below; no page asks another.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

from flask import Blueprint

from desk.menu import Item

#: Where templates are looked for.
ROOT = str(Path(__file__).parents[1])
#: The modules, one a line, by name.
NAMES = (
    "aanmelden",
    "bestanden",
    "bevestigen",
    "eigen",
    "elders",
    "formulier",
    "gebruikers",
    "gegevens",
    "indienen",
    "inzendingen",
    "kolommen",
    "kwaliteit",
    "link",
    "logboek",
    "nakijken",
    "ontwerp",
    "opladen",
    "pseudoniemen",
    "publiceren",
    "sjabloon",
    "start",
    "tweede",
    "vergeten",
    "werk",
)


def modules() -> list[ModuleType]:
    """The modules of all pages."""
    return [import_module(f"{__name__}.{name}") for name in NAMES]


def blueprints() -> list[Blueprint]:
    """The routes of all pages."""
    return [module.blueprint for module in modules()]


def menu() -> list[Item]:
    """The lines of the menu."""
    return [item for module in modules() for item in getattr(module, "MENU", ())]
