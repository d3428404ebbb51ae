"""Words that say what happened to the people counted."""

from __future__ import annotations

from sayso.model import TollKind

__all__ = ["ADJECTIVES", "INTRANSITIVE", "NOUNS", "TOLL_NOUNS", "TRANSITIVE"]


def _map(kind: TollKind, words: str) -> dict[str, TollKind]:
    return dict.fromkeys(words.split(), kind)


TRANSITIVE: dict[str, TollKind] = (
    _map(
        TollKind.KILLED,
        """kill kills killed killing murder murders murdered murdering slay slew slain slaying
        drowning massacred slaughtered executed assassinated beheaded neutralise neutralised
        neutralising neutralize neutralized neutralizing liquidated eliminated eliminating lynched
        hanged strangled electrocuted suffocated asphyxiated""",
    )
    | _map(
        TollKind.INJURED,
        """injure injures injured injuring wound wounds wounded wounding hurt hurts hurting maimed
        hospitalized hospitalised shot shooting struck grazed hit hitting stabbed stabbing""",
    )
    | _map(
        TollKind.DETAINED,
        """arrest arrests arrested arresting detain detains detained detaining capture captures
        captured capturing seize seizes seized seizing kidnap kidnapped kidnapping abduct abducted
        abducting jailed imprisoned interned held hold holds holding release releases released
        releasing free freed freeing repatriated recaptured recapturing""",
    )
    | _map(
        TollKind.DISPLACED,
        """displace displaces displaced displacing evacuate evacuated evacuating uproot uprooted
        resettled relocated evict evicted evicting""",
    )
)
"""Verbs whose object, or passive subject, is counted. ``shot`` alone counts as injured."""

INTRANSITIVE: dict[str, TollKind] = (
    _map(
        TollKind.KILLED,
        "die dies died dying perish perished perishes succumbed drowned suffocated",
    )
    | _map(TollKind.MISSING, "disappear disappeared vanished")
    | _map(TollKind.DISPLACED, "flee flees fled fleeing")
    | _map(
        TollKind.PRESENT,
        """gather gathered gathering rallied marched protested demonstrated attended assembled
        attending""",
    )
)
"""Verbs whose subject is counted."""

ADJECTIVES: dict[str, TollKind] = (
    _map(TollKind.KILLED, "dead")
    | _map(TollKind.INJURED, "wounded injured hurt hospitalized hospitalised")
    | _map(TollKind.MISSING, "missing unaccounted")
    | _map(TollKind.DETAINED, "captive")
    | _map(TollKind.DISPLACED, "homeless displaced")
    | _map(TollKind.PRESENT, "aboard present inside")
)
"""Words that stand after their noun or number: "eleven dead", "six people aboard"."""

NOUNS: dict[str, tuple[TollKind, ...]] = {
    word: kinds
    for words, kinds in (
        ("deaths death fatalities fatality killings bodies corpses lives", (TollKind.KILLED,)),
        ("injuries injury", (TollKind.INJURED,)),
        ("casualties casualty", (TollKind.KILLED, TollKind.INJURED)),
        ("arrests arrest detentions abductions kidnappings", (TollKind.DETAINED,)),
        ("disappearances", (TollKind.MISSING,)),
        ("losses graves coffins funerals", (TollKind.KILLED,)),
    )
    for word in words.split()
}
"""Nouns that are counted themselves: "34 deaths", "no casualties"."""

TOLL_NOUNS = frozenset({"toll", "count", "tally", "losses", "figure"})
"""Nouns for a figure itself; the figure follows them."""
