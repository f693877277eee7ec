"""Feeds of what is new: ``/nieuw.atom`` of the whole, ``/nieuw/<gebied>.atom`` of an area."""

from __future__ import annotations

from flask import Blueprint, Response

from arbeidszorg.news.feed import TYPE, Item, feed
from arbeidszorg.places.names import place
from arbeidszorg.texts import t
from components import news
from components.context import atlas, host
from server import answers

blueprint = Blueprint("nieuw", __name__)


@blueprint.get(f"{news.PATH}.atom")
def whole() -> Response:
    """The feed of the whole atlas."""
    return _feed(atlas().geography.whole, t("nieuw.feed_title_all"))


@blueprint.get(f"{news.PATH}/<name>.atom")
def of_area(name: str) -> Response:
    """The feed of an area, by its name or code."""
    area = place(atlas().geography, name)
    if area is None:
        return answers.fault(t("nieuw.no_feed"))
    return _feed(area.code, t("nieuw.feed_title", area=atlas().geography.full_name(area.code)))


def _feed(area: str, title: str) -> Response:
    page = f"{host()}{news.address(area)}"
    items = [
        Item(
            chapter.title,
            f"{page}#{chapter.anchor}",
            chapter.version.dated,
            "\n".join((*chapter.lines, *chapter.new)),
        )
        for chapter in news.in_words(area)
    ]
    body = feed(title, t("page.brand"), f"{host()}{news.feed_address(area)}", page, items)
    return Response(body, mimetype=TYPE)
