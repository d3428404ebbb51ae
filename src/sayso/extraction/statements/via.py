"""Through whom words reached the text: an agency, a paper, a broadcaster, another speaker."""

from __future__ import annotations

import re

from sayso.extraction.statements.setting import addressee_span, surroundings
from sayso.model import Span, Statement, Via

__all__ = ["is_outlet", "outlet_via", "same_outlet"]

_AGENCIES = (
    r"Reuters|Agence France-Presse|AFP|Associated Press|AP|Interfax(?:-Ukraine)?|TASS|Itar-Tass|"
    r"RIA(?: Novosti)?|Xinhua|Kyodo|Bloomberg|BBC|CNN|NPR|CBC|ABC|CBS|NBC|MSNBC|Fox News|Sky News|"
    r"Al[- ]Jazeera|Al[- ]Arabiya|Deutsche Welle|DW|RFE/RL|Radio Free Europe|dpa|DPA|ANSA|EFE|PTI|"
    r"Anadolu|IRNA|Fars|SANA|Ukrinform|UNIAN|Unian|Meduza|Suspilne|Politico|Axios|Le Monde|Bild|"
    r"Der Spiegel|Die Zeit|El País|Kommersant|Izvestia|Vedomosti|Novaya Gazeta"
)
_OUTLET_WORD = (
    r"Times|Post|Herald|Tribune|Journal|Gazette|News|Newspaper|Wire|Agency|Press|Television|TV|"
    r"Radio|"
    r"Mirror|Courier|Dispatch|Chronicle|Review|Mail|Daily|Observer|Telegraph|Guardian|Independent|"
    r"Register|Standard|Monitor|Broadcasting|Messenger|Bulletin|Echo|Argus|Inquirer|Examiner|Globe|"
    r"Star|Sun|Weekly|Today|Pravda|Gazeta|Novosti|Channel|Media|Sentinel|Advertiser|Recorder|"
    r"Lantern|Ledger|Beacon|Banner|Clarion|Express|Barta|Sentinel|Broadcaster|Newswire|Online|FM|Voice|Kurier|Zeitung|Report"
)
_GENERIC = (
    r"newspaper|paper|daily|weekly|magazine|website|news site|news agency|news website|broadcaster|"
    r"channel|station|television|tv|radio|outlet|portal|podcast|news service|wire service|"
    r"state media|local media|press reports|media reports|press|media"
)
_NAMED = re.compile(
    rf"\b(?:{_AGENCIES})\b|\b(?:[A-Z][\w'’.-]*\s+){{1,4}}(?:{_OUTLET_WORD})\b"
    r"|\b(?:Radio|TV|Channel|Television|Gazeta|Agence|Agenzia|Nash|Novaya)\s+[A-Z]\w+"
    rf"|\b[Tt]he\s+(?:{_OUTLET_WORD})\b|\b(?:The|the)\s+\*?[A-Z]\w+\s+(?:{_OUTLET_WORD})\b\*?"
)
_GENERIC_RE = re.compile(
    rf"\b(?:(?:the|a|an|our|its)\s+)?(?:[\w'’-]+\s+){{0,3}}?(?:{_GENERIC})\b"
    r"(?:\s+\*[^*]+\*|\s+[A-Z][\w'’-]*(?:\s+(?:i|[A-Z][\w'’-]*))*)?",
)
_STARRED = re.compile(r"\*([^*\n]{2,60})\*")
_CHANNEL = re.compile(
    r"\b(?:read(?: out)?|aired|shown|broadcast|carried|published|quoted|cited|reported|printed|"
    r"relayed|posted)\s+(?:on|by|in|over)\s+([^,.;:]{3,60})"
)
_ON_AIR = re.compile(
    r"\b(?:said|says|spoke|speaking|declared|announced)\s+(?:on\s+\w+day\s+)?on\s+"
    r"((?:[\w'’-]+\s+){0,3}?(?:television|radio|TV))\b"
)
_SPEAKING = re.compile(
    r"\b(?:[Ss]peaking|[Tt]alking|[Ii]n (?:an?|his|her|their|another|\w+) (?:\w+ )?interview|"
    r"[Ii]n (?:comments?|remarks)|[Ii]nterviewed|[Qq]uoted|[Cc]ited)\s+(?:to|with|by|for|on)\s+"
    r"([^,.;:]{2,60}?)(?=\s+(?:on|in|at|that|late|early|after|before|last|this)\b|[,.;:]|$)"
)
_PRESS_REPORTS = re.compile(
    r"\b[Aa]ccording to\s+((?:[\w-]+\s+){0,2}(?:press|media|news|newspaper|television|agency)"
    r"\s+(?:reports?|accounts?)|(?:press|media|news) reports?)"
)
_LEAD = re.compile(r"^(?:(?:viewers|readers|listeners)\s+of\s+)?(?:the\s+|The\s+|a\s+|an\s+)?")
_NOT_OUTLET = re.compile(
    r"\b(?:press (?:conference|briefing|release|service|secretary)|"
    r"news (?:conference|briefing)|press corps|reporters?)\b",
    re.IGNORECASE,
)


def is_outlet(words: str) -> bool:
    """Tell whether words name an outlet or a kind of outlet ("state television")."""
    if _NOT_OUTLET.search(words):
        return False
    return bool(_NAMED.search(words) or _GENERIC_RE.search(words)) or bool(
        _STARRED.fullmatch(words.strip())
    )


def same_outlet(a: str | None, b: str | None) -> bool:
    """Tell whether two names mean one outlet, articles and case aside."""
    return bool(a and b) and _plain(a or "") == _plain(b or "")


def _plain(name: str) -> str:
    return re.sub(r"\W+", " ", _LEAD.sub("", name.strip().strip("*"))).strip().lower()


def _via(text: str, start: int, end: int) -> Via | None:
    """Make a via of ``text[start:end]``, which names an outlet; trims what doesn't."""
    piece = text[start:end]
    if _NOT_OUTLET.search(piece):
        return None
    starred = _STARRED.search(piece)
    if starred:
        span = Span(start + starred.start(1), start + starred.end(1))
        return Via(" ".join(text[span.start : span.end].split()), span)
    match = _NAMED.search(piece) or _GENERIC_RE.search(piece)
    if match is None:
        return None
    begin, stop = start + match.start(), start + match.end()
    lead = _LEAD.match(text[begin:stop])
    if lead is not None and begin + lead.end() < stop:
        begin += lead.end()
    # "the newspaper Zarya Vostoka": the name says more than the kind
    named = re.search(
        rf"(?:{_GENERIC})\s+((?:[A-Z][\w'’-]*)(?:\s+(?:i|[A-Z][\w'’-]*))*)$", text[begin:stop]
    )
    if named:
        begin += named.start(1)
    return Via(" ".join(text[begin:stop].split()), Span(begin, stop))


def outlet_via(
    text: str, statement: Statement, sentence: tuple[int, int], publisher: str | None
) -> Via | None:
    """Return the outlet that brought a statement here, unless it's the publisher itself.

    Reads "told the newspaper X", "in an interview with X", "speaking to X", "read on state
    television", "according to press reports".
    """
    found: Via | None = None
    addressee = addressee_span(text, statement, sentence)
    if addressee is not None and is_outlet(text[addressee.start : addressee.end]):
        found = _via(text, *addressee)
    if found is None:
        for free in surroundings(text, statement, sentence):
            for pattern in (_SPEAKING, _ON_AIR, _CHANNEL, _PRESS_REPORTS):
                match = pattern.search(text, free.start, free.end)
                if match and is_outlet(match.group(1)):
                    found = _via(text, *match.span(1))
                    break
            if found is not None:
                break
    if found is None or same_outlet(found.name, publisher):
        return None
    source = " ".join(text[s:e] for s, e in statement.source)
    return None if same_outlet(found.name, source) else found
