"""Net results per participant in words."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.disclosure.spreads import NetResults, Spread
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED
from arbeidszorg.view.wording import enumerate_nl


def euro(value: float) -> str:
    """An amount the Belgian way: ``−300 euro``."""
    return t("kosten.euro", value=style.number(value))


def sentence(net: NetResults) -> str:
    """What the results say."""
    if not net.years:
        return t("kosten.none")
    if all(spread.status == NOT_REPORTED for spread in net.spreads):
        return t(
            "kosten.not_this_year", year=net.year, years=enumerate_nl(list(map(str, net.years)))
        )
    shown = [spread for spread in net.sectors if spread.middle is not None]
    if not shown:
        return t("kosten.all_hidden", year=net.year)
    parts = [
        t("kosten.part", value=euro(spread.middle or 0.0), where=_where(spread)) for spread in shown
    ]
    sentences = [t("kosten.middle", year=net.year, parts=enumerate_nl(parts))]
    wide = [spread for spread in shown if spread.low is not None and spread.high is not None]
    if wide:
        most = max(wide, key=lambda spread: (spread.high or 0.0) - (spread.low or 0.0))
        sentences.append(
            t(
                "kosten.wide",
                where=_where(most),
                low=euro(most.low or 0.0),
                high=euro(most.high or 0.0),
            )
        )
    without = {"alone": [spread for spread in shown if spread not in wide]}
    for status, key in ((HIDDEN, "hidden"), (NOT_REPORTED, "absent")):
        without[key] = [spread for spread in net.sectors if spread.status == status]
    for key, spreads in without.items():
        if spreads:
            sentences.append(t(f"kosten.{key}", where=enumerate_nl(list(map(_where, spreads)))))
    return " ".join(sentences)


def _where(spread: Spread) -> str:
    return label("in_sector", spread.sector)
