"""Published figures as a table: what they are, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from arbeidszorg import style
from arbeidszorg.atlas.published import Published
from arbeidszorg.texts import t
from components import html
from components.tables import scrolling


def published_table(figures: Iterable[Published], title: str) -> html.Div:
    """Published figures with their year, source and edition."""
    rows = [
        html.Tr(
            [
                html.Th(
                    str(figure.year) if figure.year else t("page.evolutie.no_year"), scope="row"
                ),
                html.Td(_published_value(figure), className="getal"),
                html.Td(f"{figure.area}: {figure.definition}"),
                html.Td(f"{figure.source}, {figure.edition}"),
            ]
        )
        for figure in figures
    ]
    heads = ("published_year", "published_value", "published_what", "published_source")
    return scrolling(
        html.Table(
            [
                html.Caption(title),
                html.Thead(
                    html.Tr([html.Th(t(f"page.evolutie.{key}"), scope="col") for key in heads])
                ),
                html.Tbody(rows),
            ],
            className="cijfertabel breedtabel",
        ),
        title,
    )


def _published_value(figure: Published) -> str:
    number = style.number(figure.value)
    number = {"procent": f"{number}\u00a0%", "euro": f"{number}\u00a0euro"}.get(figure.unit, number)
    if figure.precision == "exact":
        return number
    return f"{t(f'figure.precision.{figure.precision}')} {number}"
