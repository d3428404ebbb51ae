"""What a place name does in its sentence: location, actor, or modifier of something else."""

from __future__ import annotations

import re

from sayso.gazetteer import Entry
from sayso.model import Label, PlaceUse
from sayso.resolution.places.spots import Spot

__all__ = ["use_of"]

_BODIES = (
    r"government|governments|regime|ministry|minister|ministers|president|presidency|premier|"
    r"prime minister|parliament|parliamentarian|cabinet|congress|senate|embassy|ambassador|envoy|"
    r"diplomat|diplomats|delegation|authorities|officials?|leaders?|leadership|army|military|navy|"
    r"air force|forces|troops|soldiers|servicemen|guards?|police|security|intelligence|"
    r"spokes\w+|administration|council|court|prosecutors?|foreign|defen[cs]e|interior|finance|"
    r"state|border|national|central bank|commander|general|chief of|representative|officers?|"
    r"warplanes?|aircraft|jets|drones?|missiles?|artillery|allies|side|position|claims?|account|"
    r"denial|offer|demand|proposal|decision|refusal|response|version|policy|sanctions|election|"
    r"constitution|economy|currency|membership|accession|sovereignty|president's|team|"
    r"rescuers?|emergency|health|education|justice|energy|governors?|mayors?|prosecutor's|count|"
    r"figures?|tally|estimates?|statement|demands?|accusations?|offers?|word|television"
)
_VERBS = (
    r"said|says|say|denied|denies|deny|rejected|rejects|accused|accuses|claimed|claims|insisted|"
    r"insists|announced|announces|warned|warns|called|calls|demanded|demands|urged|urges|agreed|"
    r"agrees|refused|refuses|vowed|vows|pledged|pledges|promised|promises|threatened|threatens|"
    r"condemned|condemns|confirmed|confirms|acknowledged|acknowledges|admitted|admits|argued|"
    r"argues|maintains|maintained|blamed|blames|protested|protests|summoned|summons|recalled|"
    r"recalls|closed|closes|opened|signed|signs|ratified|withdrew|withdraws|expelled|expels|"
    r"invaded|invades|attacked|attacks|launched|launches|fired|shelled|bombed|struck|annexed|"
    r"annexes|occupied|occupies|deployed|deploys|sent|sends|supplied|supplies|backed|backs|"
    r"supported|supports|opposed|opposes|offered|offers|proposed|proposes|wants|wanted|seeks|"
    r"sought|hopes|hoped|expects|expected|believes|believed|considers|considered|views|sees|"
    r"plans|planned|intends|decided|decides|declared|declares|responded|responds|replied|replies|"
    r"retaliated|retaliates|imposed|imposes|lifted|suspended|suspends|halted|resumed|hosted|hosts|"
    r"mediated|brokered|welcomed|welcomes|thanked|apologi[sz]ed|appealed|appeals|asked|asks|"
    r"told|tells|gave|gives|took|takes|made|makes|violated|violates|broke|breached|controls|"
    r"controlled|captured|captures|seized|seizes|lost|won|"
    r"ordered|orders|released|releases|published|issued|issues|put|puts|shares|"
    r"(?:has|had|have|would|will|could|should|must|may|might|did|does|do|is|was)"
    r"(?: also| not| never)? "
    r"(?:\w+ly )?(?!been\b|home\b|in\b|a\b|an\b|the\b|one\b)\w+(?:ed|en|ing|n't)|"
    r"(?:did|does|do|would|will|could|should|must|may|might|can|cannot)\b"
)
_AFTER_BODY = re.compile(rf"\s+(?:[\w’'-]+ ){{0,2}}?(?:{_BODIES})\b", re.IGNORECASE)
_DEED = re.compile(
    r"\s+(?:\w+ )?(?:efforts?|attempts?|attacks?|refusal|invasion|incursion|offensive|strikes?|"
    r"withdrawal|support|backing|threats?|warnings?|ally|plans?|promise|pledge|announcement|"
    r"recognition|rejection|veto|vote|involvement|role in|use of|treatment of)\b"
)
_AFTER_VERB = re.compile(
    rf"(?:,[^,.;]{{3,60}},)?\s+(?:also |later |itself |has since )?(?:{_VERBS})\b"
)
_AND_NAME = re.compile(
    rf"\s+(?:and|or)\s+(?:the\s+)?[A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+)?\s+(?:{_VERBS})\b"
)
_OBJECT = re.compile(
    r"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing)|urg(?:ed|es|ing)|warn(?:ed|s|ing)|thank(?:ed|s|ing)|"
    r"call(?:ed|s|ing) on|condemn(?:ed|s|ing)|criticis\w+|criticiz\w+|sue[ds]?|"
    r"sanction(?:ed|s|ing)|"
    r"by|against|told|asked?|"
    r"(?:talks|relations|treaty|agreement|deal|pact|ties|negotiations|war|conflict|dispute|"
    r"ceasefire|truce|tensions|peace|trade|alliance|contacts?|coordination|cooperation)"
    r" (?:with|between)|between|allies of|"
    r"pressure on|blame on|sanctions on|demands? (?:on|to)|letter to|note to|protest to|handed to|"
    r"behalf of|accusations? (?:against|by|from)|support (?:from|for|of)|backing (?:of|from)|"
    r"part of|aid to|arms to|weapons to|hostile to|loyal to|responsibility of|"
    r"(?:president|king|queen|leader|leaders|government|foreign minister|prime minister|premier|"
    r"chancellor|emir|representatives?|delegations?|ambassadors?|envoys?) of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HEAD_OF = re.compile(
    r"\b(?:president|governor|mayor|minister|premier|chancellor|chairman|chairwoman|head|king|"
    r"queen|emir|ambassador|envoy|akim|hokim)\b[^.;:,\"“”]{0,40} of (?:the )?$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:^|[.!?:;]['’\"”)]*\s+['‘\"“(]*|[\"“‘]|\b(?:that|whether|if|because|but|while|when|said|says|"
    r"and|so|as|which|what|how|why|then|though|although|since|until|before|after|"
    r"(?:[Oo]n )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Ii]n (?:January|February|March|April|"
    r"May|June|July|August|September|October|November|December|\d{4})),?\s+)$"
)
_SUBJECT = re.compile(
    r"\s+(?!(?:is|was|were|are|lies|lay|sits|sat|remains|remained|borders|in|on|at|and|or|to|of|for|"
    r"from|near|by|with|where|when|which|that|who|as|after|before|while|but|during|since|until|"
    r"has been|had been|have been|residents?|people|time|area|itself)\b)[a-z]{2,}"
)
_MADE_TO = re.compile(
    r"\b(?:forc|press|push|pressur|compell?|allow|help|expect|invit|order|ask|want|persuad|"
    r"oblig|encourag|let|mak|describ|label|labell|brand|portray|denounc|see|view|treat|depict)"
    r"(?:e|es|ed|ing|s)?\s+(?:the\s+)?$"
)
_TO_OR_AS = re.compile(r"\s+(?:to|as|into)\b")
_PAIR_AFTER = re.compile(
    r"[-–](?:the )?[A-Z][\w.]+ (?:war|conflict|border talks|talks|relations|dispute|treaty|deal|"
    r"agreement|rivalry|ties|tensions|truce|ceasefire|trade|summit|alliance)\b"
)
_PAIR_BEFORE = re.compile(r"[A-Z][\w.]+[-–]$")
_PAIR_OVER = re.compile(
    r" (?:war|conflict|talks|relations|dispute|treaty|deal|agreement|rivalry|ties|tensions|truce|"
    r"ceasefire|trade|summit|alliance)\b"
)
_WHICH_ACTS = re.compile(
    rf",\s+(?:which|who)\s+(?:had |has |have |also )?(?:\w+ly )?(?:{_VERBS}|\w+ed\b)"
)
_BETWEEN_AND = re.compile(
    r"\b(?:between|both|neither|either)\s+(?:the\s+)?[A-Z][\w’'\-]+"
    r"(?: [A-Z][\w’'\-]+)?\s+(?:and|nor|or)\s+$"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|into|inside|outside|around|across|throughout|towards?|from|via|through|"
    r"north|south|east|west|northeast|northwest|southeast|southwest|northern|southern|eastern|"
    r"western|central|city|town|village|settlement|region|province|district|oblast|capital)"
    r"(?: of)?(?: the)?\s+$",
    re.IGNORECASE,
)
_SAID_BY = re.compile(r"\b(?:says|said|claims|insists|adds|counters|replied)\s+$")
_HYPHEN = re.compile(r"[-–](?:[a-z]+ed|led|made|held|run|built|born)\b")
_HYPHEN_PLACES = frozenset("based born located sited headquartered bred".split())
_ACTOR_SITES = frozenset(
    "sayso:white-house sayso:kremlin sayso:pentagon sayso:downing-street sayso:elysee "
    "sayso:bankova sayso:blue-house sayso:capitol-hill".split()
)


def use_of(text: str, spot: Spot, entry: Entry | None) -> PlaceUse:
    """Return how the text uses a place name.

    A demonym or adjective is ``associative``. A country, a capital, a unit or a seat of
    government is an ``actor`` where it speaks, acts, is accused or treated with, or owns a
    body that does ("Moscow said", "a US-brokered truce", "talks with Kyiv", "Tajikistan's
    Border Troops"); else, and after a word of place, it is ``literal``.
    """
    if spot.label == Label.NORP:
        return PlaceUse.ASSOCIATIVE
    before = " ".join(text[max(0, spot.start - 90) : spot.start].split()) + (
        " " if text[spot.start - 1 : spot.start].isspace() else ""
    )
    after = text[spot.end : spot.end + 110].replace("\n", " ")
    if entry is not None and entry.id in _ACTOR_SITES:
        return PlaceUse.LITERAL if _PLACED.search(before) else PlaceUse.ACTOR
    if entry is not None and not _can_act(entry):
        return PlaceUse.LITERAL
    hyphen = _HYPHEN.match(after)
    if hyphen:
        placed = hyphen.group()[1:] in _HYPHEN_PLACES
        return PlaceUse.LITERAL if placed else PlaceUse.ACTOR
    owned = re.match(r"['’]s?(?=\s)", after)
    if owned:
        acts = _AFTER_BODY.match(after[owned.end() :]) or _DEED.match(after[owned.end() :])
        return PlaceUse.ACTOR if acts else PlaceUse.LITERAL
    if _PLACED.search(before):
        return PlaceUse.LITERAL
    if _AFTER_BODY.match(after) and spot.level != "settlement":
        return PlaceUse.ACTOR
    by_itself = entry is None or entry.level == 0 or entry.feature == "P.PPLC"
    if _is_treated_with(before, after) or _does(before, after, speaks=by_itself):
        return PlaceUse.ACTOR
    return PlaceUse.LITERAL


def _is_treated_with(before: str, after: str) -> bool:
    """Tell whether others act on it: accuse, force, talk with, war against, lead it."""
    return (
        any(sign.search(before) for sign in (_HEAD_OF, _SAID_BY, _OBJECT, _BETWEEN_AND))
        or _PAIR_AFTER.match(after) is not None
        or (_PAIR_BEFORE.search(before) is not None and _PAIR_OVER.match(after) is not None)
        or (_MADE_TO.search(before) is not None and _TO_OR_AS.match(after) is not None)
    )


def _does(before: str, after: str, *, speaks: bool) -> bool:
    """Tell whether it does something; of a capital or country (*speaks*) any verb will do."""
    if any(sign.match(after) for sign in (_WHICH_ACTS, _AFTER_VERB, _AND_NAME)):
        return True
    return speaks and _OPENING.search(before) is not None and _SUBJECT.match(after) is not None


def _can_act(entry: Entry) -> bool:
    return entry.level <= 3 or entry.feature in {"P.PPLC", "P.PPLA", "P.PPLA2", "P.PPLA3"}
