"""The HTML page that everything starts in."""

from __future__ import annotations

from typing import Any

from dash import Dash

from arbeidszorg.texts import t

#: Plotly's build with lines and bars only: all that our figures are made of, a quarter of the
#: whole. ``assets/atlas.js`` points Dash at it; the name carries the version.
PLOTLY = "/assets/vendor/plotly-basic-4.1.1.min.js"
FONT = "/assets/fonts/source-sans-3-5.3.0.woff2"

TEMPLATE = f"""<!DOCTYPE html>
<html lang="nl-BE">
  <head>
    {{%metas%}}
    <meta name="theme-color" content="#0f5468">
    <title>{{%title%}}</title>
    <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
    <link rel="preload" href="{FONT}" as="font" type="font/woff2" crossorigin>
    <link rel="preload" href="{PLOTLY}" as="script">
    {{%css%}}
  </head>
  <body>
    <noscript>
      <p>{t("page.noscript")}
      <a href="/api/v1/cijfers.csv?formaat=excel">{t("page.csv")}</a></p>
    </noscript>
    {{%app_entry%}}
    <div>
      {{%config%}}
      {{%scripts%}}
      {{%renderer%}}
    </div>
  </body>
</html>
"""

ENTRY = f'<div id="react-entry-point"><p class="laden">{t("page.loading")}</p></div>'


class AtlasDash(Dash):
    """Dash with our own words in the place where the page will stand."""

    def interpolate_index(self, **parts: Any) -> str:
        """The HTML page; see :meth:`dash.Dash.interpolate_index`."""
        return str(super().interpolate_index(**{**parts, "app_entry": ENTRY}))
