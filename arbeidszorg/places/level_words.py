"""How levels are spoken of: so many of them, all of them, each of them."""

from __future__ import annotations

from arbeidszorg.places.geography import Geography
from arbeidszorg.places.level import GROUP, Level
from arbeidszorg.places.territory import enumerated
from arbeidszorg.texts import has, t, tn


def level_name(geography: Geography, level: Level) -> str:
    """What one area of a level is: "regio"; a group is an "eigen groep"."""
    return t("view.level.groep") if level == GROUP else geography.territory.by_code[level].name


def described(geography: Geography) -> str:
    """A territory that holds, in a sentence: how many areas of each level, and the years."""
    levels = [counted(geography, level, len(geography.level(level))) for level in geography.levels]
    years = geography.residents.years
    return t(
        "gebied.command.good",
        name=geography.territory.name,
        levels=", ".join(levels[:-1]),
        first=min(years),
        last=max(years),
    )


def own_level(geography: Geography, level: Level) -> dict[str, str]:
    """How an area of a level speaks of itself: "de regio", "onze regio", "een kleine regio"; of a
    group, which has words of its own, nothing."""
    if level == GROUP:
        return {}
    words = geography.territory.by_code[level]
    article, name = words.article, words.name
    return {
        "the_level": f"{article} {name}",
        "our_level": t(f"view.our.{article}", level=name),
        "small_level": t(f"view.small.{article}", level=name),
        "Levels": words.many.capitalize(),
    }


def parts_of(geography: Geography) -> str:
    """How many areas there are of each level between: "vijf regio’s en acht arrondissementen"."""
    known = geography.territory.by_code
    return enumerated(
        f"{number_word(len(geography.level(level)))} {known[level].many}"
        for level in geography.middle
    )


def number_word(number: int) -> str:
    """A small number as a word, as a sentence has it: "vijf"; a larger one in digits."""
    return t(f"view.number.{number}") if has(f"view.number.{number}") else str(number)


def counted(geography: Geography, level: Level, count: int) -> str:
    """So many areas of a level: "1 gemeente", "8 arrondissementen"; "De provincie" for the one that
    is the whole."""
    words = geography.territory.by_code[level]
    key = "whole" if level == geography.top else "area"
    say = {"level": words.name, "many": words.many, "article": words.article.capitalize()}
    return tn(f"view.counted.{key}", count, **say)


def all_of(geography: Geography, level: Level) -> str:
    """Every area of a level: "de vijf regio’s", "de 62 gemeenten"."""
    count = number_word(len(geography.level(level)))
    return t("view.all_of", count=count, many=geography.territory.by_code[level].many)


def shown_of(geography: Geography, level: Level, count: int) -> str:
    """Those areas of a level whose number can be shown."""
    return t("view.shown_of", count=count, many=geography.territory.by_code[level].many)


def alike_named(geography: Geography, code: str, count: int) -> str:
    """So many areas of about the size of one: "8 gemeenten van vergelijkbare grootte"."""
    many = geography.territory.by_code[geography.kind(code)].many
    return t("view.alike", count=count, many=many)


def others_without(geography: Geography, level: Level, count: int) -> str:
    """That so many other areas of a level have nobody in arbeidszorg either."""
    words = geography.territory.by_code[level]
    other = t(f"view.other.{words.article}")
    return tn("view.others_without", count, level=words.name, many=words.many, other=other)
