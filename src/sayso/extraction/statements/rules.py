"""Component ``statements.rules``: attributions found by cue words and quote marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extraction.sentences import split_sentences
from sayso.extraction.statements.draft import Draft
from sayso.extraction.statements.finder import find_drafts
from sayso.extraction.statements.headlines import colon_draft
from sayso.extraction.statements.identity import statement_id
from sayso.extraction.statements.kind import quote_kind
from sayso.extraction.statements.nesting import nest
from sayso.extraction.statements.quotes import Quote, pair_quotes
from sayso.extraction.statements.signatures import Signature, signatures
from sayso.extraction.statements.spans import paragraph_spans
from sayso.extraction.statements.units import Unit, make_units, words_between
from sayso.extraction.statements.words import Word, word_set
from sayso.model import QuoteKind, Reading, Role, Span, Spans, Statement, merge_spans

__all__ = ["StatementRules"]

# Share of each rule's statements whose content overlaps a gold one at least half, counted on
# the 840 training documents of PolNeAR and rounded to .05. PolNeAR annotates no nested
# statements, so rules that find those are better than their number.
_CONFIDENCE = {
    "after content": 0.9,
    "aside": 0.9,
    "inverted": 0.9,
    "colon": 0.85,
    "before content, that": 0.8,
    "according to": 0.8,
    "shared source, that": 0.8,
    "participle": 0.75,
    "before content": 0.7,
    "said to": 0.7,
    "passive it": 0.7,
    "fixed": 0.7,
    "figure": 0.7,
    "shared source": 0.6,
    "urged to": 0.6,
    "object": 0.6,
    "as said": 0.6,
    "quotation": 0.55,
    "question": 0.55,
    "evasion": 0.55,
    "noun": 0.5,
    "noun by": 0.75,
    "passive by": 0.45,
    "to-infinitive": 0.45,
    "object relative": 0.45,
}
_MIN_QUOTE_WORDS = 3
_LETTERS = re.compile(r"\w+")
_TITLE_WORDS = 8
_LITTLE = word_set("a an the of in on at by for from with to and or s t")
_TOLD = word_set("say tell ask write accuse claim report announce deny promise call order")
_REPORTED = re.compile(
    r"\b(?:said|says?|told|tells?|asked|asks?|wrote|accused?s?|claim(?:s|ed)?|reported|announced|"
    r"den(?:y|ies|ied)|promised?s?|called|ordered)\b"
)


@dataclass(slots=True)
class _Found:
    """A statement before it is frozen."""

    source: Spans
    cue: Spans
    content: list[Span]
    rule: str
    why: str
    unit: Unit
    direct: bool


class StatementRules:
    """Finds statements by rule; the fallback, and the part where language is regular."""

    name = "statements.rules"
    version = "1"
    needs = frozenset({"sentences"})
    gives = frozenset({"statements"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with the statements that its sentences hold."""
        document = reading.document
        text = document.text
        sentences = [s for s in reading.sentences if s.language in {None, "en"}]
        quotes = pair_quotes(text, paragraph_spans(sentences))
        signed = signatures(text, quotes)
        found: list[_Found] = []
        previous: Unit | None = None
        waiting: list[tuple[Unit, Word]] = []
        reported: list[_Found] = []
        for unit in make_units(text, sentences, quotes):
            if (
                previous is not None
                and unit.paragraph != previous.paragraph
                and not (waiting and _goes_on(waiting[-1][1], quotes))
            ):
                _flush(text, waiting, found, quotes)
            drafts = find_drafts(unit.words)
            if not drafts:
                named = colon_draft(unit.words, headline=_is_headline(text, unit))
                drafts = [named] if named is not None else []
            lone = _lone_quotes(unit)
            signature = _signature(unit, signed)
            if signature is not None and not drafts:
                _flush(text, waiting, found, quotes)
                found.append(_signed(text, unit, signature))
            elif lone and not drafts:
                inner = _within_quotes(text, unit, [], quotes)
                _continue_quote(unit, lone, previous, found, quotes, waiting)
                reported.extend(inner)
            else:
                batch = [_freeze(text, unit, draft, quotes) for draft in drafts]
                _join_waiting(text, waiting, batch, found, quotes)
                inner = _within_quotes(text, unit, batch, quotes)
                reported.extend(inner)
                found.extend(batch)
            previous = unit
        _flush(text, waiting, found, quotes)
        statements = []
        seen: set[str] = set()
        for item in (*found, *reported):
            statement = self._statement(document.id, text, item, quotes)
            if statement is not None and statement.id not in seen:
                seen.add(statement.id)
                statements.append(statement)
        statements.sort(key=lambda s: (min(c.start for c in s.content), s.cue))
        return replace(reading, statements=nest(statements))

    def _statement(
        self, document_id: str, text: str, item: _Found, quotes: Sequence[Quote]
    ) -> Statement | None:
        content = merge_spans(item.content)
        if not content:
            return None
        return Statement(
            id=statement_id(document_id, item.source, item.cue, content),
            source=item.source,
            cue=item.cue,
            content=content,
            kind=quote_kind(text, content, quotes),
            confidence=_CONFIDENCE.get(item.rule, 0.5),
            explanation=item.why,
            component=self.name,
        )


def _is_headline(text: str, unit: Unit) -> bool:
    """Tell whether a unit is a headline: by its role, or as a first line without full stop."""
    if unit.role is Role.TITLE:
        return True
    return unit.paragraph == 0 and len(unit.words) < 24 and text[unit.end - 1] not in '.!?”"’'


def _chars(words: Sequence[Word], part: tuple[int, int]) -> Span:
    return Span(words[part[0]].start, words[part[1] - 1].end)


def _freeze(text: str, unit: Unit, draft: Draft, quotes: Sequence[Quote]) -> _Found:
    words = unit.words
    source = (_chars(words, draft.source),) if draft.source else ()
    cue = (_chars(words, draft.cue),)
    content = [_chars(words, c) for c in draft.content if c[0] < c[1]]
    direct = bool(content) and quote_kind(text, content, quotes) is QuoteKind.DIRECT
    return _Found(source, cue, content, draft.rule, draft.why, unit, direct)


def _lone_quotes(unit: Unit) -> list[Word]:
    """Return the quotations of a unit that holds nothing else."""
    found = [w for w in unit.words if w.tag == "Q"]
    return found if found and all(w.tag in {"Q", "P"} for w in unit.words) else []


def _signature(unit: Unit, signed: dict[int, Signature]) -> Signature | None:
    first = unit.words[0] if unit.words else None
    return signed.get(first.start) if first is not None and first.tag == "Q" else None


def _signed(text: str, unit: Unit, signature: Signature) -> _Found:
    why = f"signed by {text[slice(*signature.name)]!r}"
    quote, dash, name = signature
    return _Found((name,), (dash,), [quote], "colon", why, unit, direct=True)


def _goes_on(stretch: Span | Word, quotes: Sequence[Quote]) -> bool:
    """Tell whether a stretch ends with a quotation that the next paragraph reopens."""
    at = bisect_left(quotes, stretch.end, key=lambda q: q.start) - 1
    while at >= 0 and quotes[at].depth:
        at -= 1
    return at >= 0 and quotes[at].continues and quotes[at].end == stretch.end


def _continue_quote(
    unit: Unit,
    lone: list[Word],
    previous: Unit | None,
    found: list[_Found],
    quotes: Sequence[Quote],
    waiting: list[tuple[Unit, Word]],
) -> None:
    """Give a quotation that stands alone to the statement it continues, or let it wait."""
    span = Span(lone[0].start, lone[-1].end)
    if previous is not None and found:
        last = found[-1]
        same = unit.paragraph == previous.paragraph and last.unit is previous
        reopened = bool(last.content) and _goes_on(last.content[-1], quotes)
        if (same and last.direct) or (reopened and last.unit.paragraph >= unit.paragraph - 1):
            last.content.append(span)
            last.unit = unit
            return
    waiting.append((unit, Word("", "", span.start, span.end, "Q")))


def _join_waiting(
    text: str,
    waiting: list[tuple[Unit, Word]],
    batch: list[_Found],
    found: list[_Found],
    quotes: Sequence[Quote],
) -> None:
    """Join quotations that wait to the statement after them, when that starts as one."""
    if not waiting:
        return
    first = batch[0] if batch else None
    begins_quoted = (
        first is not None
        and first.direct
        and first.unit.words[0].tag == "Q"
        and first.content[0].start == first.unit.words[0].start
    )
    if first is not None and begins_quoted:
        first.content[:0] = [Span(w.start, w.end) for _, w in waiting]
        waiting.clear()
    else:
        _flush(text, waiting, found, quotes)


def _flush(
    text: str,
    waiting: list[tuple[Unit, Word]],
    found: list[_Found],
    quotes: Sequence[Quote],
) -> None:
    """Make statements without source and cue of quotations that nobody claimed."""
    joined: _Found | None = None
    for unit, word in waiting:
        span = Span(word.start, word.end)
        if joined is not None and _goes_on(joined.content[-1], quotes):
            joined.content.append(span)
            continue
        if word.end - word.start < 4 * _MIN_QUOTE_WORDS or _is_title(text, span):
            joined = None
            continue
        why = "a quotation that stands alone"
        joined = _Found((), (), [span], "quotation", why, unit, direct=True)
        found.append(joined)
    waiting.clear()


def _is_title(text: str, span: Span) -> bool:
    """Tell the title of a work or a heading: “The Water Line”."""
    words = [m.group() for m in _LETTERS.finditer(text, *span)]
    return len(words) <= _TITLE_WORDS and all(
        w[0].isupper() or w in _LITTLE or w.isdigit() for w in words
    )


def _within_quotes(
    text: str, unit: Unit, batch: list[_Found], quotes: Sequence[Quote]
) -> list[_Found]:
    """Find what speakers report of others inside their quotations: "They said, 'Go.'"."""
    found: list[_Found] = []
    told = [c for item in batch for c in item.content] or [Span(unit.start, unit.end)]
    for word in unit.words:
        if word.tag != "Q" or not any(c.start <= word.start and word.end <= c.end for c in told):
            continue
        first = bisect_left(quotes, word.start, key=lambda q: q.start)
        inner = quotes[first].inner
        deeper = [q for q in quotes[first + 1 : first + 12] if q.depth == 1 and q.end <= inner.end]
        deeper = [q for q in deeper if q.start >= inner.start]
        if not _REPORTED.search(text, *inner):
            continue
        for start, end in split_sentences(text, *inner):
            words = words_between(text, start, end, deeper)
            for draft in find_drafts(words, own_voice=False):
                verb = draft.hit.verb
                if verb is not None and verb.lemma in _TOLD and draft.source is not None:
                    part = Unit(start, end, tuple(words), unit.paragraph, unit.role)
                    found.append(_freeze(text, part, draft, quotes))
    return found
