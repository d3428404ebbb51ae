"""Contents that stand apart from their cue: apposed, fronted, or given by somebody's count.

"…, a claim the prison would neither confirm nor deny", "How many were inside he could not say",
"Two thousand marched, by the police count", "In her telling, two lorries came".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.extraction.statements.identity import statement_id
from sayso.model import Reading, Sentence, Span, Spans, Statement, hull, overlap

__all__ = ["detached"]

_CLAIM = (
    r"(?:allegation|charge|claim|accusation|report|suggestion|account|assertion|theory|story|"
    r"version|"
    r"figure|notion|demand|finding)"
)
_WHO = (
    r"(?:he|she|they|it|(?:(?:the|its|his|her|their)\s+)?(?!that\b|which\b|has\b|would\b|could\b)"
    r"[\w'’.-]+(?:\s+(?!that\b|which\b|has\b|had\b|would\b|could\b|flatly\b)[\w'’.-]+){0,5}?)"
)
_APPOSED = re.compile(
    rf"(?:,|\b[Ii]t\s+(?:is|was))\s+(?P<content>an?\s+(?:\w+\s+)?{_CLAIM})\s+(?:(?:that|which)\s+)?"
    rf"(?P<source>{_WHO})\s+"
    r"(?P<cue>(?:(?:has|have|had|would|will|did|neither|flatly|strongly|firmly|again|categorically|"
    r"repeatedly|later|also|not|vehemently|since|publicly)\s+)*(?:den(?:y|ies|ied)|reject(?:s|ed)?|"
    r"dismiss(?:es|ed)?|disput(?:e|es|ed)|confirm(?:s|ed)?(?:\s+n?or\s+deny)?|repeat(?:s|ed)|"
    r"contest(?:s|ed)?))(?=\s*(?:[.,;]|$))"
)
_FRONTED = re.compile(
    r"(?P<content>(?:How|Who|What|Why|When|Where|Whether|Which)\b[^.?!;“”\"]{5,240}?),?\s+"
    r"(?P<source>he|she|they|(?:the\s|its\s|his\s|her\s|their\s|[A-Z])"
    r"(?:(?!\b(?:he|she|they|it)\b)[^,.;]){2,50}?)\s+"
    r"(?P<cue>(?:(?:could|would|did|does|do|can|will)\s+not|(?:could|would|did|does|do|ca|"
    r"wo)n['’]t|"
    r"cannot|declined\s+to|refused\s+to)\s+(?:yet\s+)?(?:say|tell|know|explain|confirm|disclose|"
    r"establish|discuss))(?=\s*(?:[.;]|$))"
)
_NOUN = r"(?:own\s+)?(?:count|account|reckoning|telling|tally|estimate)"
_BY_COUNT = re.compile(
    r"(?P<content>[^,;.“”\"]{12,160}),\s+by\s+"
    rf"(?P<source>(?:the|its|his|her|their)(?:\s+[\w'’-]+){{0,3}}?)\s+(?P<cue>{_NOUN})(?=\s*[,.;])"
)
_IN_TELLING = re.compile(
    r"(?:[Bb]y|[Ii]n)\s+(?P<source>(?:his|her|their|its)|(?:the|his|her|its|their|[A-Z][\w’'-]*)"
    rf"(?:\s+[\w'’-]+){{0,4}}?(?:['’]s|s['’]))\s+(?P<cue>{_NOUN})\s*,\s+"
    r"(?P<content>[^;]{8,400}?)(?=\s*(?:[.;]\s*$|;|$))"
)
_MADE = re.compile(
    rf"(?P<content>(?:[Tt]h(?:e|is|at|ese|ose)|[Aa]n?|[Ss]uch)\s+(?:\w+\s+)?{_CLAIM}s?)"
    r"(?:,\s+|\s+)(?P<cue>(?:(?:was|were|had|been|has|have|first|also)\s+)*(?:made|raised|levelled|"
    r"aired|put\s+(?:about|forward)|spread|circulated))\s+(?:(?:on\s+)?[A-Z]\w+day\s+|in\s+\w+\s+)?"
    r"by\s+(?P<source>[^,.;]{3,90}?(?:,\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)+)?)(?=\s*[,.;])"
)
_CLAIMED = re.compile(rf"\b{_CLAIM}s?\b")
_COUNTED = re.compile(rf",\s+by\s[^,.;]{{3,60}}\s{_NOUN}\b")
_CONFIDENCE = 0.6


def detached(reading: Reading) -> tuple[Statement, ...]:
    """Return the statements of a reading with those whose contents stand apart."""
    text = reading.document.text
    statements = reading.statements
    for sentence in reading.sentences:
        if sentence.language not in {None, "en"}:
            continue
        for match in _matches(text, sentence):
            statements = tuple(_add(reading.document.id, statements, sentence, match))
    order = {s.id: (s.cue or s.content)[0] for s in statements}
    return tuple(sorted(statements, key=lambda s: (order[s.id], s.content, s.source)))


def _matches(text: str, sentence: Sentence) -> Iterator[re.Match[str]]:
    start, end = sentence.span
    if _CLAIMED.search(text, start, end):
        yield from _APPOSED.finditer(text, start, end)
        yield from _MADE.finditer(text, start, end)
    for pattern in (_FRONTED, _IN_TELLING):
        found = pattern.match(text, start, end)
        if found is not None:
            yield found
    if _COUNTED.search(text, start, end):
        yield from _BY_COUNT.finditer(text, start, end)


def _add(
    doc: str,
    statements: Sequence[Statement],
    sentence: Sentence,
    match: re.Match[str],
) -> Iterable[Statement]:
    source, cue, content = ((Span(*match.span(k)),) for k in ("source", "cue", "content"))
    if any(_is_same(s, source, cue, content) for s in statements):
        return statements
    made = Statement(
        id=statement_id(doc, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        confidence=_CONFIDENCE,
        explanation=f"{' '.join(match['cue'].split())!r} stands apart from what it is about",
        component=next((s.component for s in statements), "statements.context"),
    )
    kept = [_without(doc, s, sentence, hull((*source, *cue))) for s in statements]
    return [*(s for s in kept if s is not None and not overlap(s.cue, cue)), made]


def _is_same(statement: Statement, source: Spans, cue: Spans, content: Spans) -> bool:
    """Tell whether a statement says the same already: same cue and source, half the content."""
    if not overlap(statement.cue, cue) or not overlap(statement.source, source):
        return False
    if overlap(statement.source, content):
        return False
    whole = hull(content)
    return 2 * overlap(statement.content, content) > whole.end - whole.start


def _without(doc: str, statement: Statement, sentence: Sentence, taken: Span) -> Statement | None:
    """Cut a statement of the sentence before, which ran on into this one's speaker."""
    if not statement.cue or hull(statement.cue).end > sentence.start:
        return statement
    if not overlap(statement.content, (taken,)):
        return statement
    content = tuple(s for s in statement.content if s.end <= sentence.start)
    if not content:
        return None
    made = statement_id(doc, statement.source, statement.cue, content)
    return replace(statement, id=made, content=content)
