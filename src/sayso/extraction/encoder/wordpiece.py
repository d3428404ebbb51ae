"""Word pieces of BERT's uncased vocabularies, with the code points that each one covers.

The pieces are those of the ``tokenizers`` package for the same ``tokenizer.json``: control
characters dropped, ideographs set apart, accents stripped after canonical decomposition, lower
case, words split at white space and punctuation, and each word cut greedily into the longest
pieces that the vocabulary has (Wu et al., 2016, "Google's Neural Machine Translation System";
Devlin et al., 2019, "BERT").
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Encoding", "WordPiece"]

_SPACE = " \\t\\n\\r\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
_CHUNK = re.compile(f"[^{_SPACE}]+")
_SIMPLE = re.compile(r"[a-z0-9]+")
_LONGEST = 100
"""Characters of a word past which it is one unknown piece."""
_REPLACEMENT = 0xFFFD
_KEPT = 64
"""Characters of a chunk past which it isn't remembered."""
_MOST = 100_000
"""Chunks that are remembered before all are forgotten, about 30 MB."""
_IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)

_YOUNG = """
    61d 7fd 890-891 898-89f 8ca-8e2 9fd-9fe a76 afa-aff b55 c04 c3c c77 c84 d00 d3b-d3c d81
    eba 180f 1885-1886 1abf-1ace 1b7d-1b7e 1df6-1dfb 2e43-2e4f 2e52-2e5d a82c a8c5 a8ff a9bd
    10d24-10d27 10eab-10ead 10f46-10f50 10f55-10f59 10f82-10f89 11070 11073-11074 110c2 110cd
    111cf 1123e 1133b 11438-1143f 11442-11444 11446 1144b-1144f 1145a-1145b 1145d-1145e
    11660-1166c 116b9 1182f-11837 11839-1183b 1193b-1193c 1193e 11943-11946 119d4-119d7
    119da-119db 119e0 119e2 11a01-11a0a 11a33-11a38 11a3b-11a47 11a51-11a56 11a59-11a5b
    11a8a-11a96 11a98-11a9c 11a9e-11aa2 11c30-11c36 11c38-11c3d 11c3f 11c41-11c45 11c70-11c71
    11c92-11ca7 11caa-11cb0 11cb2-11cb3 11cb5-11cb6 11d31-11d36 11d3a 11d3c-11d3d 11d3f-11d45
    11d47 11d90-11d91 11d95 11d97 11ef3-11ef4 11ef7-11ef8 11fff 12ff1-12ff2 13430-13438
    16e97-16e9a 16f4f 16fe2 16fe4 1cf00-1cf2d 1cf30-1cf46 1e000-1e006 1e008-1e018 1e01b-1e021
    1e023-1e024 1e026-1e02a 1e130-1e136 1e2ae 1e2ec-1e2ef 1e944-1e94a 1e95e-1e95f
"""
"""Marks that the tables of ``tokenizers`` are too old to know as such; hexadecimal ranges."""
_FORMER = {0x166D: 3, 0x111C9: 3, 0x1734: 4}
"""Characters that have changed their category since those tables, with their class there."""


class Encoding(NamedTuple):
    """A text in pieces.

    Attributes:
        ids: Numbers of the pieces in the vocabulary.
        offsets: The code points that each covers, 0-based, end-exclusive.
    """

    ids: list[int]
    offsets: list[tuple[int, int]]


_Pieces = tuple[tuple[int, int, int], ...]
"""Pieces of a chunk: number, first character and end, counted from the chunk's start."""


class WordPiece:
    """Cuts texts into word pieces.

    Args:
        vocabulary: Pieces with their numbers; those that go on with a word begin with ``##``.
        special: Marks such as ``[SEP]`` that are pieces wherever a text holds them as such.
        unknown: The piece of words that can't be cut.
    """

    def __init__(
        self,
        vocabulary: dict[str, int],
        special: dict[str, int] | None = None,
        unknown: str = "[UNK]",
    ) -> None:
        self._first = {k: v for k, v in vocabulary.items() if not k.startswith("##")}
        self._rest = {k[2:]: v for k, v in vocabulary.items() if k.startswith("##")}
        self._first.update({k: v for k, v in vocabulary.items() if k.startswith("##")})
        self._unknown = vocabulary[unknown]
        self._special = special or {}
        marks = "|".join(map(re.escape, sorted(self._special, key=len, reverse=True)))
        self._marks = re.compile(f"({marks})") if marks else None
        self._known: dict[str, _Pieces] = {}
        self._classes: dict[str, int] = {}

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """Read the vocabulary of a ``tokenizer.json``.

        Raises:
            FileNotFoundError: There is no such file.
            ValueError: It holds another kind of tokenizer.
        """
        raw = json.loads(path.read_text(encoding="utf-8"))
        model, normalizer = raw["model"], raw["normalizer"]
        if model["type"] != "WordPiece" or not normalizer.get("lowercase"):
            msg = f"{path} holds no uncased WordPiece tokenizer"
            raise ValueError(msg)
        special = {token["content"]: token["id"] for token in raw["added_tokens"]}
        return cls(model["vocab"], special, model["unk_token"])

    def encode(self, text: str, *, add_special_tokens: bool = False) -> Encoding:
        """Cut a text into pieces.

        Args:
            text: Any text.
            add_special_tokens: For likeness with ``tokenizers``; none are ever added.
        """
        del add_special_tokens
        ids: list[int] = []
        offsets: list[tuple[int, int]] = []
        known = self._known
        add_id, add_offset = ids.append, offsets.append
        for match in _CHUNK.finditer(text):
            chunk = match.group()
            pieces = known.get(chunk)
            if pieces is None:
                pieces = self._cut(chunk)
                if len(chunk) <= _KEPT:
                    if len(known) >= _MOST:
                        known.clear()
                    known[chunk] = pieces
            at = match.start()
            for number, start, end in pieces:
                add_id(number)
                add_offset((at + start, at + end))
        return Encoding(ids, offsets)

    def _cut(self, chunk: str) -> _Pieces:
        """Cut a stretch without white space."""
        number = self._first.get(chunk) if _SIMPLE.fullmatch(chunk) else None
        if number is not None:
            return ((number, 0, len(chunk)),)
        if self._marks is None or "[" not in chunk:
            return tuple(self._plain(chunk, 0))
        out: list[tuple[int, int, int]] = []
        at = 0
        for part in self._marks.split(chunk):
            if part in self._special:
                out.append((self._special[part], at, at + len(part)))
            else:
                out += self._plain(part, at)
            at += len(part)
        return tuple(out)

    def _plain(self, part: str, at: int) -> list[tuple[int, int, int]]:
        out: list[tuple[int, int, int]] = []
        word: list[str] = []
        where: list[int] = []
        for i, char in enumerate(part, at):
            if self._class(char) == _DROPPED:
                continue
            apart = self._class(char) == _IDEOGRAPH
            if apart:
                self._word(word, where, out)
            for plain in unicodedata.normalize("NFD", char):
                if self._class(plain) == _STRIPPED:
                    continue
                for low in plain.lower():
                    if self._class(low) == _MARK:
                        self._word(word, where, out)
                        self._word([low], [i], out)
                    else:
                        word.append(low)
                        where.append(i)
            if apart:
                self._word(word, where, out)
        self._word(word, where, out)
        return out

    def _word(self, word: list[str], where: list[int], out: list[tuple[int, int, int]]) -> None:
        """Cut one word greedily, add its pieces to *out*, and empty it."""
        if not word:
            return
        whole = "".join(word)
        pieces: list[tuple[int, int, int]] = []
        start = 0
        table = self._first
        while start < len(whole) <= _LONGEST:
            end = len(whole)
            while end > start:
                number = table.get(whole[start:end])
                if number is not None:
                    break
                end -= 1
            else:
                pieces.clear()
                break
            pieces.append((number or 0, where[start], where[end - 1] + 1))
            start, table = end, self._rest
        out += pieces or [(self._unknown, where[0], where[-1] + 1)]
        word.clear()
        where.clear()

    def _class(self, char: str) -> int:
        found = self._classes.get(char)
        if found is None:
            found = self._classes[char] = _class_of(char)
        return found


_OTHER, _DROPPED, _IDEOGRAPH, _MARK, _STRIPPED = range(5)


def _class_of(char: str) -> int:
    code = ord(char)
    if code in _FORMER:
        return _FORMER[code]
    if any(a <= code <= b for a, b in _IDEOGRAPHS):
        return _IDEOGRAPH
    if char.isascii():
        if char.isalnum() or char == " ":
            return _OTHER
        return _MARK if char.isprintable() else _DROPPED
    if _is_young(code):
        return _OTHER
    category = unicodedata.category(char)
    if code == _REPLACEMENT or category in {"Cc", "Cf", "Co"}:
        return _DROPPED
    if category == "Mn":
        return _STRIPPED
    return _MARK if category[0] == "P" else _OTHER


def _is_young(code: int) -> bool:
    ranges = _young()
    at = bisect_right(ranges, (code, 0x110000)) - 1
    return at >= 0 and code <= ranges[at][1]


@lru_cache(maxsize=1)
def _young() -> list[tuple[int, int]]:
    ends = [item.partition("-")[::2] for item in _YOUNG.split()]
    return [(int(first, 16), int(last or first, 16)) for first, last in ends]
