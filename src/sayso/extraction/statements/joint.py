"""Component ``statements.joint``: rules and encoder both look, and one list comes of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.extraction.statements.alignment import Parts, align, jaccard
from sayso.extraction.statements.clipping import clipped
from sayso.extraction.statements.joint_confidence import Evidence, confidence, is_clean, is_speech
from sayso.extraction.statements.kind import quote_kind
from sayso.extraction.statements.merging import ANONYMOUS, merge
from sayso.extraction.statements.quotes import Quote, inside_quote, pair_quotes
from sayso.extraction.statements.rules import StatementRules
from sayso.extraction.statements.spans import paragraph_spans
from sayso.model import QuoteKind, Reading, Span, Spans, Statement, hull, statement_id

if TYPE_CHECKING:
    from sayso.extraction.encoder.components import SharedEncoder
    from sayso.extraction.encoder.reader import Attribution

__all__ = ["Candidate", "JointStatements", "candidates"]

ENCODER_MINIMUM = 0.4
"""Statements that only the encoder found with less confidence are left out. On PolNeAR's dev part
triple F1 is the same, to 0.3, from 0.33 to 0.45; half of it chooses 0.35 or 0.40 for the other."""
AGREED_MINIMUM = 0.2
"""The same for those that the rules found, too, and for quotations: the marks speak for them."""
NESTED_RULE = 0.7
"""Confidence by rule of a statement that only the rules found inside another's content."""
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s")
_LONE = 0.8
_CHARGES = re.compile(r"(?:accus|blam|urg|demand|reject|threaten|warn|den)(?:e[sd]|s|ed|ie[sd])$")
"""Verbs that hardly go on with what somebody says: who says A "and accuses B" says two things."""
_SAYS = re.compile(
    r"(?:maintain|insist|add|disclos|announc|declar|repeat|stress|claim|admit|acknowledg|conced|"
    r"confirm|argu|vow|pledg|promis|deni|predict|complain|suggest|warn|note)(?:e[sd]|s|ed|ie[sd]|"
    r"ted)$"
)
"""The same where "that" or a quotation follows: who said A "but maintained that" B says two."""
_ASKS = re.compile(
    r"(?:asked for|called (?:for|on)|gave no|declined to|refused to|would not|did not)\b"
)
_OPENS = re.compile(r"\s+(?:that\b|[\"“‘])")
_JOINS = re.compile(r",?\s+(?:and|but)\s+(?:(?:also|then|later|has|had|have)\s+)*")
_MARKS = "\"“”„«»'‘’`"
_IF = re.compile(r"\b(?:if|unless)\s+$", re.IGNORECASE)
_IF_REACH = 12
_OWNED = re.compile(r"['’]s?$|^[A-Z]|^(?:the|certain|its|his|her|their)\b")
_NOUN = re.compile(
    r"(?:claim|assertion|allegation|accusation|insistence|version|theory|story|suggestion|charge|"
    r"contention|finding)s?"
)
"""Nouns that name what is answered: "rejects Tehran's assertion that"."""
_NOBODY = re.compile(r"(?:neither|nobody|no one|no-one|none)\b")
_ATTITUDE = re.compile(
    r"\b(?:think|thought|hope|hoped|fear|guess|suppose|wish|doubt|expect|imagine)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may be, before it is weighed.

    Attributes:
        evidence: Its parts and what speaks for them.
        rule: As the rules have it, if they have it.
        found: As the encoder has it, if it does.
        nested: Its cue (content, without one) stands inside another's content.
    """

    evidence: Evidence
    rule: Statement | None
    found: Attribution | None
    nested: bool = False


class JointStatements:
    """Finds statements by rules and by the trained encoder, and weighs what they say.

    Where both find a statement, the encoder's boundaries hold unless a quote mark or the middle
    of a phrase says otherwise; what only one finds is kept when its calibrated confidence passes
    a minimum.

    Args:
        encoder: Shared with the other components that need it.
        minimum: Statements with less confidence are left out, whoever found them.
    """

    name = "statements.joint"
    version = "2"
    needs = frozenset({"sentences"})
    gives = frozenset({"statements"})

    def __init__(self, encoder: SharedEncoder, minimum: float = 0.0) -> None:
        self.encoder = encoder
        self.minimum = minimum
        self._rules = StatementRules()

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its statements, in text order."""
        document = reading.document
        ruled = self._rules(reading).statements
        found = self.encoder.read(document).attributions
        quotes = pair_quotes(document.text, paragraph_spans(reading.sentences))
        kept: dict[str, Statement] = {}
        for candidate in candidates(document.text, ruled, found, quotes):
            sure = confidence(document.text, candidate.evidence)
            source, cue, content = candidate.evidence.parts
            kind = quote_kind(document.text, content, quotes)
            if sure < self.minimum or not _is_kept(document.text, candidate, sure, kind):
                continue
            key = statement_id(document.id, source, cue, content)
            if key in kept and kept[key].confidence >= sure:
                continue
            kept[key] = Statement(
                key,
                source,
                cue,
                content,
                kind=kind,
                confidence=round(sure, 4),
                explanation=_explain(document.text, candidate),
                component=self.name,
            )
        statements = sorted(
            kept.values(), key=lambda s: ((s.cue or s.content)[0], s.content, s.source)
        )
        return replace(reading, statements=tuple(statements))


def candidates(
    text: str,
    ruled: Sequence[Statement],
    found: Sequence[Attribution],
    quotes: Sequence[Quote],
) -> list[Candidate]:
    """Return every statement that rules or encoder found, each once.

    Args:
        text: The document's text.
        ruled: Statements of the rules.
        found: Attributions of the encoder.
        quotes: The quotations of the text.
    """
    lone = [s.content for s in ruled if not s.cue and not s.source]
    left: list[Parts] = [(s.source, s.cue, s.content) for s in ruled]
    found = [a for a in found if a.content]
    right: list[Parts] = [_without_lone(text, _parts(a), lone) for a in found]
    partner = {j: i for i, j in align(left, right)}
    paired = set(partner.values())
    for one, other in partner.items():
        right[one] = _to_next_verb(text, left, other, right[one])
    out = []
    for j, parts in enumerate(right):
        i = partner.get(j)
        out.append(
            _both(text, left[i], parts, ruled[i], found[j])
            if i is not None
            else Candidate(
                Evidence(parts, found[j].evidence, None, quoted=_quoted(parts, quotes)),
                None,
                found[j],
            )
        )
    out = [c for c in out if not _is_none(text, c)]
    claimed = sorted(hull((*c.evidence.parts[1], *c.evidence.parts[2])) for c in out)
    out += [
        Candidate(Evidence(left[i], None, s.confidence), s, None)
        for i, s in enumerate(ruled)
        if i not in paired and (s.cue or not _is_claimed(claimed, hull(s.content)))
    ]
    out = [c for c in out if not (_is_supposed(text, c) or _is_unnamed(text, c))]
    cues = sorted(c.evidence.parts[1][0].start for c in out if c.evidence.parts[1])
    out = [
        replace(c, evidence=replace(c.evidence, parts=clipped(text, c.evidence.parts, cues)))
        for c in out
    ]
    return list(_nested(out))


def _to_next_verb(text: str, left: Sequence[Parts], i: int, found: Parts) -> Parts:
    """End a content before a second verb of the same speaker: "says A and accuses B of C"."""
    source, own, content = left[i]
    if not source or not own or not content:
        return found
    stop, last = content[-1].end, found[2][-1]
    for other in left:
        if other[0] != source or not other[1] or not other[2] or not last.start < stop < last.end:
            continue
        cue = other[1][0]
        says = _SAYS.match(text, *cue) and _OPENS.match(text, cue.end)
        acts = _ASKS.match(text, *cue) is not None
        if not (says or acts or _CHARGES.match(text, *cue)):
            continue
        if not acts and text[cue.end - 1] != text[left[i][1][0].end - 1]:
            continue
        if stop <= cue.start < last.end and _JOINS.fullmatch(text[stop : cue.start]):
            return found[0], found[1], (*found[2][:-1], Span(last.start, stop))
    return found


def _parts(found: Attribution) -> Parts:
    source, cue, content = (
        tuple(Span(*s) for s in part) for part in (found.source, found.cue, found.content)
    )
    return source, cue, content


def _without_lone(text: str, parts: Parts, lone: Sequence[Spans]) -> Parts:
    """Leave a quotation that stands alone out of what the encoder joins it to.

    By the guidelines a further quotation without a cue is a statement of its own after an
    indirect content, or when the outlet tells something in between.
    """
    source, cue, content = parts
    if len(content) == 1 or not lone:
        return parts
    quoted = [s for s in content if text[s.start] in _MARKS]
    rest = []
    for span in content:
        apart = any(jaccard((span,), q) >= _LONE for q in lone) and (
            all(s == span for s in quoted) or _is_parted(text, parts, span)
        )
        if not apart:
            rest.append(span)
    return (source, cue, tuple(rest)) if rest else parts


def _is_parted(text: str, parts: Parts, span: Span) -> bool:
    """Tell whether a sentence ends, and another one does, between a statement and a quotation."""
    ends = [s.end for part in parts for s in part if s.end <= span.start]
    return len(_SENTENCE_END.findall(text, max(ends, default=span.start), span.start)) > 1


def _both(
    text: str, rule: Parts, found: Parts, statement: Statement, attribution: Attribution
) -> Candidate:
    evidence = Evidence(
        merge(text, rule, found), attribution.evidence, statement.confidence, rule, found
    )
    return Candidate(evidence, statement, attribution)


def _is_supposed(text: str, candidate: Candidate) -> bool:
    """Tell what is only supposed to be said: "if she says no"."""
    source, cue, _ = candidate.evidence.parts
    if not cue:
        return False
    at = hull((*source, *cue)).start
    return _IF.search(text, max(0, at - _IF_REACH), at) is not None


def _is_unnamed(text: str, candidate: Candidate) -> bool:
    """Tell a request not to be named, and what reporters asked, from a statement.

    The first belongs to the source ("a clerk, who asked that his name not be printed"), the
    second only says what somebody answered to ("when reporters asked her for evidence").
    """
    source, cue, content = candidate.evidence.parts
    own = " ".join(text[s:e] for s, e in source).lower()
    if own == "who" and cue and _NAMELESS.search(text, cue[0].start, hull(content).end):
        return True
    return (
        _REPORTERS.fullmatch(own) is not None
        and bool(cue)
        and text[cue[0].end - 5 : cue[0].end] == "asked"
        and _WHEN.search(text, max(0, source[0].start - _IF_REACH), source[0].start) is not None
    )


_NAMELESS = re.compile(
    r"\banonymity\b|\bnot (?:to )?be (?:named|identified|quoted)\b|\bwithout being (?:named|"
    r"quoted)|"
    r"\bhis or her name\b|\bnames? (?:should |must |to |not )*be (?:withheld|printed|published|"
    r"used|"
    r"kept)\b|\bgive (?:his|her|their) names?\b|\bnot be (?:printed|published)\b"
)
_REPORTERS = re.compile(r"(?:the |some )?(?:reporters|journalists|a reporter|a journalist)")
_WHEN = re.compile(r"\b(?:when|as|after|once|before)\s+$", re.IGNORECASE)


def _is_claimed(claimed: Sequence[Span], quotation: Span) -> bool:
    """Tell whether a statement of the encoder begins within a quotation that stands alone."""
    at = bisect_left(claimed, (quotation.start, -1))
    return at < len(claimed) and claimed[at].start < quotation.end


def _is_none(text: str, candidate: Candidate) -> bool:
    """Tell what the encoder takes for a statement and the guidelines don't.

    A request for anonymity belongs to the source; "I hope" in the outlet's own voice is no
    attribution, nor is what nobody said.
    """
    if candidate.rule is not None:
        return False
    source, cue, content = candidate.evidence.parts
    if any(ANONYMOUS.search(text, hull((*cue, span)).start, span.end) for span in content[:1]):
        return True
    own = [text[s:e].lower() for s, e in source]
    if any(_NOBODY.match(words) for words in own):
        return True
    attitude = any(_ATTITUDE.search(text, *span) for span in cue)
    return own in (["i"], ["we"]) and attitude and not candidate.evidence.quoted


def _quoted(parts: Parts, quotes: Sequence[Quote]) -> bool:
    return bool(parts[1]) and inside_quote(quotes, parts[1][0].start)


def _nested(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Mark the candidates whose cue stands inside another's content."""
    spans = sorted((span, owner) for owner, c in enumerate(found) for span in c.evidence.parts[2])
    starts = [span.start for span, _ in spans]
    # of the contents that begin up to each one: the one that reaches farthest, and the next owner's
    reach: list[tuple[tuple[int, int], tuple[int, int]]] = []
    best = second = (-1, -1)
    for span, owner in spans:
        if span.end > best[0]:
            second = best if best[1] != owner else second
            best = (span.end, owner)
        elif owner != best[1] and span.end > second[0]:
            second = (span.end, owner)
        reach.append((best, second))
    for owner, candidate in enumerate(found):
        _, cue, content = candidate.evidence.parts
        anchor = (cue or content)[0]
        at = bisect_right(starts, anchor.start) - 1
        farthest = next((end for end, who in reach[at] if who != owner), -1) if at >= 0 else -1
        yield replace(candidate, nested=farthest >= anchor.end)


def _is_kept(text: str, candidate: Candidate, sure: float, kind: QuoteKind) -> bool:
    """Tell whether a statement passes what is asked of those that were found as it was.

    What only the rules found isn't measured by its confidence: PolNeAR, which that is counted on,
    annotates neither evasions nor figures nor nested statements, which rules find best. Instead
    its source must be a noun phrase.
    """
    parts, rule = candidate.evidence.parts, candidate.rule
    if candidate.found is not None:
        agreed = rule is not None or kind is QuoteKind.DIRECT
        return sure >= (AGREED_MINIMUM if agreed else ENCODER_MINIMUM)
    if not parts[1]:
        return not candidate.nested
    if not is_clean(text, parts[0]):
        return False
    strong = rule is not None and rule.confidence >= NESTED_RULE
    owner = text[slice(*parts[0][0])] if parts[0] else ""
    owned = bool(_OWNED.search(owner)) and _NOUN.fullmatch(text, *parts[1][0]) is not None
    return not candidate.nested or owned or (strong and is_speech(text, parts[1]))


def _explain(text: str, candidate: Candidate) -> str:
    rule, found = candidate.rule, candidate.found
    parts = []
    if rule is not None:
        parts.append(f"by rule: {rule.explanation}")
    if found is not None:
        words = " … ".join(text[s:e] for s, e in found.cue)
        cue, content, source = found.evidence
        parts.append(
            f"the encoder takes “{words}” for a cue with {cue:.2f}, "
            f"its content with {content:.2f}, its source with {source:.2f}"
        )
    who = "rules and encoder" if len(parts) > 1 else "rules alone" if rule else "encoder alone"
    return f"found by {who}; {'; '.join(parts)}"
