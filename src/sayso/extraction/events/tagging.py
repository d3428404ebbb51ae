"""Coarse word classes without a tagger: closed lists, the verb lexicon and the neighbours."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cache

from sayso.extraction.events.lexicon import lexicon
from sayso.extraction.events.words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    NEGATIONS,
    NOUN_OR_VERB,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    word_set,
)
from sayso.extraction.tokens import Token, tokenize
from sayso.model import Span

__all__ = ["QUOTES", "TaggedWords"]

QUOTES = frozenset('"“”«»„‘`') | {"''", "``"}
"""Quotation marks as the tokenizer gives them."""


@cache
def _closed(word: str) -> str | None:
    if word in NEGATIONS and word not in {"no", "nobody", "none", "neither", "nothing", "without"}:
        return "X"
    if word in AUXILIARIES:
        return "A"
    if word == "to":
        return "T"
    if word in RELATIVES and word != "that":
        return "W"
    if word in {"and", "or", "but", "nor", "&"}:
        return "C"
    if word in DETERMINERS:
        return "D"
    if word in PREPOSITIONS:
        return "P"
    if word in SUBORDINATORS:
        return "S"
    if word in PRONOUNS:
        return "R"
    if word in NUMBERS or word[0].isdigit():
        return "#"
    if word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _LY_NOUNS):
        return "B"
    return None


_LY_NOUNS = word_set(
    "assembly family july italy ally supply rally daily monopoly reply bully early friendly "
    "deadly anomaly weekly monthly likely unlikely elderly"
)


@cache
def _ambiguous(word: str) -> bool:
    base = lexicon().forms.get(word, ("", word))[1]
    return word in lexicon().nouns or base in NOUN_OR_VERB or word in NOUN_OR_VERB


def _is_plural(word: str) -> bool:
    return word.endswith("s") or word in _PLURALS


_PLURALS = frozenset(
    {"people", "police", "men", "women", "children", "servicemen", "gunmen", "policemen", "crew"}
)
_ADJECTIVAL: dict[str, frozenset[str]] = {
    "armed": word_set(
        "forces force groups group men man struggle conflict militants gangs rebels wing police "
        "attackers robbery robbers guards units confrontation clashes fighters"
    ),
    "united": frozenset({"nations", "states", "kingdom", "front"}),
    "occupied": frozenset({"territories", "west", "territory", "palestinian"}),
    "captured": frozenset({"soldiers", "soldier", "former", "president", "leader", "pilots"}),
    "jailed": frozenset({"leader", "activists", "opposition", "journalist", "former"}),
}
"""Participles that are adjectives before these nouns."""


class TaggedWords:
    """One sentence, tokenised and coarsely tagged.

    Args:
        text: The document's text.
        span: The sentence.
        names: Spans of names in it: words inside are nouns whatever they look like.

    Attributes:
        headline: Whether most of its words are capitalised: a headline in title case.
        tokens: Its tokens; offsets count in the document's text.
        low: The same in lower case, typographic apostrophes folded.
        tags: One letter a token: ``V`` verb, ``G`` -ing form, ``A`` auxiliary, ``N`` noun or
            anything unknown, ``J`` participle before a noun, ``D`` determiner, ``P``
            preposition, ``T`` to, ``R`` pronoun, ``W`` relative pronoun, ``S`` subordinator,
            ``C`` conjunction, ``B`` adverb, ``X`` negation, ``#`` number, ``,`` mark.
    """

    def __init__(self, text: str, span: tuple[int, int], names: Iterable[Span] = ()) -> None:
        """Tokenise and tag."""
        self.text = text
        self.tokens: list[Token] = _split_hyphens(tokenize(text, *span))
        self.low = [t.text.lower().replace("’", "'") for t in self.tokens]
        shout = sum(t.text.isupper() for t in self.tokens if t.is_word) * 2 > len(self.tokens)
        long = [t.text for t in self.tokens if len(t.text) > 3 and t.text[0].isalpha()]
        headline = len(long) > 3 and sum(w[0].isupper() for w in long) * 10 > len(long) * 8
        shout = shout or headline
        self.headline = headline
        named = frozenset() if headline else _covered(self.tokens, names)
        self.named = named
        self.tags: list[str] = []
        for i in range(len(self.tokens)):
            self.tags.append(self._tag(i, shout=shout, named=named))

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.tokens)

    # ---- word classes

    def _tag(self, i: int, *, shout: bool, named: Container[int]) -> str:
        token = self.tokens[i]
        if not token.is_word and token.text[0] not in "'’":
            return ","
        if i in named:
            return "N"
        word = self.low[i]
        if len(word) > 1 and token.text.isupper() and not shout:
            return "N"  # US, WHO, IT: names, not pronouns
        closed = _closed(word)
        if word == "that":
            return self._that(i)
        if word.endswith("n't") or word == "n't":
            return "A"
        if closed == "P" and word == "like" and i and self.tags[i - 1] in "ART":
            return "V"
        capital = token.text[0].isupper() and not shout
        if word == "may" and capital and i:
            return "#"
        inside = i > 0 and self.tokens[i - 1].text not in QUOTES
        if closed is not None and not (capital and inside and closed in "PBS" and word != "in"):
            return closed
        known = lexicon().forms.get(word)
        if known is None:
            return self._unknown(i, word, capital=capital)
        if capital and i and self.tokens[i - 1].text not in QUOTES:
            return "N"
        return self._verb_or_noun(i, word, known[0])

    def _that(self, i: int) -> str:
        following = self.low[i + 1] if i + 1 < len(self.tokens) else ""
        if (
            i
            and self.tags[i - 1] in "N#J"
            and (following in AUXILIARIES or following in lexicon().forms)
        ):
            return "W"
        if i and self.tags[i - 1] in {"P", "T"}:
            return "D"
        return "S"

    def _unknown(self, i: int, word: str, *, capital: bool) -> str:
        if capital or len(word) < 5 or not word.endswith(("ed", "ing")):
            return "N"
        before = self.tags[i - 1] if i else ""
        if before in {"D", "#", "P", "J"} or (i and self.possessive(i - 1)):
            return "J" if not (before == "P" and word.endswith("ing")) else "G"
        if word.endswith("ing"):
            return "V" if before in {"A", "X"} else "G"
        return "V"

    def _verb_or_noun(self, i: int, word: str, kind: str) -> str:  # noqa: C901, PLR0912 - a table
        before = self.tags[i - 1] if i else ""
        following = self.low[i + 1] if i + 1 < len(self.tokens) else ""
        opens = self._opens_phrase(i + 1)
        if before == "B" and i > 1 and self.tags[i - 2] in {"A", "T"}:
            before = self.tags[i - 2]
        if before in {"D", "#"} or (i and self.possessive(i - 1)):
            if kind in {"past", "part"}:
                ends = following in PREPOSITIONS or not following or not following[0].isalnum()
                return "V" if before == "#" and (ends or opens) else "J"
            if kind == "ing":
                return "N" if word in lexicon().nouns or not opens else "J"
            return "N"
        if before == "T":
            return "V" if kind == "base" else "G" if kind == "ing" and opens else "N"
        if before in {"A", "X"}:
            if kind == "ing" and word in lexicon().nouns and self.low[i - 1] not in BE:
                return "N"
            if kind in {"base", "s"} and self.low[i - 1] in BE | {"has", "have", "had"}:
                return "V" if kind == "base" and word in {"hit", "cut", "put", "set"} else "N"
            return "V"
        if before == "P":
            if kind == "ing":
                return "N" if word in lexicon().nouns and not opens else "G"
            return "J" if kind in {"past", "part"} else "N"
        if kind in {"past", "part"}:
            closed = following == "" or _closed(following) is not None or not following[0].isalpha()
            if before in {"V", "G"} and not closed and not opens:
                return "J"  # "raided suspected bases"
            if following in _ADJECTIVAL.get(word, ()) or (
                before == "J" and following and not opens
            ):
                return "J"
            return "V"
        if kind == "ing":
            if word in lexicon().nouns and not opens:
                return "N"
            return "G"
        if before in {"R", "W"}:
            return "V"
        if kind == "base" and before == "C":
            return "V" if opens and not _ambiguous(word) else "N" if _ambiguous(word) else "V"
        plural = bool(i) and _is_plural(self.low[i - 1]) and not self.possessive(i - 1)
        if not _ambiguous(word):
            if kind == "base" and before == "N" and not plural:
                return "V" if opens else "N"
            return "V" if before in {"N", "B", "", ",", "S"} else "N"
        if (
            before in {"N", "B"}
            and opens
            and ((kind == "s" and not plural) or (kind == "base" and plural))
        ):
            return "V"
        proper = i and self.tokens[i - 1].text[0].isupper()
        if before == "N" and kind == "s" and proper and following in {"to", "on", "for", "at"}:
            return "V"
        return "N"

    def _opens_phrase(self, i: int) -> bool:
        if i >= len(self.tokens):
            return False
        word = self.low[i]
        if word in DETERMINERS or word in NUMBERS or word[0].isdigit():
            return True
        if word in {"about", "nearly", "almost", "up", "at", "over"} and i + 1 < len(self.low):
            following = self.low[i + 1]
            if following in {"least", "most", "to"} or following[0].isdigit():
                return True
        if word in PRONOUNS and word not in {"who", "whom"}:
            return True
        return self.tokens[i].text[0].isupper() or word in {"him", "her", "them", "that"}

    def possessive(self, i: int) -> bool:
        """Tell whether token *i* ends in a possessive."""
        return self.low[i].endswith(("'s", "s'")) or (
            self.low[i] == "'" and i > 0 and self.low[i - 1].endswith("s")
        )


def _covered(tokens: list[Token], names: Iterable[Span]) -> frozenset[int]:
    inside: set[int] = set()
    at = 0
    for start, end in sorted(names):
        while at < len(tokens) and tokens[at].end <= start:
            at += 1
        k = at
        while k < len(tokens) and tokens[k].start < end:
            inside.add(k)
            k += 1
    return frozenset(inside)


def _split_hyphens(tokens: list[Token]) -> list[Token]:
    """Join words around a hyphen: "machine-gun" is one word."""
    joined: list[Token] = []
    k = 0
    while k < len(tokens):
        token = tokens[k]
        while (
            k + 2 < len(tokens)
            and tokens[k + 1].text in {"-", "‐", "‑"}
            and tokens[k + 1].start == token.end
            and tokens[k + 2].start == tokens[k + 1].end
            and token.is_word
            and tokens[k + 2].is_word
        ):
            after = tokens[k + 2]
            token = Token(f"{token.text}-{after.text}", token.start, after.end)
            k += 2
        joined.append(token)
        k += 1
    return joined
