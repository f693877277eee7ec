"""The page of ``benchmarks/plain`` as who knows Dash well makes it fast: the same three charts of
the same data, with every means that Dash itself offers.

- Everything is counted once, when the server starts. The figures of the first view stand in the
  layout, so that no callback runs before they are drawn.
- A change sends the changed numbers alone (``Patch``); the trend is sent only when it changes.
- The outlines are a file of their own that the browser keeps; they are in no figure.
- Scripts that the page does not use are not sent, what draws figures comes at once, and the answers
  that Dash asks for first are on their way before it runs.
- Every file is compressed once, as small as brotli and gzip can make it, and kept by the browser
  for ever; the other answers are compressed as they go.

Plotly comes whole, for no ready-made build of it has both maps and bars.

    gunicorn --workers 2 --threads 4 --preload benchmarks.tuned.app:server
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from typing import Any

import plotly.express as px  # type: ignore[import-untyped]
import plotly.graph_objects as go  # type: ignore[import-untyped]
from dash import Dash, Input, Output, Patch, callback, ctx, dcc, html, no_update
from flask import Flask
from flask_compress import Compress

from benchmarks.plain.data import DATA, SECTORS, STAYS, YEARS, in_year, persons
from benchmarks.tuned import kept

OUTLINES = DATA / "geography" / "regio.geojson"
REGIONS = f"/assets/{OUTLINES.name}?v={sha256(OUTLINES.read_bytes()).hexdigest()[:12]}"
CODES = sorted(STAYS["referentieregio_code"].dropna().unique())
NAMES = dict(zip(STAYS["referentieregio_code"], STAYS["referentieregio"], strict=True))

#: Scripts that Dash sends for parts that this page does not have.
UNUSED = re.compile(r'<script src="[^"]*(?:/dash_table/|/dcc/async-(?!graph\.))[^"]*"></script>\s*')
INDEX = f"""<!DOCTYPE html>
<html lang="nl">
  <head>
    {{%metas%}}
    <title>{{%title%}}</title>
    <link rel="icon" href="data:,">
    <link rel="preload" href="/_dash-dependencies" as="fetch" crossorigin>
    <link rel="preload" href="/_dash-layout" as="fetch" crossorigin>
    <link rel="preload" href="{REGIONS}" as="fetch" crossorigin>
    {{%css%}}
  </head>
  <body>
    {{%app_entry%}}
    <footer>{{%config%}} {{%scripts%}} {{%renderer%}}</footer>
  </body>
</html>
"""
NO_MARGIN = {"l": 0, "r": 0, "b": 0, "t": 40}


class TunedDash(Dash):
    """Dash without the scripts that the page does not use."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """The HTML page; see :meth:`dash.Dash.interpolate_index`."""
        parts["scripts"] = UNUSED.sub("", parts["scripts"])
        return str(super().interpolate_index(**parts))  # type: ignore[no-untyped-call]


@cache
def regions(year: int, sectors: tuple[str, ...]) -> list[int | None]:
    """Persons per region, in the order of ``CODES``."""
    counts = persons(in_year(chosen(sectors), year), ["referentieregio_code"])
    by_code = dict(zip(counts["referentieregio_code"], counts["medewerkers"], strict=True))
    return [int(by_code[code]) if code in by_code else None for code in CODES]


@cache
def per_sector(year: int, sectors: tuple[str, ...]) -> tuple[list[str], list[int]]:
    """The sectors that are shown, and persons in each."""
    counts = persons(in_year(chosen(sectors), year), ["sector"])
    return counts["sector"].tolist(), counts["medewerkers"].tolist()


@cache
def per_year(sectors: tuple[str, ...]) -> list[int]:
    """Persons in each year."""
    return [int(in_year(chosen(sectors), year)["medewerker_id"].nunique()) for year in YEARS]


def chosen(sectors: tuple[str, ...]) -> Any:
    """The stays of some sectors, or all of them."""
    return STAYS[STAYS["sector"].isin(sectors)] if sectors else STAYS


def count_all() -> None:
    """Every answer there is, so that no visitor waits for a count."""
    for bits in range(2 ** len(SECTORS)):
        sectors = tuple(sector for place, sector in enumerate(SECTORS) if bits >> place & 1)
        per_year(sectors)
        for year in YEARS:
            regions(year, sectors)
            per_sector(year, sectors)


def map_title(year: int) -> str:
    """What the map shows."""
    return f"Arbeidszorgmedewerkers in {year} per regio"


def bars_title(year: int) -> str:
    """What the bars show."""
    return f"Per sector in {year}"


def figures(year: int) -> tuple[Any, Any, Any]:
    """The three figures of a year and all sectors."""
    area_map = go.Figure(
        go.Choropleth(
            geojson=REGIONS,
            locations=CODES,
            featureidkey="properties.gebied",
            z=regions(year, ()),
            text=[NAMES[code] for code in CODES],
            coloraxis="coloraxis",
        ),
        {"title": {"text": map_title(year)}, "margin": NO_MARGIN},
    )
    area_map.update_geos(fitbounds="locations", visible=False)
    area_map.update_coloraxes(colorbar_title_text="medewerkers")
    names, counts = per_sector(year, ())
    bars = px.bar(x=names, y=counts, title=bars_title(year))
    bars.update_layout(xaxis_title="sector", yaxis_title="medewerkers")
    line = px.line(x=YEARS, y=per_year(()), markers=True, title="Per jaar")
    line.update_layout(xaxis_title="jaar", yaxis_title="medewerkers")
    return area_map, bars, line


def page() -> html.Div:
    """Controls of the browser itself, and the figures of the first view."""
    area_map, bars, line = figures(YEARS[-1])
    return html.Div(
        [
            html.H1("Arbeidszorg in West-Vlaanderen"),
            html.Label("Jaar"),
            dcc.RadioItems(YEARS, YEARS[-1], id="jaar", inline=True),
            html.Label("Sector"),
            dcc.Checklist(SECTORS, [], id="sector", inline=True),
            dcc.Graph("kaart", figure=area_map),
            dcc.Graph("staven", figure=bars),
            dcc.Graph("verloop", figure=line),
        ]
    )


server = Flask(__name__, static_folder=None)
server.config.update(
    SEND_FILE_MAX_AGE_DEFAULT=kept.YEAR,
    COMPRESS_ALGORITHM=["br", "gzip"],
    COMPRESS_MIN_SIZE=500,
)
Compress(server)
app = TunedDash(
    __name__,
    server=server,  # type: ignore[arg-type]
    title="Arbeidszorg in West-Vlaanderen",
    update_title="",
    assets_folder=str(OUTLINES.parent),
    serve_locally=True,
    eager_loading=True,
    index_string=INDEX,
)
app.layout = page()


@callback(
    Output("kaart", "figure"),
    Output("staven", "figure"),
    Output("verloop", "figure"),
    Input("jaar", "value"),
    Input("sector", "value"),
    prevent_initial_call=True,
)
def update(year: int, sectors: list[str]) -> tuple[Any, Any, Any]:
    """What changes in the three figures."""
    shown = tuple(sector for sector in SECTORS if sector in sectors)
    area_map, bars, line = Patch(), Patch(), Patch()
    area_map["data"][0]["z"] = regions(year, shown)
    area_map["layout"]["title"]["text"] = map_title(year)
    names, counts = per_sector(year, shown)
    bars["data"][0]["x"], bars["data"][0]["y"] = names, counts
    bars["layout"]["title"]["text"] = bars_title(year)
    line["data"][0]["y"] = per_year(shown)
    return area_map, bars, line if ctx.triggered_id == "sector" else no_update


count_all()
kept.keep(server, REGIONS)
