"""How a slide of a ready deck is made: its words, its figures, and what happens when there is
nothing to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from arbeidszorg.content.deck import Slide
from arbeidszorg.places.level_words import own_level
from arbeidszorg.report.subject import Subject, shows
from arbeidszorg.report.words import paragraph
from arbeidszorg.texts import has, t
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED, Row

#: Years that a line needs.
LEAST = 2


@dataclass
class Making:
    """The slides of a deck so far, and a line about each one that shows nothing."""

    subject: Subject
    slides: list[Slide] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def add(
        self, key: str, fact: str = "", own: str = "", points: bool = True, **slide: Any
    ) -> None:
        """A slide with the words of ``key``. ``fact``: what the numbers say, said first; ``own``:
        what comes before ``key`` where an area has words of its own, after those of its level;
        ``points``: there is something to point at; ``say_as``, ``answer_as``, ``heading_as``: which
        of several texts is taken; ``words``: what the texts are filled with."""
        words = {
            **self.subject.words,
            **own_level(self.subject.geography, self.subject.level),
            "year": self.subject.year,
            "where": self.subject.where,
            "area": self.subject.called,
            **slide.pop("words", {}),
        }

        def text(part: str) -> str:
            name = slide.pop(f"{part}_as", part)
            places = (f"{self.subject.level}.{key}", f"{own}.{key}") if own else ()
            place = next((at for at in places if has(f"klaar.{at}.{name}")), key)
            return t(f"klaar.{place}.{name}", **words) if has(f"klaar.{place}.{name}") else ""

        heading = slide.pop("heading", "") or text("heading")
        notes = [paragraph(fact, text("say"))]
        if (aim := text("point")) and points:
            notes.append(t("klaar.point", what=aim))
        question = t("klaar.question", question=text("question"), answer=text("answer"))
        self.slides.append(Slide(heading=heading, notes="\n".join([*notes, question]), **slide))

    def figure(
        self,
        key: str,
        figures: tuple[str, ...],
        rows: Sequence[Row],
        fact: str | Sequence[str] = "",
        least: int = 1,
        **more: Any,
    ) -> None:
        """A slide with figures, when ``rows`` give them ``least`` numbers to draw. Else what can be
        said is a slide of text; else it is a line among what is missing."""
        facts = [fact] if isinstance(fact, str) else list(fact)
        caption = more.pop("caption", paragraph(facts))
        if shows(rows, least):
            self.add(key, paragraph(facts), figures=figures, caption=caption, **more)
        elif any(facts):
            caption = "" if caption == paragraph(facts) else caption
            self.add(
                key,
                lines=tuple(filter(None, facts)),
                caption=caption,
                points=False,
                **{**more, "say_as": "say_text"},
            )
        else:
            self.leave_out(key, reason(rows, self.subject, least))

    def leave_out(self, key: str, why: str) -> None:
        """Say that a slide is missing, and why."""
        self.missing.append(t(f"klaar.missing.{why}", what=t(f"klaar.missing.what.{key}")))

    def say_missing(self) -> None:
        """One slide about all that is missing; none when nothing is."""
        if self.missing:
            self.add("missing", lines=tuple(self.missing))


def reason(rows: Iterable[Row], subject: Subject, least: int = 1) -> str:
    """Why rows show nothing: what is hidden comes first, for it could be any number."""
    statuses = {row.status for row in rows}
    if HIDDEN in statuses:
        return HIDDEN
    if NOT_REPORTED in statuses:
        return NOT_REPORTED
    return "one_year" if least > 1 and subject.first == subject.year else "zero"
