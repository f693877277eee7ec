"""Net results per participant in words."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.disclosure.net_results import NetResults
from arbeidszorg.texts import t
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED
from arbeidszorg.view.wording import enumerate_nl


def euro(value: float) -> str:
    """An amount the Belgian way: ``-300 euro``."""
    return t("kosten.euro", value=style.number(value))


def sentence(of: NetResults) -> str:
    """What the results say."""
    if not of.years:
        return t("kosten.none")
    if all(one.status == NOT_REPORTED for one in of.spreads):
        return t("kosten.not_this_year", year=of.year, years=enumerate_nl(list(map(str, of.years))))
    shown = [one for one in of.sectors if one.middle is not None]
    if not shown:
        return t("kosten.all_hidden", year=of.year)
    parts = [t("kosten.part", value=euro(one.middle or 0.0), sector=one.sector) for one in shown]
    found = [t("kosten.middle", year=of.year, parts=enumerate_nl(parts))]
    wide = [one for one in shown if one.low is not None and one.high is not None]
    if wide:
        most = max(wide, key=lambda one: (one.high or 0.0) - (one.low or 0.0))
        found.append(
            t(
                "kosten.wide",
                sector=most.sector,
                low=euro(most.low or 0.0),
                high=euro(most.high or 0.0),
            )
        )
    hidden = [one.sector for one in of.sectors if one.status == HIDDEN]
    if hidden:
        found.append(t("kosten.hidden", sectors=enumerate_nl(hidden)))
    absent = [one.sector for one in of.sectors if one.status == NOT_REPORTED]
    if absent:
        found.append(t("kosten.absent", sectors=enumerate_nl(absent)))
    return " ".join(found)
