"""A plain Dash page of the same data: a map, a bar chart and a trend, as one first writes it.

Nothing in it is made slow on purpose, and nothing is tuned: two dropdowns, three graphs, one
callback that counts with pandas and draws with plotly express. It is what the atlas is measured
against, so it is left as it is.

    gunicorn --workers 2 --threads 4 benchmarks.plain.app:server
"""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import plotly.express as px  # type: ignore[import-untyped]
from dash import Dash, Input, Output, callback, dcc, html

from benchmarks.plain.data import DATA, SECTORS, STAYS, YEARS, in_year, persons

REGIONS = json.loads((DATA / "geography" / "regio.geojson").read_text(encoding="utf-8"))

app = Dash(__name__, title="Arbeidszorg in West-Vlaanderen")
server = app.server
app.layout = html.Div(
    [
        html.H1("Arbeidszorg in West-Vlaanderen"),
        html.Label("Jaar"),
        dcc.Dropdown(YEARS, YEARS[-1], id="jaar", clearable=False),
        html.Label("Sector"),
        dcc.Dropdown(SECTORS, [], id="sector", multi=True, placeholder="Alle sectoren"),
        dcc.Graph(id="kaart"),
        dcc.Graph(id="staven"),
        dcc.Graph(id="verloop"),
    ]
)


@callback(
    Output("kaart", "figure"),
    Output("staven", "figure"),
    Output("verloop", "figure"),
    Input("jaar", "value"),
    Input("sector", "value"),
)
def update(year: int, sectors: list[str]) -> tuple[Any, Any, Any]:
    """The three figures of a year and sectors."""
    chosen = STAYS[STAYS["sector"].isin(sectors)] if sectors else STAYS
    shown = in_year(chosen, year)
    regions = persons(shown, ["referentieregio_code", "referentieregio"])
    area_map = px.choropleth(
        regions,
        geojson=REGIONS,
        locations="referentieregio_code",
        featureidkey="properties.gebied",
        color="medewerkers",
        hover_name="referentieregio",
        title=f"Arbeidszorgmedewerkers in {year} per regio",
    )
    area_map.update_geos(fitbounds="locations", visible=False)
    bars = px.bar(
        persons(shown, ["sector"]), x="sector", y="medewerkers", title=f"Per sector in {year}"
    )
    trend = pd.DataFrame(
        {
            "jaar": YEARS,
            "medewerkers": [in_year(chosen, y)["medewerker_id"].nunique() for y in YEARS],
        }
    )
    line = px.line(trend, x="jaar", y="medewerkers", markers=True, title="Per jaar")
    return area_map, bars, line


if __name__ == "__main__":
    app.run()
