"""Who left, and whether both rungs of the ladder were recorded of them."""

from __future__ import annotations

import pandas as pd


def leavers(stays: pd.DataFrame) -> pd.DataFrame:
    """One row per person who left: ``jaar``, in which the last stay ended, and ``beide``: whether a
    stay that ended on that day has both rungs. Who still has a stay has not left. ``stays``: as
    ``Registry.registrations``."""
    open_ = stays.loc[stays["einddatum"].isna(), "medewerker_id"]
    ended = stays[~stays["medewerker_id"].isin(open_)]
    last = ended.groupby("medewerker_id")["einddatum"].transform("max")
    final = ended[ended["einddatum"] == last]
    both = final["trede_voor"].notna() & final["trede_na"].notna()
    persons = pd.DataFrame(
        {"wie": final["medewerker_id"], "jaar": final["einddatum"].dt.year, "beide": both}
    )
    return persons.groupby("wie", as_index=False).agg({"jaar": "max", "beide": "any"})
