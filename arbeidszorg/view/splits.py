"""The codes that a split shows."""

from __future__ import annotations

from arbeidszorg.registrations import model
from arbeidszorg.view.view import LADDER

AGES = ("tot-24", "25-34", "35-44", "45-54", "55-64", "vanaf-65")


def split_codes(split: str) -> tuple[str, ...]:
    """The codes of a split in the order in which they are shown, "not recorded" last."""
    if split == "activiteit":
        return model.ACTIVITIES
    if split == "sector":
        return model.SECTORS
    if split == LADDER:
        return (*model.FLOWS, model.NOT_RECORDED)
    codes = AGES if split == "leeftijd" else model.CODES[split]
    return (*codes, model.NOT_RECORDED)
