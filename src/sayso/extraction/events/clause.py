"""Clauses without a parser: coarse word classes, subjects, objects and prepositional phrases.

Light rules over one sentence, linear in its length: a word's class comes from closed lists,
the verb lexicon and its neighbours; noun phrases end where something else begins. They are
meant for news prose and err where a full parser would not, but they cost microseconds and
each step can be read.
"""

from __future__ import annotations

from collections.abc import Container

from sayso.extraction.events.lexicon import lexicon
from sayso.extraction.events.tagging import QUOTES, TaggedWords
from sayso.extraction.events.words import (
    BE,
    TIME_WORDS,
    word_set,
)
from sayso.model import Span

__all__ = ["Clause"]

_HARD = frozenset(",;:!?…()[]") | {"-", "--", "—", "–", "..."} | QUOTES
_OBJECT_CONTROL = word_set(
    """urge ask tell order force allow permit help want invite press push request call warn
    enable persuade convince pressure lead get encourage expect require instruct advise
    compel oblige authorise authorize"""
)
_QUANTIFIERS = frozenset(
    {("at", "least"), ("at", "most"), ("up", "to"), ("more", "than"), ("fewer", "than"),
     ("less", "than")}
)  # fmt: skip
_NP_PREPOSITIONS = frozenset({"of"})
_NEVER_PASSIVE = word_set(
    """demonstrate march protest rally meet agree clash remain die arrive fight retreat surrender
    withdraw talk visit riot resign flee travel collide crash explode collapse erupt return"""
)
_OPENS_CLAUSE = word_set(
    """say announce claim report tell believe think know confirm deny add allege show suggest see
    hear argue state declare insist warn fear hope reveal mean find note"""
)
_NOT_SUBJECT = frozenset({"there", "what"})
_CLAUSE_OPENERS = frozenset({"until", "till", "because", "unless", "whereas"})


class Clause(TaggedWords):
    """One sentence: its words, and the phrases that can be read off them."""

    # ---- verb groups

    def group(self, i: int) -> int:
        """Return the index of the first word of the verb group that ends at verb *i*."""
        j = i
        while j > 0:
            tag = self.tags[j - 1]
            if tag in {"A", "X"} or (tag == "B" and self._before_verb(j - 1)):
                j -= 1
            else:
                break
        while j < i and self.tags[j] == "B":
            j += 1
        return j

    def _before_verb(self, j: int) -> bool:
        return j > 0 and self.tags[j - 1] in {"A", "X", "B"}

    def passive(self, i: int) -> bool:
        """Tell whether verb *i* is a passive participle with an auxiliary before it."""
        kind = lexicon().forms.get(self.low[i], ("", ""))[0]
        if kind not in {"past", "part"}:
            return False
        first = self.group(i)
        helpers = [self.low[j] for j in range(first, i) if self.tags[j] == "A"]
        return bool(helpers) and helpers[-1] in BE | {"get", "gets", "got", "getting"}

    def reduced(self, i: int) -> bool:
        """Tell whether verb *i* is a participle after its noun ("a treaty signed in …")."""
        kind, base = lexicon().forms.get(self.low[i], ("", ""))
        if kind not in {"past", "part"} or i == 0 or i + 1 >= len(self.tokens):
            return False
        if self.tags[i - 1] != "N" or self.group(i) != i or base in _NEVER_PASSIVE:
            return False
        if kind == "part" or self.low[i + 1] == "by":
            return True
        if self.tags[i + 1] not in {"P", "S", ",", "T"} or self.low[i + 1] in {"to", "that"}:
            return False
        return self._has_verb_before(i) or self._has_verb_after(i)

    def _has_verb_before(self, i: int) -> bool:
        """Tell whether the clause has its verb already: "expelled two men accused of …"."""
        for k in range(i - 2, max(-1, i - 12), -1):
            if self.tags[k] in {",", "S", "W", "C"}:
                return False
            if self.tags[k] == "V":
                return lexicon().forms.get(self.low[k], ("", ""))[1] not in _OPENS_CLAUSE
        return False

    def _has_verb_after(self, i: int) -> bool:
        """Tell whether the clause's verb is still to come: "a treaty signed in May failed"."""
        for k in range(i + 1, min(len(self.tokens) - 1, i + 14)):
            if self.tags[k] in {"C", ","} and k < i + 3:
                return False
            if self.tags[k] == "A":
                return True
            if self.tags[k] == "V" and self.tags[k - 1] != "T" and self.low[k + 1] != "by":
                return True
        return False

    # ---- noun phrases

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens *first* to *last*, a final possessive left out."""
        end = self.tokens[last].end
        if self.low[last].endswith("'s"):
            end -= 2
        elif self.low[last] == "'":
            end = self.tokens[last - 1].end if last > first else end
        return Span(self.tokens[first].start, end)

    def subject(self, i: int, depth: int = 0) -> tuple[int, int] | None:
        """Return the first and last token of the subject of verb (or gerund) *i*."""
        if depth > 4:
            return None
        first = self.group(i)
        j = self._skip_time(first - 1)
        if j < 0:
            return None
        tag = self.tags[j]
        if tag == "T":
            return self._controller(j, depth)
        if tag == "C":
            k = self._previous_verb(j)
            if k is not None:
                return self.subject(k, depth + 1)
            return None
        if self.tags[i] == "G" and first == i and tag in {",", "P", "S"}:
            k = self._main_verb(j) if tag == "," or j > 0 else None
            k = k if k is not None else self._next_verb(i)
            return self.subject(k, depth + 1) if k is not None else None
        if tag == "W":
            j -= 1
            if j >= 0 and self.low[j] == ",":
                j -= 1
            return self.phrase_left(j)
        if tag == ",":
            return self._across_mark(j, depth)
        if tag in {"S", "V", "P"}:
            k = self._previous_verb(j + 1) if tag == "V" else None
            return self.subject(k, depth + 1) if k is not None else None
        return self.phrase_left(j)

    def _skip_time(self, j: int) -> int:
        """Step left over "on Tuesday", "earlier this week" and adverbs before a verb."""
        k = j
        moved = False
        while k >= 0 and (
            self.low[k] in TIME_WORDS
            or self.tags[k] == "B"
            or (moved and self.tags[k] == "#" and len(self.low[k]) <= 4)
            or (self.tags[k] == "#" and k > 0 and self.low[k - 1] in TIME_WORDS)
        ):
            moved = moved or self.low[k] in TIME_WORDS
            k -= 1
        if moved and k > 0 and self.low[k] in {"on", "in", "at", "since", "late", "early", "the"}:
            k -= 1
            if k > 0 and self.low[k] in {"on", "in", "at"}:
                k -= 1
        return k if k >= 0 else j

    def _controller(self, to: int, depth: int) -> tuple[int, int] | None:
        j = to - 1
        while j >= 0 and self.tags[j] not in {"V", "G", "A", ",", "S", "W"}:
            j -= 1
        if j < 0:
            return None
        if self.tags[j] in {"V", "G"}:
            base = lexicon().forms.get(self.low[j], ("", self.low[j]))[1]
            if base in _OBJECT_CONTROL and j + 1 < to and not self.passive(j):
                return self.phrase_right(j + 1)
            return self.subject(j, depth + 1)
        if self.tags[j] == "A":
            return self.subject(j, depth + 1)
        k = self._previous_verb(j)
        return self.subject(k, depth + 1) if k is not None else None

    def _previous_verb(self, j: int) -> int | None:
        for k in range(j - 1, -1, -1):
            if self.tags[k] == "V" and not self.reduced(k):
                return k
            if self.low[k] in {";", ":"}:
                return None
        for k in range(j - 1, -1, -1):
            if self.tags[k] == "A":
                return k
        return None

    def _main_verb(self, j: int) -> int | None:
        return self._previous_verb(j)

    def _next_verb(self, i: int) -> int | None:
        for k in range(i + 1, len(self.tokens)):
            if self.tags[k] == "V" and not self.reduced(k):
                return k
        return None

    def _across_mark(self, j: int, depth: int) -> tuple[int, int] | None:
        """A mark stands before the verb: an aside, a bracket or a conjoined verb."""
        mark = self.tokens[j].text
        if mark in ")]":
            k = j
            while k >= 0 and self.tokens[k].text not in "([":
                k -= 1
            return self.phrase_left(k - 1) if k > 0 else None
        if mark in QUOTES:
            return self.phrase_left(j - 1) if j > 0 and self.tags[j - 1] == "N" else None
        for k in range(j - 1, -1, -1):
            if self.tokens[k].text in {mark, ";"} and k > 0:
                if any(self.tags[x] == "V" and not self.reduced(x) for x in range(k)):
                    break
                return self.phrase_left(k - 1)
        k2 = self._previous_verb(j)
        if k2 is not None:
            return self.subject(k2, depth + 1)
        return self.phrase_left(j - 1)

    def phrase_left(self, j: int) -> tuple[int, int] | None:
        """Walk left from the last word of a noun phrase to its first."""
        last = j
        stopped_by_verb = False
        conjunction = None
        k = j
        while k >= 0:
            tag, word = self.tags[k], self.low[k]
            if k in self.named:
                k -= 1
                continue
            if tag == "G" and k > 0 and self.tags[k - 1] == "N" and not self._modifier(k):
                return self.phrase_left(k - 1)  # "a ferry carrying 212 passengers"
            if tag in {"V", "A", "S", "W", "X"} or (tag == "G" and not self._modifier(k)):
                stopped_by_verb = tag in {"V", "G"}
                break
            if tag == "," and not self._inside_name(k) and not self._in_list(k, conjunction):
                break
            if k < last and (tag == "R" or word in _CLAUSE_OPENERS):
                break
            if tag == "T" and self.tags[k + 1] not in {"N", "D"}:
                break
            if tag == "B" and word in TIME_WORDS and k < last:
                break
            if tag == "C":
                conjunction = k
            k -= 1
        first = k + 1
        if stopped_by_verb and conjunction is not None and conjunction < last:
            first = conjunction + 1
        return self._trim(first, last)

    def _in_list(self, k: int, conjunction: int | None) -> bool:
        """Tell whether a comma stands between names of a list: "Bahrain, Kuwait and Oman"."""
        return (
            conjunction is not None
            and self.low[k] == ","
            and 0 < k < len(self) - 1
            and self.tokens[k - 1].text[0].isupper()
            and self.tokens[k + 1].text[0].isupper()
            and conjunction - k < 6
            and (k < 3 or self.tags[k - 2] in {",", "D"} or k < 4)
        )

    def _modifier(self, k: int) -> bool:
        return k + 1 < len(self.tokens) and self.tags[k + 1] == "N"

    def _inside_name(self, k: int) -> bool:
        return self.tokens[k].text in {"-", "'", "’", "&", ".", "/"} and 0 < k < len(self) - 1

    def _trim(self, first: int, last: int) -> tuple[int, int] | None:
        while first <= last and self.tags[first] in {"C", ",", "B", "S", "X"}:
            first += 1
        if first <= last and self.tags[first] in {"P", "S", "T"}:
            first = self._after_opening(first, last)
        while last >= first and (
            self.tags[last] in {"C", ",", "P", "T", "X"} or self.tags[last] == "B"
        ):
            last -= 1
        if first > last or (first == last and self.low[first] in _NOT_SUBJECT):
            return None
        return first, last

    def _after_opening(self, first: int, last: int) -> int:
        """Skip a fronted phrase without a comma: "In October Iraq …", "After talks the EU …"."""
        k = first + 1
        while (
            k <= last
            and (self.low[k] in TIME_WORDS or self.tags[k] == "#" or self.low[k] in {"the", "late"})
            and not (self.low[k] == "the" and self.low[k + 1 if k < last else k] not in TIME_WORDS)
        ):
            k += 1
        if k > first + 1:
            return min(k, last)
        for k in range(last, first + 1, -1):
            if self.tags[k] == "D" and self.tags[k - 1] not in {"P", "C", "D"}:
                return k
        return first + 1

    def phrase_right(self, i: int) -> tuple[int, int] | None:  # noqa: C901, PLR0912 - one branch a boundary
        """Walk right from the first word of a noun phrase to its last."""
        k = i
        size = len(self.tokens)
        while k < size and self.tags[k] in {"B", "X"}:
            k += 1
        if k < size and self.tokens[k].text in QUOTES:
            k += 1
        first = k
        if tuple(self.low[k : k + 2]) in _QUANTIFIERS:
            k += 2
        while k < size:
            tag = self.tags[k]
            if k in self.named:
                k += 1
                continue
            if tag in {"V", "A", "S", "W", "T", "X", "G"} and not (
                tag == "G" and self._modifier(k)
            ):
                break
            if tag == "," and not self._inside_name(k):
                break
            if tag == "B" and self.low[k] in TIME_WORDS:
                break
            if self.low[k] in TIME_WORDS and k > first and not self._genitive_time(k):
                break
            of_doing = tag == "P" and k + 1 < size and self.tags[k + 1] == "G"
            if tag == "P" and (of_doing or self.low[k] not in _NP_PREPOSITIONS):
                break
            if tag == "C" and not self._joins_phrases(k):
                break
            if tag == "R" and k > first:
                break
            k += 1
        last = k - 1
        while last >= first and self.tags[last] in {"D", "P", "C", ",", "B"}:
            last -= 1
        if first > last or self.low[first] == "there":
            return None
        return first, last

    def _genitive_time(self, k: int) -> bool:
        return self.possessive(k) or self.tokens[k].text[0].islower()

    def _joins_phrases(self, k: int) -> bool:
        after = self.tags[k + 1 : k + 5]
        if not after or after[0] in {"V", "A", ",", "B", "S", "T", "R", "X"}:
            return False
        # "X and Y responded": the second noun is the next clause's subject
        for offset, tag in enumerate(after):
            if tag in {"V", "A"} and offset <= 4:
                return self.low[k + 1 + offset] == "of"
            if tag in {",", "P", "C"}:
                return True
        return True

    def object(self, i: int) -> tuple[int, int] | None:
        """Return the first and last token of the object that follows token *i*."""
        if i + 1 >= len(self.tokens):
            return None
        return self.phrase_right(i + 1)

    def after(
        self, i: int, prepositions: Container[str], reach: int = 14
    ) -> tuple[int, int] | None:
        """Return the noun phrase after the first of *prepositions* behind token *i*."""
        for k in range(i + 1, min(len(self.tokens), i + 1 + reach)):
            word, tag = self.low[k], self.tags[k]
            if word in prepositions and tag in {"P", "T", "S"}:
                found = self.phrase_right(k + 1)
                if found and self.low[found[0]] not in TIME_WORDS and self.tags[found[0]] != "V":
                    return found
            if tag in {"V", "W", "S", "A"} or self.low[k] in {";", ":"}:
                return None
        return None

    def clause_of(self, i: int) -> tuple[int, int]:
        """Return the token range between the marks and subordinators around token *i*."""
        first = i
        while first > 0 and not (
            self.tags[first - 1] in {"S", "W"} or self.tokens[first - 1].text in _HARD
        ):
            first -= 1
        last = i
        while last + 1 < len(self) and not (
            self.tags[last + 1] in {"S", "W"} or self.tokens[last + 1].text in _HARD
        ):
            last += 1
        return first, last
