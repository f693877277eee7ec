"""What is said of findings and reasons: a rule by its name, where it has one."""

from __future__ import annotations

from arbeidszorg.texts import has, t


def rule(code: str) -> str:
    """What a rule is called on screen; its code while nobody gave it a name."""
    for key in (f"nakijken.rule.{code}.name", f"nakijken.rule.{code}"):
        if has(key):
            return t(key)
    return code
