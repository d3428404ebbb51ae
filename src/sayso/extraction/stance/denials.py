"""Denials without the word: "nothing but chairs burned", "we hire no one", "not so".

A negation denies when it stands with an act or a thing that somebody could be charged with. What
nobody suffered, saw or had ("nobody was hurt", "there was no time") is told, not denied; what
nobody did for the speaker ("nothing was done") is a complaint (:mod:`.grievances`).
"""

from __future__ import annotations

import re

from sayso.extraction.statements.words import word_set

__all__ = ["flat_denial", "has_negation"]

_I = re.IGNORECASE
_OPEN = r"(?:^|[.;“\"‘]|\b(?:and|but|that))\W*(?:that )?"
_NONE = r"(?:not (?:one|a single)|no|none of|nothing|nobody|no one|no-one|neither(?: of \w+)?)"
_SUBJECT = re.compile(
    rf"{_OPEN}(?P<none>{_NONE})\b(?P<noun>[^.;:,]{{0,70}}?)\s"
    r"(?:had|has|have|was|were|is|are|did)(?:n['’]t)?\s+(?:ever |been |be |being |\w+ly )*"
    r"(?P<verb>[\w-]+)",
    _I,
)
_SUBJECT_PAST = re.compile(
    rf"{_OPEN}(?P<none>{_NONE})\b(?P<noun>(?: (?!that\b|who\b|which\b)[\w’'-]+){{0,6}}?) "
    r"(?:ever )?(?P<verb>[a-z]+ed|flew|went|burnt|shot|left|fell|drove|stole|hit|broke|threw|beat|"
    r"came|told|knew|did)\b",
    _I,
)
_NOT_DENIED = word_set(
    """hurt injured killed wounded harmed died perished missing dead survived heard seen found
    reported known expected needed available clear sure done decided noticed wanted helped
    came answered listened told knew believed cared called explained warned asked able allowed
    going ready aware satisfied consulted informed learned learnt moved changed improved arrived
    worked happened ended stopped did enough easy damaged likely better certain the a an any to
    slept eaten fallen rained won scored
    what that"""
)
"""Verbs that tell what befell or was known to nobody, rather than what nobody did."""
_NO_CHARGE = word_set(
    """time need reason doubt way word sign evidence choice food water power electricity survivors
    casualties injuries decision details information date agreement change news hope point future
    problem deaths damage place room shelter trains flights buses quick date end surprise wonder
    idea later less earlier trace comment longer more fewer matter
    sooner final further plan plans answer rain snow wind customers guests visitors tickets
    vacancies players"""
)
"""What "no" may stand with and denies nothing."""
_DID_NONE = re.compile(
    r"\b(?:hire|seek|detain|arrest|hold|shoot|kill|fire|use|send|employ|work|fight|carry|"
    r"take|move|bomb|own|run)(?:s|d|ed)?\s+(?:for )?(?:no\b|no one|nobody|none\b|nothing\b)|"
    r"\b(?:shot|held|sent|sought|fought|saw|took|carried|ran|worked) (?:for |at |with )?"
    r"(?:no\b|no one|nobody|none\b|nothing\b)(?! (?:more than )?(?:survivors|bod(?:y|ies)|traces?|"
    r"victims|evidence|sign|reason|time|way|comfort|sleep|chances?))",
    _I,
)
_ONLY = re.compile(
    r"\b(?:equipped|armed|issued|loaded|supplied) with\b[^.;]{3,70}\b(?:only|alone)\b|"
    r"\bonly (?:[\w-]+ ){0,2}(?:bullets?|rounds?|tear[- ]gas|blanks|warning shots|batons|water "
    r"cannon)\b[^.;]{0,20}\b(?:were|was|had been|have been)\b",
    _I,
)
_NO_SUCH = re.compile(
    r"\bthere (?:is|are|was|were|had been|has been|have been)(?:n['’]t| not)? (?:no|never any|any|"
    r"one|a single) (?:[\w-]+ ){0,2}?(?:launchers?|missiles?|rockets?|bombs?|explosives|officers?|"
    r"advisers?|instructors?|papers?|documents?|memos?|letters?|contracts?|deals?|orders?|lists?|"
    r"payments?|bribes?|prisoners?|detainees|shells?|drones?|aircraft|planes?|gates?|such|bodies|"
    r"camps?|prisons?|tunnels?|rifles?|arms|ammunition|plots?|massacres?|attacks?|bodies|trucks?|"
    r"lorries|to hide|petrol|"
    r"(?!(?:an?|the|one|any|other|more) )\w+ to (?:hide|look at|rush|leak|steal|burn|find))\b|"
    r"\bthere (?:is|are|was|were) no (?:\w+ )?(?:cracks?|leaks?|shortages?|crisis|danger|faults?|"
    r"defects?|smuggling|corruption|discrimination)\b|"
    r"\bthere (?:is|was) nothing to (?:hide|look at|find|admit|confess|answer for)\b",
    _I,
)
_HAS_NONE = re.compile(
    r"\b(?:had|has|have) (?:no|never had any?) (?:part|role|hand|involvement|lighter|guns?|"
    r"weapons?|"
    r"such|intention|troops|forces|prisoners|contact|ties?|links?|dealings|quarrel)\b|"
    r"\b(?:is|was|are|were) neither\b.{1,80}\bnor\b|"
    r"\b(?:guns?|weapons|artillery|batteries|launchers) (?:had been|have been|were|was|stayed|"
    r"remained|had fallen) silent\b|"
    r"\b(?:stayed|remained|kept|been|were|was) in (?:its |their |his |the |our )?barracks\b|"
    r"\b(?:its|our|his|her|their) (?:boats?|ships?|troops|soldiers|forces|vessels?|planes?|men|"
    r"crews?|units?) (?:had |have |"
    r"has )?"
    r"(?:stayed|remained|kept) (?:in|at|on|inside|within)\b|"
    r"\bonly (?:in (?:reply|response|self-defen[cs]e)|(?:returned|answered) fire)\b|"
    r"\b(?:acted|fired|shot) (?:only )?in self-defen[cs]e\b",
    _I,
)
_OF_OWN_WILL = re.compile(
    r"\bof (?:his|her|its|their|our) own (?:free will|accord|volition)\b|"
    r"\bvoluntar(?:y|ily)\b(?! (?:work|group|organi[sz]ation))|"
    r"\b(?:is|was|are|were|been) (?:working |operating |operated |built |run |held |acquired |"
    r"conducted |open |there |entirely |perfectly |fully |all )*(?:legal|legally|lawful|"
    r"lawfully)\b|"
    r"\b(?:has|have|had|met|meets|meet) every \w+\b|\bevery (?:box|ballot|vote|paper|body|file|"
    r"penny|cent)\b"
    r"[^.;]{0,20}\b(?:accounted for|counted|safe)\b|\b(?:are|is) (?:all |both )?accounted for\b",
    _I,
)
_SHORT = re.compile(
    r"^\W*(?:that )?(?:(?:absolutely|certainly|of course) not|no|not so|not true|not at all|far "
    r"from "
    r"it|(?:all |pure |utter |complete )?(?:nonsense|lies|rubbish|fiction|fantasy|slander)|untrue|"
    r"never|quite the (?:opposite|contrary)|on the contrary|otherwise|a lie|(?:it|that) "
    r"(?:didn['’]t|"
    r"did not|never) happen(?:ed)?)\W*(?:$|[.,!;—–-](?!\s*\w+ of\b))",
    _I,
)
_SUCH = re.compile(
    r"^\W*such (?:stor(?:y|ies)|talk|claims?|rumou?rs?|allegations?|reports?|tales?|accusations?|"
    r"charges?|figures?|accounts?|suggestions?)\s+(?:is|are|was|were|belongs?|serves?|do|does|has|"
    r"have)\b",
    _I,
)
_NEVER = re.compile(
    r"\b(?:i|we|he|she|(?:its|his|her|their|our) \w+) (?:had |have |has )?never (?:\w+ly "
    r")?(?P<verb>[a-z]+ed|said|told|sent|seen|heard|took|paid|"
    r"gave|saw|met|knew|held|shot|hid|stole|went|wrote|spoke|drank|drove)\b|"
    r"\b(?:was|were) [“\"‘]?never (?:in|at|on|near|there|closed|open|shut|the|an?|our|part|any|"
    r"used|"
    r"aboard|armed)\b|\bno [\w-]+ (?:of any kind |whatsoever )?(?:was|were) (?:ever )?(?:stored|"
    r"kept|"
    r"received|taken|made|given|held|used|removed|moved|burned|destroyed|lost|paid|expelled)\b",
    _I,
)
_NEVER_ONLY = word_set(
    """received realised realized recovered returned reached arrived stopped ended answered replied
    learned learnt wanted expected explained apologised apologized called asked imagined dreamed
    experienced needed noticed wished liked loved doubted"""
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|no one|none|nothing|nowhere|neither|nor|without|cannot|only)\b|"
    r"n['’]t\b",
    _I,
)


_LETTERS = re.compile(r"[a-z]+")
_NEGATIVES = word_set("no not none nothing nobody neither never")
_PATTERNS: tuple[tuple[frozenset[str] | None, re.Pattern[str]], ...] = (
    (None, _SHORT),
    (word_set("such"), _SUCH),
    (word_set("only alone"), _ONLY),
    (word_set("there"), _NO_SUCH),
    (
        word_set(
            "no never neither silent barracks stayed remained kept only acted defence defense"
        ),
        _HAS_NONE,
    ),
    (
        word_set("own voluntary voluntarily legal legally lawful lawfully every accounted"),
        _OF_OWN_WILL,
    ),
    (word_set("no nobody none nothing"), _DID_NONE),
)
"""Each pattern beside the words of which it needs one."""
_OPEN_QUESTION = re.compile(r"\b(?:unclear|if|whether|unless)\b[^.;]{0,60}$", _I)


def flat_denial(line: str) -> tuple[int, int] | None:
    """Return where a content plainly says that something is not so, or None.

    Args:
        line: The content on one line.
    """
    words = set(_LETTERS.findall(line.lower()))
    for needed, pattern in _PATTERNS:
        if needed is not None and needed.isdisjoint(words):
            continue
        found = pattern.search(line)
        if found is not None and not _OPEN_QUESTION.search(line, 0, found.start()):
            return found.span()
    if _NEGATIVES.isdisjoint(words):
        return None
    for pattern in (_SUBJECT, _SUBJECT_PAST):
        for found in pattern.finditer(line):
            noun = found["noun"].lower().split()
            left = found["verb"].lower() == "left" and "had left" not in found.group()
            if left or found["verb"].lower() in _NOT_DENIED or not _NO_CHARGE.isdisjoint(noun[:3]):
                continue
            return found.span()
    for found in _NEVER.finditer(line):
        if (found["verb"] or "").lower() not in _NEVER_ONLY:
            return found.span()
    return None


def has_negation(line: str) -> bool:
    """Tell whether a content says of anything that it is not so."""
    return _NEGATION.search(line) is not None
