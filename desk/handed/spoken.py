"""What is said of findings and reasons: a rule by its name, where it has one."""

from __future__ import annotations

from arbeidszorg.texts import has, t


def rule(code: str) -> str:
    """What a rule says, of ours or of the contract; its code while nobody gave it words."""
    for key in (f"nakijken.what.{code}", f"intake.rule.{code}"):
        if has(key):
            return t(key)
    return code
