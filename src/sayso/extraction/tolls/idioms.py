"""What happens to people in more words than one: "taken into custody", "lost their lives"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso.model import TollKind

__all__ = ["Idiom", "done_to", "suffered", "telling_words"]


class Idiom(NamedTuple):
    """Words in a row, and the kind of toll that they give the people beside them."""

    kind: TollKind
    steps: tuple[frozenset[str], ...]

    def at(self, low: Sequence[str], i: int) -> int:
        """Return the last token if the words stand at *i*, or -1; "~" skips up to three."""
        k = i
        for n, step in enumerate(self.steps):
            if "~" in step:
                continue
            reach = 4 if n and "~" in self.steps[n - 1] else 1
            hit = next((x for x in range(k, min(k + reach, len(low))) if low[x] in step), -1)
            if hit < 0:
                return -1
            k = hit + 1
        return k - 1


_SHELTERS = (
    "schools|school|churches|church|mosques|mosque|tents|camps|camp|gymnasium|gymnasiums"
    "|gyms|gym|hall|halls|stadium|stadiums|shelters|shelter|monastery|convents|barns"
    "|hostels|dormitories|open|bridges|tarpaulins|sports"
)
_SAFETY = "safety|ground|shelters|shelter|camps|schools|tents"
_SLEEP = (
    "sleeping|slept|sheltering|sheltered|staying|camping|camped|encamped|housed|lodged"
    "|living|accommodated"
)
_LIMBS = "hand|hands|arm|arms|leg|legs|limb|limbs|foot|feet|eye|eyes|finger|fingers|hearing|sight"
_BEATEN = (
    "burned|burnt|burning|crushed|beaten|hacked|stabbed|bled|tortured|trampled|starved"
    "|frozen|froze|clubbed|stoned|kicked|bludgeoned|knifed|choked"
)
_FILLED = "filled|filling|packed|packing|lined|lining|crammed|thronged|blocked|occupied|crowded"
_SQUARES = "square|street|streets|avenue|stadium|road|bridge|park|cathedral|courtyard|boulevard"
_MARCHES = (
    "march|marches|rally|protest|protests|demonstration|strike|procession|vigil|funeral"
    "|demonstrators|marchers"
)
_HURTS = "burns|fractures|cuts|bruises|concussion|shrapnel|bones|injuries|wounds"
_STRUCK = "beaten|clubbed|scalded|savaged|trampled|gassed|whipped|flogged|mauled"
_STILL = "remains|remain|remained|remaining|are|were|is|still|kept|being"
_DRIVEN = "driven|forced|chased|bombed|burned|burnt|flooded"
# Alternatives by "|"; "~" stands for up to three words.
_SUFFERED: dict[TollKind, str] = {
    TollKind.KILLED: f"""
        lost|lose|losing|loses|gave|gives|given their|his|her lives|life
        {_BEATEN} to death
        burned|burnt|buried alive
        put to death
        left for dead
        did|could not survive
        mown|mowed down
        put|knocked out of action
        brought|arrived ~ dead
        fell|fallen in battle|combat|action
        fell|fallen|plunged|swept|leapt|jumped to ~ death|deaths
        met ~ death|deaths|end
        paid with ~ lives|life
        laid to rest
        buried ~ cemetery|graveyard|grave|graves
        blown up|apart""",
    TollKind.INJURED: f"""
        in|into intensive care
        lost|lose|losing a|an|one|both|his|her|their {_LIMBS}
        lost limbs|fingers|legs
        needed|required|requiring|needing|sought|receiving ~ treatment|stitches|surgery|amputations
        overcome by smoke|fumes|gas
        suffered|suffering|sustained|sustaining|with ~ {_HURTS}
        treated in|at|by|on
        beaten up
        was|were|been|being {_STRUCK}
        {_STRUCK} by|with|at|in|on|during|unconscious
        came|come to harm
        lie|lies|lay|lying in ~ ward|wards
        treated for ~ {_HURTS}
        under|receiving treatment""",
    TollKind.MISSING: """
        not|never been heard|found|traced|located
        not accounted for
        was|were lost at|with|in
        yet to be found|accounted|traced|located
        not|never returned|resurfaced|reappeared
        never came back|home
        no trace of""",
    TollKind.DETAINED: f"""
        taken|brought|hauled|led into custody|detention|captivity
        taken in|away for questioning
        {_STILL} in|behind|under custody|detention|jail|prison|captivity|bars|arrest
        remanded in custody
        placed|put under|behind arrest|bars
        rounded|picked|locked up
        set|walked free
        led|dragged|hauled|driven|taken|marched away|off
        thrown into|in jail|prison
        taken|held prisoner|hostage|captive
        in custody
        laid|lay|laying down ~ arms|weapons
        gave|given|giving themselves up
        turned|turning themselves in
        taken|captured alive
        taken|brought|moved to ~ prison|jail|barracks|stockade
        carried|led off by force|gunmen|rebels|fighters|militants|police|soldiers
        put behind bars""",
    TollKind.DISPLACED: f"""
        {_DRIVEN} from|out ~ homes|home|houses|villages|village|land|town
        driven|forced from
        left|leave|leaving|abandoned|abandoning|fled|lost ~ homes|home|houses|villages
        {_SLEEP} in|at|under ~ {_SHELTERS}
        spent|spend|spending|passed ~ night|nights in|at|under ~ {_SHELTERS}
        moved|taken|brought|ferried|bussed to|into ~ {_SAFETY}
        crossed|crossing into|over
        spent|spend|spending|passed ~ night|nights outdoors|outside
        sleeping rough|outdoors
        sought|seek|seeking|taken|took|taking|found|given refuge|shelter|sanctuary
        made|left|rendered|become homeless
        left|are|were|remain|remained|still without shelter|homes|roof|housing
        lost the|a roof ~ heads
        forced|driven|ordered to leave|flee|abandon""",
    TollKind.PRESENT: f"""
        taking|takes|take|taken|took part
        turned|turning|showed|shown|shows up|out
        joined|joining the|a|in {_MARCHES}
        {_FILLED} ~ {_SQUARES}
        came|come|coming to|out|into ~ march|rally|protest|square|funeral|streets|vigil
        were|are|was|is|been in|at|on|outside the|a|its {_SQUARES}|gates|gate|rally|march
        on strike
        downed|down tools""",
}
_DONE_TO: dict[TollKind, str] = {
    TollKind.KILLED: "buried|buries|burying|bury\nmown|mowed down\nwiped|wiping out",
    TollKind.INJURED: "treated|treats|treating|treat",
    TollKind.DETAINED: """
        rounded|rounding|rounds up
        picked|picking up
        locked|locking up
        dragged|led|hauled away|off
        took|taking|takes|take into custody
        took|taking|takes|take prisoner|captive|hostage""",
    TollKind.DISPLACED: "housing|houses|housed|sheltering|shelters|hosting|accommodating",
    TollKind.PRESENT: "drew|attracted|mustered\nbrought out\nattended by",
}


_PLAIN = frozenset(
    """a an the to in into at on by with of from out up off away down for their his her is are was
    were being be been one both not never yet did could ~ under behind give gave given gives take
    takes taken took taking come came coming make made home house houses school hand hands eye eyes
    leave left put lay laid lie lies lying without heads held driven brought still kept find found
    during back open""".split()
)


def telling_words() -> frozenset[str]:
    """Return words that a sentence must have one of for an idiom to stand in it."""
    return frozenset(
        word
        for table in (suffered(), done_to())
        for idioms in table.values()
        for idiom in idioms
        for step in idiom.steps
        for word in step - _PLAIN
    )


@cache
def suffered() -> dict[str, tuple[Idiom, ...]]:
    """Return the idioms whose people stand before them, by their first word."""
    return _read(_SUFFERED)


@cache
def done_to() -> dict[str, tuple[Idiom, ...]]:
    """Return the idioms whose people stand right after them, by their first word."""
    return _read(_DONE_TO)


def _read(table: dict[TollKind, str]) -> dict[str, tuple[Idiom, ...]]:
    found: dict[str, list[Idiom]] = {}
    for kind, text in table.items():
        for line in text.splitlines():
            steps = tuple(frozenset(step.split("|")) for step in line.split())
            for word in steps[0] if steps else ():
                found.setdefault(word, []).append(Idiom(kind, steps))
    return {
        word: tuple(sorted(idioms, key=lambda idiom: -len(idiom.steps)))
        for word, idioms in found.items()
    }
