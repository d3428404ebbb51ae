"""Charges without a verb of violence: warnings ignored, marchers paid, shots from over there."""

from __future__ import annotations

import re

from sayso.extraction.statements.words import word_set

__all__ = ["grievance"]

_I = re.IGNORECASE
_AUTHORITY = (
    r"(?:government|ministry|company|owners?|operators?|management|council|authorities|police|"
    r"minister|governor|mayor|bosses|employers?|firm|board|regulator|commission|party|army|"
    r"managers?|"
    r"contractors?|directors?|officials?|executives?|landlords?|inspectors?|engineers|bank|"
    r"ministers|"
    r"authority|agency)"
)
_NOTHING_DONE = re.compile(
    r"\bnothing (?:was|has been|had been|is being) (?:ever )?(?:done|paid|repaired|said|fixed)\b|"
    r"\b(?:no one|nobody) (?:had |has |ever )?(?:came|come|helped|listened|answered|told|warned|"
    r"lifted a finger|paid|bothered)\b|"
    r"\b(?:was|were|been|are|is) (?:being )?(?:told|given|paid|offered) nothing\b|"
    r"\b(?:was|were|been) never (?:\w+ly )?(?:renewed|replaced|repaired|published|paid|inspected|"
    r"told|warned|consulted|fixed|answered|investigated|punished|compensated|tested|asked)\b|"
    r"\b(?:licen[cs]e|permit|certificate|authori[sz]ation|insurance)\b[^.;,]{0,20}\b(?:lapsed|"
    r"(?:had |has )?expired|ran out|(?:had|has) run out)\b|"
    r"\b(?:log|logs|file|files|record|records|ballots?|boxes|evidence|tapes?|footage|papers?|"
    r"documents?|money|funds?)\b[^.;,]{0,30}\b(?:has|have|had) (?:since )?(?:gone|vanished|"
    r"disappeared|been (?:removed|wiped|deleted|shredded))\b",
    _I,
)
_KNEW = re.compile(
    rf"\b{_AUTHORITY}\b(?:\W+\w+){{0,3}}? (?:had |has |have )?(?:long |already )?(?:known|knew) "
    r"(?:for (?:\w+ ){1,3})?(?:of|about|for|that|all)\b|"
    rf"\b{_AUTHORITY} (?:had |has |have )?let (?:the |it |them |him |her )?(?:\w+ )?(?:run|burn|"
    rf"die|"
    r"drown|leak|spread|rot|go|happen|collapse|starve)\b|"
    rf"\bwarned (?:the |its |their |his )?(?:\w+ )?{_AUTHORITY}\b|"
    r"\b(?:was|were|been) (?:handed|given|sent|issued) (?:a |an |the |several |\w+ )?(?:\w+ )?"
    r"warnings?\b|"
    r"\b(?:reported|complained|noted|flagged)\b[^.;]{0,70}\b(?:days|weeks|months) (?:before|"
    r"earlier)"
    r"\b[^.;]{0,70}\bnothing\b",
    _I,
)
_OWN_SIDE = re.compile(
    r"\bby (?:a (?:bullet|shell|shot) from )?[“\"‘]?(?:his|her|its|their) own (?:side|friends|men|"
    r"people|troops|comrades|guards|gunners|supporters|officers|forces)\b",
    _I,
)
_HIRED = re.compile(
    r"\b(?:protesters|marchers|demonstrators|crowds?|rioters|men|youths|boys|persons|people|they|"
    r"disturbances|riots?|march|rally|protests?|unrest|strike|witnesses|voters|group|accounts|"
    r"clerks|thugs)\b[^.;,]{0,40}?\b(?:was|were|are|been|being)\s+[“\"‘]?(?:\w+ly )?(?:hired|paid|"
    r"bought|financed|funded|recruited|bribed|bankrolled|bused in|directed|armed)\b|"
    r"\bpaid (?:each|every|the) (?:\w+ )?(?:marchers?|protesters?|voters?|rioters?|witness(?:es)?|"
    r"demonstrators?)\b|"
    r"\bin the pay of\b|\bat the behest of\b|\bon the orders of\b",
    _I,
)
_FROM_THERE = re.compile(
    r"\b(?:shots?|shells?|fire|gunfire|bullets?|rockets?|drones?|aircraft|missiles?|planes?|"
    r"mortars?|"
    r"they|grenades?)\b[^.;]{0,12}?\b(?:came|come|coming|arrived|flew) (?:in |over )?from "
    r"(?:the |over |behind |across |beyond )?(?:south|north|east|west|other|behind|across|a police|"
    r"police|army|[A-Z]\w+)\b"
)
_TOOK = re.compile(
    r"\b[Tt]hey (?:had |have )?(?:fired|shot|shelled|burned|burnt|beaten|beat|took|taken|killed|"
    r"rammed|"
    r"stole|stolen|robbed|dragged|came for|looted|hid|hidden|chased)\b|"
    r"\b(?:[A-Z]\w+|[Tt]hey|drones?|troops|men|guards|police|soldiers) did it\b|"
    r"\b(?:lorries|trucks|vans?|cars?|men|soldiers|police|officers) (?:had )?(?:carried|took|taken|"
    r"dragged|drove|driven) (?:him|her|them|us|me)\b|"
    r"\b(?:men|youths|people|officers) in (?:plain clothes|uniforms?|masks|balaclavas|hoods)\b"
    r"[^.;]{0,30}\b(?:took|taken|seized|beat|beaten|dragged|fired|shot|carried|stole|burned)\b|"
    r"\b(?:officers|soldiers|guards|police|policemen|troops|men) (?:who|that) (?:had |have )?"
    r"(?:beat|beaten|tortured|shot|killed|took|fired|robbed|hit|kicked|raped|burned)\b|"
    r"\bmen who came (?:at night|by night|in the night)\b"
)
_HELD = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:\w+ly )?(?:being )?(?:still )?(?:held|locked|chained|"
    r"beaten|tortured|starved|detained) (?:in|at|on|against|without|hostage|up|by)\b"
    r"(?! (?:hospital|reserve|place|high|place))|"
    r"^\W*(?:[\w-]+ ){0,3}hostages\W*$",
    _I,
)
_WRONGED = re.compile(
    r"\b(?:ballots?|ballot papers|votes?|vote count|count|election|results?|returns|tally|boxes)\b"
    r"[^.;]{0,60}?\b(?:was|were|been|being)\s+[“\"‘]?(?:\w+ly )?(?:burned|burnt|destroyed|stolen|"
    r"rigged|falsified|stuffed|forged|swapped|tampered|altered|dumped|doctored|thrown out)\b|"
    r"\b(?:was|were|been|being)\s+(?:\w+ly )?(?:beaten|mistreated|ill-treated)\b(?! (?:\d|in the|"
    r"into|back))|"
    r"\b(?:was|were|been|being)\s+[“\"‘]?(?:\w+ly )?(?:abducted|kidnapped|tortured|robbed|looted|"
    r"bribed|smuggled out|executed|raped|falsified|stolen from|covered up|rigged|carried out by|"
    r"paid off|"
    r"bought off|tailored for|written for)\b|"
    r"\b(?:referees?|judges?|witness(?:es)?|jury|jurors?|inspectors?|votes?|"
    r"voters?)\b[^.;,]{0,20}\b(?:was|"
    r"were|been) [“\"‘]?(?:bought|paid|bribed)\b|"
    r"\b(?:papers?|exams?|jobs|visas|permits|posts|places|contracts?)\b[^.;,]{0,20}\b(?:was|were|"
    r"been) "
    r"[“\"‘]?(?:sold|leaked) (?:by|to)\b",
    _I,
)
_KEPT_QUIET = re.compile(
    r"\b(?:cases?|instances?|acts?|incidents?) of (?:\w+ )?(?:torture|abuse|rape|beatings?|fraud|"
    r"intimidation|looting|ballot[- ]stuffing|bribery|theft|extortion|arson|harassment)\b|"
    r"\btold to (?:keep (?:quiet|silent|(?:his|her|their|my|our) mouths? shut)|shut up|say "
    r"nothing)\b|"
    r"\bat (?:gun|knife)point\b|"
    r"\bto (?:punish|silence|intimidate|starve|humiliate|frighten|terrori[sz]e) (?:them|us|him|her|"
    r"the|"
    r"their|our|its)\b|\b(?:run|controlled|steered|directed|paid for|financed) from (?:across|"
    r"abroad|"
    r"[A-Z]\w+)|\b(?:started|began) (?:hitting|kicking|beating|shooting|firing|clubbing)\b|"
    r"\b(?:kept (?:quiet|silent)|looked (?:away|the other way)|stood by and|turned a blind eye|did "
    r"nothing|(?:sold|stabbed|cheated|fooled|tricked|lied to) (?:us|them|me|voters|workers|the "
    r"(?:public|people|country|workers|families))|(?:broke|broken) (?:his|her|its|their) (?:word|"
    r"promises?)|"
    r"went back on|have done nothing|has done nothing|had done nothing|(?:dark|hidden|foreign|"
    r"unseen) hands?)\b",
    _I,
)
_HAND = re.compile(
    r"\b(?:hands?|fingers?|orders?|money|voices?)\b[^.;,]{0,30} (?:was|were|is|are) [“\"‘]?"
    r"(?:[A-Z]\w+(?:ish|ian|ese|yz|jik|ek|an|i|s))\b"
)
_HOLDING = word_set("held locked kept chained beaten tortured starved detained hostages")
_OFFICIAL = re.compile(
    r"\b(?:police|ministry|minister|government|prison|jail|court|commission(?:er)?)\b", _I
)
_NOT = re.compile(
    r"(?:\b(?:not|never|no|nobody|none|neither|nor|without|deny|denied|if|whether|who)\b|n['’]t\b)"
    r"[^.;,]{0,24}$",
    _I,
)
_WORD = re.compile(r"[a-z]+")
_PATTERNS = tuple(
    (word_set(words), pattern)
    for words, pattern in (
        (
            """nothing nobody one never lapsed expired run ran gone vanished disappeared removed
            wiped deleted shredded""",
            _NOTHING_DONE,
        ),
        ("known knew let warned warning warnings nothing", _KNEW),
        ("own", _OWN_SIDE),
        (
            """hired paid bought financed funded recruited bribed bankrolled bused directed armed
            pay behest orders""",
            _HIRED,
        ),
        ("from", _FROM_THERE),
        (
            """they did carried took taken dragged drove driven plain uniform uniforms mask masks
            balaclavas hoods who that""",
            _TOOK,
        ),
        (
            """burned burnt destroyed stolen rigged falsified stuffed forged swapped tampered
            altered dumped doctored thrown beaten mistreated ill abducted kidnapped tortured robbed
            looted bribed smuggled executed raped covered carried paid bought tailored written sold
            leaked""",
            _WRONGED,
        ),
        (
            """torture abuse rape beating beatings fraud intimidation looting stuffing bribery theft
            extortion arson harassment gunpoint knifepoint punish silence intimidate starve
            humiliate frighten terrorise terrorize from hitting kicking shooting firing clubbing
            quiet silent shut nothing looked stood blind sold stabbed cheated fooled tricked lied
            broke broken went hand hands""",
            _KEPT_QUIET,
        ),
        ("hand hands finger fingers order orders money voice voices", _HAND),
    )
)
"""Each pattern beside the words of which it needs one."""


def grievance(line: str, source: str) -> tuple[int, int] | None:
    """Return where a content charges somebody with neglect, bribery, harm from over there, or None.

    Args:
        line: The content on one line.
        source: The words of the source: who holds people prisoner says so without a charge.
    """
    words = set(_WORD.findall(line.lower()))
    for needed, pattern in _PATTERNS:
        if needed.isdisjoint(words):
            continue
        for found in pattern.finditer(line):
            if not _NOT.search(line, max(0, found.start() - 40), found.start()):
                return found.span()
    held = None if _HOLDING.isdisjoint(words) else _HELD.search(line)
    if held is not None and not _OFFICIAL.search(source):
        return None if _NOT.search(line, 0, held.start()) else held.span()
    return None
