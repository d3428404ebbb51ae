"""Component ``said.rules``: when statements were made.

The rules, in order; each is named in ``Said.rule``:

1. An attitude (believes, hopes) has no day.
2. A date in the cue's own clause, outside what is said: "told reporters on Monday",
   "On 3 April she warned". "Until Tuesday" and "by Wednesday" bound it.
3. Without one, a quotation or sentence that goes on with the same speaker has the day of the
   speaker's statement before.
4. Otherwise it was said between what it is about and publication: the last day named in what
   is said, else the last day that the text had come to; a statement inside another was made
   no later than that one.
5. Otherwise at some time before publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from sayso.model import Reading, Said, Span, Stance, Statement
from sayso.model.edtf import EdtfError, format_interval, parse_edtf
from sayso.resolution.times.clauses import Clauses, TimeAt

__all__ = ["SaidRules"]

_ATTITUDE = re.compile(
    r"\b(?:believ|think|thought|know|knew|hop(?:e|es|ed|ing)\b|fear|certain|convinced|suspect"
    r"|expect|want|wish|feel|felt|worr|doubt|consider|regard|assum|sure\b|intend)",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"\b(?:say|said|says|told|tell|wrote|writ|announc|declar|add)", re.IGNORECASE)
# How long before publication the story may lie for its date to bound what is said (days).
# News returns to older history for background; four weeks keep "late last month".
_STORY_DAYS = 31
_PRONOUNS = {"he", "she", "they", "it"}
_OWN = {"this newspaper", "this paper", "this agency", "this outlet", "we", "our newsroom"}


@dataclass(frozen=True, slots=True)
class _Bound:
    first: date | None
    evidence: Span | None
    rule: str


class SaidRules:
    """Dates statements by rules that a reader can follow."""

    name = "said.rules"
    version = "1"
    needs = frozenset({"sentences", "statements", "times.edtf"})
    gives = frozenset({"statements.said"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its statements dated where the text says."""
        work = _Work(reading)
        return replace(reading, statements=tuple(work.dated(s) for s in reading.statements))


class _Work:
    """One reading's statements, dated in text order."""

    def __init__(self, reading: Reading) -> None:
        self.clauses = Clauses(reading)
        self.text = reading.document.text
        self.published = _published(reading)
        self.said: dict[str, Said | None] = {}
        clause = [self.clauses.time_of_cue(s) for s in reading.statements if s.cue]
        self.spoken = frozenset(at.time.span for at in clause if at is not None)
        self.publisher = (reading.document.publisher or "").lower()
        statements = reading.statements
        self.by_id = {statement.id: statement for statement in statements}
        order = sorted(statements, key=_place)
        self.by_speaker: dict[str | None, list[Statement]] = {}
        for statement in order:
            self.by_speaker.setdefault(statement.speaker, []).append(statement)
        depth = {s.id: self._depth(s) for s in statements}
        self.before: dict[str, Statement] = {}
        for earlier, later in pairwise(order):
            self.before[later.id] = earlier
        for level in sorted(set(depth.values())):
            for statement in order:
                if depth[statement.id] == level:
                    self.said[statement.id] = self._said(statement)

    def _depth(self, statement: Statement) -> int:
        depth, at = 0, statement
        while at.nested_in is not None and at.nested_in in self.by_id and depth < 9:
            at, depth = self.by_id[at.nested_in], depth + 1
        return depth

    def dated(self, statement: Statement) -> Statement:
        return replace(statement, said=self.said[statement.id])

    def _said(self, statement: Statement) -> Said | None:
        cue = " ".join(self.text[s:e] for s, e in statement.cue)
        attitude = _ATTITUDE.search(cue) is not None and _SPEECH.search(cue) is None
        if attitude and statement.stance in {Stance.BELIEVES, Stance.DOUBTS}:
            return None
        if statement.cue:
            own = self._own_clause(statement)
            if own is not None:
                return own
        if self._is_outlet_now(statement):
            rule = "the outlet speaks as it publishes"
            return Said((self.published or date.min).isoformat(), None, rule)
        going_on = self._going_on(statement) or self._same_sentence(statement)
        if going_on is not None:
            return going_on
        return self._bounded(statement)

    def _own_clause(self, statement: Statement) -> Said | None:
        found = self.clauses.time_of_cue(statement)
        if found is None:
            return self._at_the_time(statement)
        edtf = found.days()
        if edtf is None:
            return None
        quoted = self.text[found.time.start : found.time.end]
        if found.limit == "until":
            return self._up_to(statement, found, quoted)
        if found.limit == "since":
            return None
        rule = f"dated in the cue's clause: {' '.join(quoted.split())}"
        return Said(edtf, found.time.span, rule)

    def _up_to(self, statement: Statement, found: TimeAt, quoted: str) -> Said | None:
        last = found.last
        if last is None:
            return None
        bound = self._about(statement, last)
        if bound is not None and bound.evidence == found.time.span:
            bound = None
        first = bound.first if bound and bound.first and bound.first <= last else None
        rule = f"no later than the cue's clause says: {' '.join(quoted.split())}"
        return Said(format_interval(first, last), found.time.span, rule)

    def _at_the_time(self, statement: Statement) -> Said | None:
        """``called it groundless at the time``: the day of the statement before."""
        if not self.clauses.says_at_the_time(statement):
            return None
        earlier = self.before.get(statement.id)
        said = self.said.get(earlier.id) if earlier else None
        if said is None:
            return None
        return replace(said, rule="at the time of the statement before")

    def _going_on(self, statement: Statement) -> Said | None:
        """The same speaker goes on: the day of what they said before, where that is known."""
        earlier = self._earlier_of_speaker(statement)
        if earlier is None:
            return None
        said = self.said.get(earlier.id)
        if said is None:
            return None
        return replace(said, rule="the same speaker goes on from a dated statement")

    def _is_outlet_now(self, statement: Statement) -> bool:
        """Tell whether the outlet itself speaks, in the present tense."""
        if self.published is None or not statement.cue or not statement.source:
            return False
        source = self.text[slice(*statement.source[0])].lower().removeprefix("the ")
        own = source in _OWN or (len(source) > 3 and source in self.publisher)
        cue = self.text[slice(*statement.cue[0])].lower()
        return own and cue.endswith("s") and " " not in cue

    def _same_sentence(self, statement: Statement) -> Said | None:
        """``…raised its count on Tuesday; its director said …``: one occasion, one sentence."""
        earlier = self.before.get(statement.id)
        if earlier is None or not statement.cue or statement.nested_in != earlier.nested_in:
            return None
        cue, said = statement.cue[0], self.said.get(earlier.id)
        start = self.clauses.sentence(cue[0])[0]
        if said is None or said.evidence is None or said.evidence[0] < start:
            return None
        if ";" not in self.text[said.evidence[1] : cue[0]]:
            return None
        if self.published and self.clauses.last_day_inside(
            statement.content, self.published, _STORY_DAYS
        ):
            return None
        return replace(said, rule="in one sentence with a dated statement")

    def _earlier_of_speaker(self, statement: Statement) -> Statement | None:
        here = _place(statement)
        if not statement.cue and not statement.source:
            before = self.before.get(statement.id)
            same = before is not None and before.nested_in == statement.nested_in
            return before if same else None
        if statement.speaker is None:
            return self._pronoun_before(statement)
        for other in reversed(self.by_speaker[statement.speaker]):
            place = _place(other)
            if place >= here or other.nested_in != statement.nested_in:
                continue
            if self.clauses.paragraphs_between(place[0], here[0]) > 1:
                return None
            said = self.said.get(other.id)
            if said is not None and said.evidence is not None and "/" not in said.edtf:
                return other
        return None

    def _pronoun_before(self, statement: Statement) -> Statement | None:
        """Return the statement before, where a pronoun goes on from it in its paragraph."""
        before = self.before.get(statement.id)
        if before is None or before.nested_in != statement.nested_in or not statement.source:
            return None
        source = self.text[slice(*statement.source[0])].lower()
        near = self.clauses.paragraphs_between(_place(before)[0], _place(statement)[0]) == 0
        said = self.said.get(before.id)
        dated = said is not None and said.evidence is not None and "/" not in said.edtf
        return before if near and dated and source in _PRONOUNS else None

    def _bounded(self, statement: Statement) -> Said | None:
        last = self.published
        outer = self.said.get(statement.nested_in) if statement.nested_in else None
        if outer is not None:
            last = _last_day(outer.edtf) or last
        if last is None:
            return None
        bound = self._about(statement, last)
        if bound is None or bound.first is None:
            rule = "some time before publication" if outer is None else "before it was passed on"
            return Said(format_interval(None, last), None, rule)
        until = "publication" if outer is None else "the statement around it"
        return Said(
            format_interval(bound.first, last), bound.evidence, f"from {bound.rule} to {until}"
        )

    def _about(self, statement: Statement, last: date) -> _Bound | None:
        """Return the day of what a statement is about."""
        inside = self.clauses.last_day_inside(statement.content, last, _STORY_DAYS)
        if inside is not None:
            return _Bound(inside.last, inside.time.span, "the last day named in what is said")
        source = self.clauses.last_day_inside(statement.source, last, _STORY_DAYS)
        if source is not None:
            return _Bound(source.last, source.time.span, "the day named with its source")
        story = self.clauses.story_day(_place(statement)[0], last, _STORY_DAYS, self.spoken)
        if story is not None:
            return _Bound(story.last, story.time.span, "the day that the text had come to")
        return None


def _place(statement: Statement) -> tuple[int, int]:
    spans = statement.cue or statement.content or statement.source
    return (spans[0][0], spans[0][1]) if spans else (0, 0)


def _published(reading: Reading) -> date | None:
    text = reading.document.published
    return _last_day(text) if text else None


def _last_day(edtf: str) -> date | None:
    try:
        last = parse_edtf(edtf).last
    except EdtfError:
        return None
    return last.as_date() if last else None
