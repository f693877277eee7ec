"""What is seen in a still and in a live figure, read from the drawings themselves, in pixels.

Both are read as if the picture were ``WIDE`` pixels wide, so that they can be held side by side.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from arbeidszorg.figures.live import live
from arbeidszorg.figures.picture import Picture
from helpers.drawn import fixed

WIDE = 900.0
SVG = "{http://www.w3.org/2000/svg}"


@dataclass
class Seen:
    """``words``: every text; ``hover_texts``: what who points at a mark reads; ``bars``: left, top,
    width, height and fill; ``dots``: x, y and size; ``areas``: fill and pattern; ``lines``: colour
    and the points; ``links``: addresses that clicks lead to."""

    words: list[str] = field(default_factory=list)
    hover_texts: list[str] = field(default_factory=list)
    bars: list[tuple[Any, ...]] = field(default_factory=list)
    dots: list[tuple[Any, ...]] = field(default_factory=list)
    areas: list[tuple[str, str]] = field(default_factory=list)
    lines: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def sorted(self) -> Seen:
        return Seen(*(sorted(getattr(self, name)) for name in self.__dataclass_fields__))


def _plain(text: str) -> str:
    """Text without spaces: where lines are broken is no matter here."""
    return "".join(text.split())


def _marked(text: str) -> str:
    """Text as plotly writes it, without its marks."""
    return _plain(html.unescape(re.sub(r"<[^>]*>", "", text)))


# --- the still ------------------------------------------------------------------------------------


def in_still(picture: Picture) -> Seen:
    """What the still of a fixed width shows."""
    root = ElementTree.fromstring(fixed(picture, "k", WIDE, "", ""))
    patterns = {f"url(#{pattern.get('id')})": pattern for pattern in root.iter(f"{SVG}pattern")}
    drawing = Seen()
    for element, moved in _walk(root, (0.0, 0.0)):
        kind = element.tag.removeprefix(SVG)
        title = element.find(f"{SVG}title")
        if title is not None and element is not root:
            drawing.hover_texts.append(_plain(title.text or ""))
        if "data-naar" in element.attrib:
            drawing.links.append(element.attrib["data-naar"])
        fill = element.get("fill", "")
        if kind == "text":
            spans = element.findall(f"{SVG}tspan")
            lines = [span.text or "" for span in spans] or [element.text or ""]
            drawing.words.append(_plain(" ".join(lines)))
        elif kind == "rect" and "data-status" in element.attrib:
            place = [round(float(element.get(name, "0"))) for name in ("x", "y", "width", "height")]
            drawing.bars.append((*place, _ground(fill, patterns)))
        elif (
            kind == "circle" and "cx" in element.attrib and "stroke-dasharray" not in element.attrib
        ):
            drawing.dots.append(_dot(element, moved))
        elif kind == "path" and element.get("vector-effect"):
            if fill == "none" and not element.get("d", "").endswith("z"):
                points = [float(number) for number in re.findall(r"-?[\d.]+", element.get("d", ""))]
                ends = (points[0] + moved[0], points[1] + moved[1], points[-2] + moved[0])
                drawing.lines.append((element.get("stroke", ""), tuple(map(round, ends))))
            elif fill != "none":
                if fill in patterns:  # what lies below it is no area of its own
                    drawing.areas.remove((_ground(fill, patterns), ""))
                drawing.areas.append((_ground(fill, patterns), "p" if fill in patterns else ""))
        elif kind == "path":
            drawing.dots.append((round(moved[0]), round(moved[1])))
    return drawing.sorted()


def _walk(
    element: ElementTree.Element, moved: tuple[float, float]
) -> Iterator[tuple[ElementTree.Element, tuple[float, float]]]:
    shift = re.match(r"translate\((\S+) (\S+)\)", element.get("transform", ""))
    if shift:
        moved = (moved[0] + float(shift[1]), moved[1] + float(shift[2]))
    yield element, moved
    for child in element:
        if child.tag != f"{SVG}defs":
            yield from _walk(child, moved)


def _ground(fill: str, patterns: dict[str, ElementTree.Element]) -> str:
    return patterns[fill][0].get("fill", "") if fill in patterns else fill


def _dot(element: ElementTree.Element, moved: tuple[float, float]) -> tuple[int, int]:
    x, y = float(element.get("cx", "0")), float(element.get("cy", "0"))
    return (round(x + moved[0]), round(y + moved[1]))


# --- the live figure ------------------------------------------------------------------------------


def in_live(picture: Picture) -> Seen:
    """What the live figure shows, in a box as wide as the still."""
    figure = live.figure(picture)
    layout = dict(figure["layout"])
    for name, words in layout.get("meta", {}).get("ruim", {}).items():
        layout[name] = {**layout[name], "ticktext": words}
    drawing = Seen()
    for note in layout.get("annotations", []):
        drawing.words += [_marked(line) for line in note["text"].split("<br>")]
    for name, axis in layout.items():
        if name[1:5] == "axis":
            drawing.words += [_marked(text) for text in axis.get("ticktext", []) if text]
    for trace in figure["data"]:
        x, y = _scales(picture, layout, trace)
        lines = (
            trace.get("hovertext") or trace.get("text", "") if trace["hoverinfo"] == "text" else []
        )
        drawing.hover_texts += [
            _marked(line) for line in ([lines] if isinstance(lines, str) else lines) if line
        ]
        if trace.get("meta"):
            drawing.links.append(trace["meta"])
        drawing.links += [link for link in trace.get("customdata", []) if link]
        if trace["type"] == "bar":
            _bars(drawing, trace, x, y)
        elif "text" in trace["mode"]:
            drawing.words += [_marked(text) for text in trace["text"]]
        elif trace["mode"] == "markers":
            for a, b in zip(trace["x"], trace["y"], strict=True):
                drawing.dots.append((round(x(a)), round(y(b))))
        elif trace.get("fill"):
            drawing.areas.append((trace["fillcolor"], "p" if trace.get("fillpattern") else ""))
        elif trace.get("name") or trace["line"].get("dash"):
            points = [(a, b) for a, b in zip(trace["x"], trace["y"], strict=True) if b is not None]
            if points:
                ends = (x(points[0][0]), y(points[0][1]), x(points[-1][0]))
                drawing.lines.append((trace["line"]["color"], tuple(map(round, ends))))
    return drawing.sorted()


def _scales(picture: Picture, layout: dict[str, Any], trace: dict[str, Any]) -> tuple[Any, Any]:
    margin = layout["margin"]
    high = WIDE / picture.ratio if picture.ratio else picture.height
    wide, tall = WIDE - margin["l"] - margin["r"], high - margin["t"] - margin["b"]
    across = layout[f"xaxis{trace.get('xaxis', 'x')[1:]}"]
    down = layout[f"yaxis{trace.get('yaxis', 'y')[1:]}"]

    def place(value: float, axis: dict[str, Any]) -> float:
        low, top = axis["range"]
        start, end = axis["domain"]
        return start + (value - low) / (top - low) * (end - start)

    return (
        lambda value: margin["l"] + place(value, across) * wide,
        lambda value: margin["t"] + (1 - place(value, down)) * tall,
    )


def _bars(drawing: Seen, trace: dict[str, Any], x: Any, y: Any) -> None:
    colours = trace["marker"]["color"]
    for number, (length, base, at, thick) in enumerate(
        zip(trace["x"], trace["base"], trace["y"], trace["width"], strict=True)
    ):
        left, right = x(base), x(base + length)
        top, bottom = sorted((y(at - thick / 2), y(at + thick / 2)))
        fill = colours if isinstance(colours, str) else colours[number]
        drawing.bars.append(
            (round(left), round(top), round(right - left), round(bottom - top), fill)
        )
