"""Placeholder until the methods page lands."""
from __future__ import annotations
from typing import Any
from dash import html
def layout(**_: Any) -> html.Div:
    return html.Div(className="breed methode")
