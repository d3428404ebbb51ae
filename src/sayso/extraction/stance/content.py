"""Stance from what is said, where the cue leaves it open."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.extraction.stance.denials import flat_denial
from sayso.extraction.stance.finding import Finding
from sayso.extraction.stance.grievances import grievance
from sayso.extraction.stance.phrases import FALSE_WORDS, PHRASES
from sayso.extraction.stance.view import View
from sayso.extraction.stance.wrongs import (
    accused,
    denied_wrong,
    is_direct,
    own_side,
    suffered,
)
from sayso.model import Spans, Stance

__all__ = ["content_stance"]

_I = re.IGNORECASE
_OFFICE = re.compile(
    r"\b(?:spokes\w+|minist\w+|president|government|ambassador|embassy|presidency|chancell\w+|"
    r"secretary|official|envoy|governor|mayor|authorit\w+|commission|council|army|general)\b",
    _I,
)
_MODAL = re.compile(r"\b(?:will|would|shall)\b|['’](?:ll|d)\b", _I)
_READY = re.compile(
    r"\b(?:is|are|was|were|stands?|stood|am|['’]m|['’]re) (?:ready|willing|prepared|committed) "
    r"to\b|"
    r"\b(?:have|has|had) (?:given )?(?:my|his|her|its|our) word\b",
    _I,
)
_HELPFUL = re.compile(
    r"\s+(?:also |gladly |immediately )?(?:mediate|help|send|provide|support|host|pay|release|"
    r"investigate|join|withdraw|"
    r"rebuild|compensate|cooperate|return|honou?r|respect|protect|share|lift|hand over|guarantee|"
    r"fund|deliver)\b"
)
_PASSIVE_GOOD = re.compile(
    r"\s+(?:\w+ly )?be (?:handed|withdrawn|released|paid|compensated|rebuilt|investigated|"
    r"punished|returned|given|"
    r"reinstated|restored|protected|evacuated|helped|recounted|published|provided|pulled|removed|"
    r"replaced|repaired|prosecuted|held to account|brought)\b",
    _I,
)
_EMPTY_MODAL = re.compile(
    r"\s+(?:(?:also|just|only|never|always|probably|certainly|still|actually|really) )?"
    r"(?:not\b|have\b|be\b(?! (?:there|back|at|with|held|withdrawn|released|paid|sent|glad to|"
    r"happy to))|"
    r"like|love|hear|see|tell|say|think|need|want|get|know|feel|find|remember|lose|win|argue|"
    r"agree|prefer|"
    r"hate|hope|expect|suggest|call it|look|learn|assume|guess|bet|imagine|understand|leave it)\b",
    _I,
)


def content_stance(
    text: str, content: Spans, source: str, *, report: bool = False
) -> Finding | None:
    """Return the stance that a content shows by itself, or None for a plain assertion.

    The order matters: refusals to say, words taken back, apologies and threats come before
    denials, those before doubts and demands, then charges against others, then decisions
    and the speaker's own promises, then attitudes.

    Args:
        text: The document's text.
        content: Spans of the content.
        source: The words of the source, to tell the speaker's side from others.
        report: The speaker reports news (an outlet): only its own voice counts.
    """
    view = View.of(text, content)
    if report or not view.line.strip():
        return None
    for step in _STEPS:
        finding = step(view, source)
        if finding is not None:
            return finding
    return None


def _phrase(*names: str) -> Callable[[View, str], Finding | None]:
    rows = [row for row in PHRASES if row.name in names]

    def find(view: View, _source: str) -> Finding | None:
        for row in rows:
            for match in row.pattern.finditer(view.line):
                if _fits(view.line, match, row.stance, row.near_start):
                    return Finding(row.stance, row.name, view.place(*match.span()))
        return None

    return find


def _fits(line: str, match: re.Match[str], stance: Stance, near_start: int) -> bool:
    """Check what a phrase alone can't: whose inability it is, whom a demand is put to."""
    lead = line[: match.start()]
    if near_start and len(lead.split()) > near_start:
        return False
    if is_direct(line) and stance in {Stance.EVADES, Stance.ADMITS} and _others(lead, match):
        return False
    if stance is Stance.EVADES:
        return re.search(r"\b(?:that|who|which)\s*$", lead[3:]) is None
    if stance is Stance.DEMANDS:
        if is_direct(line) and match.group().endswith("ed"):
            return False  # “We asked for bread and got gas”
        clause = re.split(r"[.;:,]|\b(?:that|and|but)\b", lead)[-1]
        own = re.search(r"\b(?:we|i|he|she)\s*$", clause, _I)
        return (
            own is None
            or re.search(r"demand|want|insist|ask|call|urge|until|unless", match.group())
            is not None
        )
    return True


def _others(lead: str, match: re.Match[str]) -> bool:
    """Tell whether speakers talk of someone else's ignorance or mistake in their own words."""
    last = re.search(r"([\w’']+)\W*$", lead)
    subject = last.group(1) if last else ""
    if subject.lower() in {"he", "she", "they", "you", "who", "people", "nobody"}:
        return True
    if re.match(r"[A-Z]", subject) and subject not in {"I", "We", "It", "It's", "It’s"}:
        return True
    return re.match(r"(?:his|her|its|their)\b", match.group(), _I) is not None


def _denial(view: View, _source: str) -> Finding | None:
    span = denied_wrong(view.line)
    return Finding(Stance.DENIES, "negated wrong", view.place(*span)) if span else None


_MISTAKE = re.compile(
    r"\b(?:by mistake|in error|mistakenly|by accident|wrongly)\b|"
    r"\b(?:may|might) have (?:carried|fired|hit|killed|landed|struck|shot|used)\b",
    _I,
)
_FALSELY = re.compile(
    r"\W*(?:that )?(?:(?:the|this|these|those|any|all|\w+['’]s) )?(?:\w+ )?(?:claims?|allegations?|"
    r"accusations?|charges?|reports?|suggestions?|stor(?:y|ies)|rumou?rs?)\b.{0,160}?"
    rf"\b(?:is|are|was|were|had been)\s+[\"“‘']?(?:\w+ ){{0,3}}?{FALSE_WORDS.pattern}",
    _I,
)


def _called_false(view: View, _source: str) -> Finding | None:
    match = _FALSELY.match(view.line)
    return Finding(Stance.DENIES, "calls it false", view.place(*match.span())) if match else None


def _charge(view: View, source: str) -> Finding | None:
    """Find a charge or a plain denial: of two, what the content begins with."""
    mistake = _MISTAKE.search(view.line)
    if mistake is not None and own_side(view.line[: mistake.start()], source):
        return Finding(Stance.ADMITS, "a mistake of its own", view.place(*mistake.span()))
    charges = (
        (accused(view.line, source), "harm by another side"),
        (suffered(view.line), "harm suffered"),
        (grievance(view.line, source), "neglect or harm"),
    )
    charge = next(((span, name) for span, name in charges if span is not None), None)
    denial = flat_denial(view.line)
    if denial is not None and (charge is None or denial[0] < charge[0][0]):
        return Finding(Stance.DENIES, "plain negation", view.place(*denial))
    if charge is not None:
        return Finding(Stance.ACCUSES, charge[1], view.place(*charge[0]))
    return None


def _promise(view: View, source: str) -> Finding | None:
    ready = _READY.search(view.line)
    if ready is not None:
        return Finding(Stance.PROMISES, "ready to", view.place(*ready.span()))
    for match in _MODAL.finditer(view.line):
        helped = _PASSIVE_GOOD.match(view.line, match.end())
        if helped is None and _EMPTY_MODAL.match(view.line, match.end()):
            continue
        if _commits(view.line, match, source):
            following = re.match(r"\s*\w+", view.line[match.end() :])
            end = match.end() + (following.end() if following else 0)
            return Finding(Stance.PROMISES, "own future act", view.place(match.start(), end))
    return None


_BODY = re.compile(
    r"^(?:the|its|his|her|their) (?:force|party|company|ministry|government|police|army|bank|union|"
    r"service|agency|authority|club|school|hospital|council|airline)$",
    _I,
)


def _commits(line: str, match: re.Match[str], source: str) -> bool:
    """Tell whether the speaker's own side is to act, or people are to be helped."""
    clause = re.split(r"[.;:,]|\b(?:because|if|when|and|but)\b", line[: match.start()])[-1]
    words = clause.strip(" “\"‘'").split()
    if words and words[0].lower() == "that":
        words = words[1:]
    if not words or words[0].lower() in {"who", "what", "which", "how", "whether"}:
        return False
    subject = " ".join(words[-7:])
    if own_side(subject, source, direct=is_direct(line)):
        return not re.match(
            r"\s+(?:rain|take|cost|mean|lead|depend|happen|die|lose|suffer)\b",
            line[match.end() : match.end() + 12],
        )
    if _PASSIVE_GOOD.match(line, match.end()):
        return True
    if _BODY.search(subject) and _HELPFUL.match(line, match.end()):
        return True
    if words[-1].lower() in {"they", "they’", "they'"} and not is_direct(line):
        return True
    return bool(
        _OFFICE.search(source) and re.match(r"[A-Z]", subject) and _HELPFUL.match(line, match.end())
    )


_STEPS: tuple[Callable[[View, str], Finding | None], ...] = (
    _phrase("no answer", "sends elsewhere"),
    _phrase("taken back"),
    _phrase("apology"),
    _phrase("threat"),
    _phrase("untrue"),
    _called_false,
    _phrase("doubt"),
    _denial,
    _phrase("demand"),
    _charge,
    _phrase("decision or plan"),
    _promise,
    _phrase("attitude"),
)
