"""Words for harm and wrongdoing, and who is said to have done it."""

from __future__ import annotations

import re

from sayso.extraction.statements.words import word_set

__all__ = ["WRONG", "accused", "denied_wrong", "is_direct", "own_side", "suffered"]

_I = re.IGNORECASE

# Acts that are wrong or harmful whoever does them: violence, breaches of agreements, fraud,
# abuse of workers and voters, neglect. Written from the definitions of the codebook.
_ACTS = (
    r"order(?:ed|ing) (?:[\w’'-]+ ){1,4}to (?:shoot|fire|kill|attack|burn|destroy)|"
    r"set (?:[\w’'-]+ ){0,3}(?:alight|ablaze|on fire|fire to)|"
    r"fire[ds]? (?:on|at|first|upon|into|straight|mortar\w*|live|(?:[\w-]+ ){0,3}(?:shells?|"
    r"rockets?|missiles?|shots?|rounds?|bullets?|grenades?))|"
    r"open(?:ed|s|ing)? (?:\w+ )?fire|shot|shoots?|shooting|shelled|shelling|bomb(?:ed|ing|ard\w*)|"
    r"(?:threw|thrown|hurl(?:ed|ing)|lobb(?:ed|ing)) (?:[\w-]+ ){0,2}(?:bombs?|stones?|grenades?|"
    r"rocks?|"
    r"bricks?|bottles?|petrol)|storm(?:ed|ing)|emptied|"
    r"attack(?:ed|ing)|struck|hit|raid(?:ed|ing)|kill(?:ed|ing)|murder(?:ed|ing)|massacr(?:ed|ing)|"
    r"execut(?:ed|ing)|wound(?:ed|ing)|injur(?:ed|ing)|beaten|beat (?:us|him|her|them|up)|"
    r"tortur(?:ed|ing)|rap(?:ed|"
    r"ing)|"
    r"abduct(?:ed|ing)|kidnapp?(?:ed|ing)|seiz(?:ed|ing)|captur(?:ed|ing)|detain(?:ed|ing)|"
    r"arrest(?:ed|ing)|"
    r"jail(?:ed|ing)|imprison(?:ed|ing)|(?:took|taken|taking) (?:us|him|her|them|me|my|our|his|"
    r"hostages?|"
    r"prisoners?)|invad(?:ed|es|ing)|cross(?:ed|ing)|(?:moved|advanc(?:ed|ing)) (?:into|across|"
    r"onto)|"
    r"occup(?:ied|ies|ying)|violat(?:ed|es|ing)|breach(?:ed|es|ing)|br(?:oke|oken|eaking)|"
    r"sabotag(?:ed|ing)|"
    r"destroy(?:ed|ing)|burn(?:ed|t|ing)|torch(?:ed|ing)|loot(?:ed|ing)|demolish(?:ed|ing)|"
    r"damag(?:ed|ing)|"
    r"downed|dropp(?:ed|ing)|launch(?:ed|es|ing)|us(?:ed|ing)(?= (?:human|civilian|chemical|"
    r"cluster|live|"
    r"excessive|substandard|force|tear|rubber|cheap|fake|our|(?:an? |the )?(?:school|hospital|"
    r"clinic|"
    r"church|mosque|chapel|temple|ambulance|civilians)))|ambush(?:ed|ing)|sank|sunk|"
    r"ramm(?:ed|ing)|"
    r"block(?:ed|ing)|blockad(?:ed|ing)|obstruct(?:ed|ing)|prevent(?:ed|ing)|cut off|jamm(?:ed|"
    r"ing)|"
    r"hack(?:ed|ing)|rigg(?:ed|ing)|st(?:ole|olen|ealing)|stuff(?:ed|ing)|forg(?:ed|ing)|"
    r"falsif(?:ied|ying)|"
    r"tamper(?:ed|ing)|manipulat(?:ed|ing)|b(?:ought|uying) votes|brib(?:ed|ing)|cheat(?:ed|ing)|"
    r"defraud(?:ed|ing)|embezzl(?:ed|ing)|misus(?:ed|ing)|intimidat(?:ed|ing)|threaten(?:ed|ing)|"
    r"harass(?:ed|ing)|smear(?:ed|ing)|lied|lying|misl(?:ed|eading)|deceiv(?:ed|ing)|covered up|"
    r"covering up|conceal(?:ed|ing)|hid(?:den)?|hiding|conspir(?:ed|ing)|collud(?:ed|ing)|"
    r"meddl(?:ed|ing)|"
    r"interfer(?:ed|ing)|reneg(?:ed|ing)|betray(?:ed|ing)|abandon(?:ed|ing)|ignor(?:ed|ing)|"
    r"neglect(?:ed|ing)|fail(?:ed|ing) to|withheld|withholding|cut corners|locked (?:\w+ )?out|"
    r"sack(?:ed|ing)|starv(?:ed|ing)|exploit(?:ed|ing)|cut(?:ting)? (?:our|their|wages|pay|jobs)|"
    r"pollut(?:ed|ing)|poison(?:ed|ing)|dump(?:ed|ing)|provok(?:ed|ing)|escalat(?:ed|ing)|"
    r"incit(?:ed|ing)|"
    r"sp(?:ied|ying) on|guid(?:ing|ed)|arm(?:ed|ing)(?= the)|fuel(?:led|ling)|orchestrat(?:ed|ing)|"
    r"stag(?:ed|ing)|refus(?:ed|ing) (?:to (?:pay|let|allow|negotiate|return|hand|meet|release|"
    r"answer|treat)|its|our)|"
    r"(?:drove|driven) (?:\w+ )?(?:out|from)|(?:turned|shut|cut) off (?:the|our|their) (?:water|"
    r"power|"
    r"electricity|gas|phones?)|evict(?:ed|ing)|expell(?:ed|ing)|robb(?:ed|ing)|stabb(?:ed|"
    r"ing)|gassed|"
    r"enter(?:ed|s|ing) (?:its|our|their|his|[A-Z]\w+) (?:waters|airspace|territory|soil|land|sky|"
    r"skies)|"
    r"refus(?:ed|es|ing) to (?:leave|stop|withdraw|turn back)|boarded|"
    r"(?:fish|min|drill|digg|log|hunt|build|operat)(?:ed|ing) illegally"
)
_WRONGS = (
    r"attacks?|assaults?|shelling|bombardment|aggression|provocations?|raids?|killings?|"
    r"massacres?|crimes?|"
    r"atrocit\w+|violations?|breach(?:es)?|abuses?|fraud|sabotage|terror\w*|torture|murders?|"
    r"negligence|"
    r"lies|cover-?ups?|coup|invasion|incursions?|ambush|betrayal|corruption|blockade|intimidation|"
    r"interference|ballot[- ]stuffing|vote[- ]buying|war crimes?|genocide|harassment|lock-?out|"
    r"shots|drones?|rockets?|missiles?|mortars?|shells?|conflict|party to the war|troops"
)
WRONG = re.compile(rf"\b(?:{_ACTS}|{_WRONGS})\b", _I)
"""A word for a harmful or wrong act, verb or noun."""

_ACT = re.compile(rf"\b(?:{_ACTS})\b", _I)
_GROUPS = (
    r"troops|forces?|army|armies|soldiers?|servicemen|guards?|gunners?|gunmen|police(?:men)?|"
    r"officers|"
    r"militants?|militias?|rebels?|insurgents?|fighters?|separatists?|terrorists?|snipers?|"
    r"infiltrators|"
    r"navy|air force|jets?|planes?|warplanes?|helicopters?|drones?|tanks?|artillery|side|regime|"
    r"governments?|junta|authorities|officials?|ministry|administration|council|coalition|"
    r"management|company|employers?|owners?|operators?|contractors?|developers?|bosses|executives?|"
    r"firm|board|landlords?|strikers|pickets?|unions?|workers|scabs|protesters|demonstrators|"
    r"rioters|"
    r"mob|thugs|gangs?|campaign|party|opposition|candidate|observers|supporters|activists|"
    r"clerks?|counters|commission|enemy|invaders?|occupiers?|neighbou?rs?|coast ?guard|fire|"
    r"gunfire|"
    r"instructors|foreigners|mercenaries|agents?|intelligence|crews?|units?|batteries|positions|"
    r"patrols?|boats?|vessels?|cutters?|trawlers?|ships?|ferr(?:y|ies)|tankers?|freighters?|"
    r"frigates?|destroyers?|warships?|submarines?|convoys?|trucks?|bulldozers?|captains?|"
    r"skippers?|sailors?|plant|factory|refinery|mill|dam operators?|"
    r"(?:armed|masked|hooded|uniformed|unknown|young) (?:men|youths)|youths|suspects?|attackers?|"
    r"assailants?|men with (?:bats|guns|rifles|clubs|knives|sticks|machetes)|"
    r"inspectors?|constables?|commanders?|"
    r"settlers|smugglers|hackers|trolls|inspectors|regulators?|government's|settlement"
)
_GROUP = re.compile(rf"\b(?:{_GROUPS})\b")
_THEY = re.compile(r"\b(?:they|them|the other(?: side)?)\b", _I)
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_FIRST = re.compile(r"\b(?:we|us|our|ours|i|my|me)\b", _I)
_OWN = re.compile(r"\W*(?:that )?(?:its|their|his|her|our|my|it|he|she|we|i)\b", _I)
_BODY = re.compile(
    r"\b(?:authority|ministry|company|union|government|council|commission|agency|party|campaign|"
    r"firm|bank|court|embassy|operator|management|federation|committee|service|port|airline)\b"
)
_ONE = re.compile(r"\W*(?:that )?(?:he|she|his|her)\b", _I)
_MANY = re.compile(
    r"^(?:the |some |several |many |two |three |\w+ )?(?:[\w-]+ )?(?:police|residents|villagers|"
    r"[a-z]+(?:ors|ers|"
    r"ents|ists|cials|mes|ants|ians|ees))$|\b(?:union|league|committee|party|opposition|alliance|"
    r"council)$",
    _I,
)
"""Sources that "he" and "she" can't stand for."""
_OWN_QUOTED = re.compile(r"\W*(?:our|my|we|i)\b", _I)
_QUOTED = re.compile(r"\s*(?:[\"“”„«‘]|``|'')")
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|neither|nor|without|cannot)\b|n['’]t\b", _I)
_OPEN_QUESTION = re.compile(
    r"\b(?:who|whether|if|how|unless|would|could|might|may|to|will)\s+"
    r"(?:had |has |have |be |\w+ly )?$",
    _I,
)
_BREAKS = re.compile(
    r"[,;]|:(?!\d)|\.(?!\w|\s+[a-z])|\b(?:and|but|because|as|when|while|after|before|then|first)\b"
)
_SIDE = r"(?:[A-Z]\w+|other|enemy|northern|southern|eastern|western|opposite|rebel|government|army)"
_BLAME = re.compile(
    r"\b(?:responsible for|to blame|at fault|(?:is|are|was|were|been|be) (?:\w+ )?behind (?:the|"
    r"this|it|these)|culpable|complicit|"
    r"guilty of|"
    r"(?:bears?|bore|carried) (?:[“\"])?(?:the |full |sole |all |and |sole and full "
    r")*responsibility|"
    r"(?:is|are|was|were) (?:(?:[A-Z]\w+|foreign|paid|hired|trained|armed) ){0,2}(?:lying|liars?|"
    r"spies|a spy|criminals?|terrorists?|traitors?|murderers?|mercenaries|gunmen|saboteurs|"
    r"infiltrators|fighters|agents)|"
    r"(?:came|come|comes|fired|launched|flown|took off|landed|thrown|laid|"
    r"planted)\b[^.;]{0,30}?\bfrom (?:the "
    r")?[“\"]?"
    rf"(?:from )?(?:the )?{_SIDE} (?:side|positions?|territory|lines?|bank|post|base)|"
    r"(?:shells?|drones?|missiles?|rockets?|bombs?|mines?|mortars?|gunmen|snipers?|bullets?|"
    r"weapons?)\b"
    r"(?:[^.;,]|\.(?= \d)){0,50}? (?:was|were|is|are) [A-Z]\w+(?:ish|ian|ese|yz|jik|ek|an|i|s)\b|"
    r"owes? (?:us|them|workers)|(?:wants?|trying) (?:war|to (?:destroy|crush|break|starve|"
    r"silence)))"
)
_RHETORICAL = re.compile(
    rf"^\W*who (?:else )?(?:{_ACTS}|shells|bombs|attacks|kills|fires)\b[^?]*\?", _I
)
_CLEFT = re.compile(rf"\bit was (.{{3,60}}?)\s+(?:that|who|which)\s+(?:had )?(?:{_ACTS})\b", _I)
_THEY_HARM = re.compile(r"\bthey (?:shoot|shell|bomb|kill|lie|steal|cheat|beat|starve|fire)\b", _I)
_BY = re.compile(r"(?:\s+[\w’'-]+){0,8}?\s+by\s+((?:[\w’'-]+\s+){0,4}[\w’'-]+)")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|are|is|be|got)\s+(?:\w+ly\s+)?$", _I)
_ONLY_AUXILIARIES = re.compile(r"\W*(?:(?:had|has|have|was|were|is|are|also|\w+ly)\W*){1,3}", _I)
_MODIFIES = re.compile(r"\b(?:an?|the|this|that|his|her|its|their|our|my|no|any|of)\s$", _I)
_SUFFERED = re.compile(
    r"^\W*(?:that )?(?:we|i|he|she|they|(?:his|her|their|my|our) (?:client|son|daughter|brother|"
    r"sister|husband|wife|father|mother|colleague|relative|member|supporter|worker)s?)\b"
    r"[^.;,]{0,24}?\b(?:was|were|had been|have been|has "
    r"been)\s+(?:\w+ly\s+)?"
    r"(?:held|beaten|detained|tortured|robbed|seized|kidnapped|abducted|threatened|cheated|"
    r"deceived|"
    r"sacked|dismissed|locked out|lied to|fired on|shot at|shelled|attacked|evicted|expelled|"
    r"harassed|"
    r"forced|dragged|starved|arrested|questioned|blackmailed)\b",
    _I,
)
_COMMON = word_set(
    """the a an in on at it he she they we i there this that these those when if but and no
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december school mr mrs ms dr two three four five
    six seven eight nine ten for from with some many more most all nobody nothing everything our
    my his her its their hospital storm flood cyclone typhoon hurricane earthquake tremor quake
    fire first then now even only what who how why where sergeant corporal private lightning wind"""
)


def own_side(words: str, source: str, *, direct: bool = False) -> bool:
    """Tell whether an agent belongs to the speaker: "we", "its units", a shared name.

    In the speaker's own words (*direct*) "he" and "its" are others.
    """
    if _FIRST.search(words) or _OWN_QUOTED.match(words):
        return True
    if not direct and _OWN.match(words) and not (_ONE.match(words) and _MANY.search(source)):
        return True
    if {m.group() for m in _BODY.finditer(words)} & {m.group() for m in _BODY.finditer(source)}:
        return True
    mine = {w.lower()[:4] for w in _NAME.findall(source) if len(w) > 3}
    theirs = {w.lower()[:4] for w in _NAME.findall(words) if len(w) > 3}
    return bool(mine & theirs - {w[:4] for w in _COMMON})


def accused(line: str, source: str) -> tuple[int, int] | None:
    """Return where a content lays harm or wrong at another side's door, or None.

    Reads "Tajik troops fired on", "were seized by border troops", "came from the Tajik
    side", "bore full responsibility". The speaker's own side, the elements and accidents
    accuse nobody.

    Args:
        line: The content on one line.
        source: The words of the source, to know the speaker's own side.
    """
    for pattern in (_BLAME, _RHETORICAL, _CLEFT, _THEY_HARM):
        found = pattern.search(line)
        if found is None:
            continue
        lead = line[max(0, found.start() - 24) : found.start()]
        if _NEGATION.search(lead) or _OPEN_QUESTION.search(lead):
            continue
        if pattern is _CLEFT and own_side(found.group(1), source, direct=is_direct(line)):
            continue
        if (
            pattern is _BLAME
            and _FIRST.search(_clause(line, found.start()))
            and ("from" not in found.group())
        ):
            continue
        return found.span()
    for act in _ACT.finditer(line):
        span = _by_others(line, act, source)
        if span is not None:
            return span
    return None


def is_direct(line: str) -> bool:
    """Tell whether a content opens with a quote mark: the speaker's own words."""
    return _QUOTED.match(line) is not None


def _clause(line: str, stop: int) -> str:
    """Return the words before *stop* that belong to its clause."""
    floor = max(0, stop - 160)
    begins = [floor, *(mark.end() for mark in _BREAKS.finditer(line, floor, stop))]
    clause = line[begins[-1] : stop]
    if len(begins) > 2 and _ONLY_AUXILIARIES.fullmatch(clause):
        # an aside stands between the agent and the act: "the operator, Una Hidro, had ignored"
        return line[begins[-3] : stop]
    if len(begins) > 1 and not clause.strip():
        # a second act of the same agent: "two drones crossed the river and fired"
        return line[begins[-2] : stop]
    return clause


def _by_others(line: str, act: re.Match[str], source: str) -> tuple[int, int] | None:
    clause = _clause(line, act.start())
    if _NEGATION.search(clause[-30:]) or _OPEN_QUESTION.search(clause):
        return None
    if _MODIFIES.search(clause) and re.match(r"\s[a-z]+", line[act.end() : act.end() + 3]):
        return None  # "a poisoned well"
    if _PASSIVE.search(clause) and not act.group().lower().split()[0].endswith("ing"):
        by = _BY.match(line, act.end())
        if (
            by is not None
            and _human(by.group(1))
            and not own_side(by.group(1), source, direct=is_direct(line))
        ):
            return (act.start(), by.end())
        return None
    if not _human(clause) or own_side(clause, source, direct=is_direct(line)):
        return None
    names = (
        list(_NAME.finditer(clause)) + list(_GROUP.finditer(clause)) + list(_THEY.finditer(clause))
    )
    first = min(m.start() for m in names)
    return (act.start() - len(clause) + first, act.end())


def _human(words: str) -> bool:
    """Tell whether words name people who can be blamed, rather than a storm or a shell."""
    if _GROUP.search(words) or _THEY.search(words):
        return True
    return any(name.lower() not in _COMMON for name in _NAME.findall(words))


_NOT = r"(?:not|never|n[o’']t|hadn['’]t|haven['’]t|hasn['’]t|didn['’]t|wasn['’]t|weren['’]t)"
_DENIED = re.compile(
    rf"\b(?:had|has|have|did|was|were|been)\s+{_NOT}\s+(?:\w+ly\s+)?(?:been\s+|be\s+)?(?:{_ACTS}|"
    rf"fire|fired|"
    r"shoot|shell|attack|cross|enter(?:ed)?|order(?:ed)?|launch|use|kill|target(?:ed)?|break|"
    r"violate|"
    r"breach|start(?:ed)?|touch(?:ed)?|send|sent|steal|rig|lie|hide|block|fl(?:y|own)|"
    r"involved|responsible|behind|present|negligent|aware)\b|"
    rf"\bnever (?:{_ACTS}|fired|entered|ordered|sent|touched|flew|moved|shelled|targeted|left)\b|"
    rf"\bno (?:[\w-]+ ){{0,3}}?(?:had|has|have|was|were|is|are)\b[^.;,]{{0,24}}?\b(?:{_ACTS}|"
    rf"fired|involved)\b|"
    rf"\b(?:there (?:was|were|is|had been|has been|are) no|without any|not any|contained no|free "
    rf"of) "
    rf"(?:[\w-]+ ){{0,2}}?(?:{_WRONGS}|link|connection)\b|"
    r"\bthere (?:was|were|is|are|had been|have been|has been) (?:no|never any) (?:[\w-]+ ){0,2}?"
    r"(?:gunm[ae]n|mercenar(?:y|ies)|fighters?|soldiers?|troops|snipers?|agents|spies|weapons?|"
    r"guns?|"
    r"rigging|irregularit\w+|leaks?|shooting|fighting)\b|"
    r"\b(?:had|has|have) (?:\w+ )?nowhere\b|\b(?:fled|went) nowhere\b|"
    r"\bnone (?:of [\w’' -]{1,24} )?(?:is|are|was|were|had been) (?:an? )?(?:\w+ )?"
    r"(?:mercenar(?:y|ies)|fighters?|soldiers?|sp(?:y|ies)|agents?|terrorists?|criminals?)\b|"
    r"\bno (?:live |single )*(?:rounds?|shots?|bullets?|shells?|ammunition|missiles?|votes?|"
    r"ballots?) (?:is|are|was|were|had been|has been|have been) "
    r"(?!heard|reported|found|seen|cast)\w+(?:ed|en|st|ade|sed|sent)\b|"
    r"\b(?:only (?:used|fired)|(?:used|fired) (?:only|nothing but)) (?:tear ?gas|rubber|blanks|"
    r"water cannon|warning shots|batons)\b|"
    rf"\b(?:nobody|no one|none of)\b[^.;,]{{0,30}}?\b(?:{_ACTS}|fired|crossed)\b",
    _I,
)
_NOT_HURT = re.compile(r"(?:wounded|injured|hurt|damaged|killed|destroyed)$", _I)
_OWN_NOT = re.compile(
    rf"(?:^|[.,;“\"‘]|\band|\bthat)\W*(?:we|our \w+|its \w+|his \w+|her \w+|their \w+|he|she|it|"
    rf"i)\s+"
    rf"(?:(?:had|has|have|did)\s+{_NOT}|(?:didn|hadn|haven|hasn)['’]t|never|(?:were|was|had|have|"
    rf"has) never|"
    r"(?:had|has|have) no)\s+(?:\w+ly\s+)?(?P<verb>\w+)",
    _I,
)
_NO_DENIAL = word_set(
    """received realize realise wake think agree recognise recognize remember notice care mind
    seen heard decided told informed eaten slept finished found able yet know
    understand expect expected believe sure ready going want wanted choice alternative money food
    time water power contact say rule see hear get got afraid alone happy enough need needed"""
)


def denied_wrong(line: str) -> tuple[int, int] | None:
    """Return where a content denies harm or wrong: "had not fired", "no shells were"."""
    for match in _DENIED.finditer(line):
        if not _NOT_HURT.search(match.group()):
            return match.span()
    own = _OWN_NOT.search(line)
    if own is not None and is_direct(line) and not _FIRST.search(own.group()):
        return None
    if own is not None and own.group("verb").lower() not in _NO_DENIAL:
        return own.span()
    return None


def suffered(line: str) -> tuple[int, int] | None:
    """Return where speakers tell what was done to themselves: "they had been held"."""
    match = _SUFFERED.search(line)
    return match.span() if match else None
