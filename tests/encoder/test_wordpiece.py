"""Word pieces: by a vocabulary small enough to check by hand, and against ``tokenizers``."""

from __future__ import annotations

import json
import random
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from sayso.extraction.encoder.reader import WEIGHTS
from sayso.extraction.encoder.wordpiece import WordPiece

PIECES = [
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]"),
    *("the", "bridge", "##s", "##keep", "##er", "hold", "resume", "##x", "a", "ab", "##c"),
    *(".", ",", "“", "”", "'", "-", "中"),
]
SMALL = WordPiece(
    {piece: number for number, piece in enumerate(PIECES)},
    {piece: number for number, piece in enumerate(PIECES[:4])},
)
SHIPPED = WEIGHTS / "tokenizer.json"


def cut(text: str, pieces: WordPiece = SMALL) -> list[tuple[str, str]]:
    """Give each piece with the characters it covers."""
    encoding = pieces.encode(text)
    return [
        (PIECES[number], text[start:end])
        for number, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridges", [("the", "The"), ("bridge", "bridge"), ("##s", "s")]),
        ("bridgekeeper", [("bridge", "bridge"), ("##keep", "keep"), ("##er", "er")]),
        # the longest piece first, and no way back: "ab" leaves "d", which nothing covers
        ("abc abd", [("ab", "ab"), ("##c", "c"), ("[UNK]", "abd")]),
        ("Résumé.", [("resume", "Résumé"), (".", ".")]),
        ("Re\u0301sume\u0301", [("resume", "Re\u0301sume")]),
        ("“Hold”", [("“", "“"), ("hold", "Hold"), ("”", "”")]),
        ("the中the", [("the", "the"), ("中", "中"), ("the", "the")]),
        ("bri\u200bdge", [("bridge", "bri\u200bdge")]),
        ("\ufeffthe\u00a0bridge", [("the", "the"), ("bridge", "bridge")]),
        ("the[SEP]the", [("the", "the"), ("[SEP]", "[SEP]"), ("the", "the")]),
        ("a" + "x" * 99, [("a", "a"), *[("##x", "x")] * 99]),
        ("a" + "x" * 100, [("[UNK]", "a" + "x" * 100)]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_pieces(text: str, expected: list[tuple[str, str]]) -> None:
    assert cut(text) == expected


def test_a_chunk_is_the_same_when_it_is_remembered() -> None:
    text = "“Résumé” bridgekeeper abd"
    assert cut(text) == cut(text)
    assert [(p, w) for p, w in cut("the " + text)][1:] == cut(text)


def test_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.extraction.encoder.wordpiece._MOST", 2)
    pieces = WordPiece({piece: number for number, piece in enumerate(PIECES)})
    text = "the bridge holds the bridgekeeper , the bridge"
    assert cut(text, pieces) == cut(text)


def test_other_tokenizers_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps({"model": {"type": "BPE"}, "normalizer": {}, "added_tokens": []}))
    with pytest.raises(ValueError, match="no uncased WordPiece"):
        WordPiece.from_file(path)


@pytest.fixture(scope="module")
def both() -> tuple[Any, WordPiece]:
    tokenizers = pytest.importorskip("tokenizers")
    if not SHIPPED.exists():
        pytest.skip("the weights aren't here")
    reference = tokenizers.Tokenizer.from_str(SHIPPED.read_text(encoding="utf-8"))
    return reference, WordPiece.from_file(SHIPPED)


def agree(both: tuple[Any, WordPiece], text: str) -> bool:
    expected = both[0].encode(text, add_special_tokens=False)
    found = both[1].encode(text)
    return (found.ids, found.offsets) == (expected.ids, expected.offsets)


NEWS = [
    "CHIȘINĂU, 3 May 2031 — “We won’t sign,” Mr. Țurcanu said; ''never,'' he added...",
    "The U.S.-led mission's e-mail (dated 1/5/31) cost $1,200.50, i.e. 7% more—or did it?!",
    "```Quoted```, <b>bold</b> & #tags @names http://example.org/a_b?c=d%20e",
    "naïve façade Ångström ÇA VA İstanbul ẞ ﬁne ½ ² ™ …",
    "Привет, Кишинёв! 北京说“不”。 東京 서울에서 नमस्ते مرحبا שלום ไทย",
    "👩🏽‍🚒 fire 🇲🇩 flags ❤️ z\u0335\u0321a\u0301lgo soft\u00adhyphen zero\u200bwidth",
    "tab\tnew\nline\r\nbreak\u2028sep\x0bvt\x0cff\x85nel\x00nul \ufffd end",
    "a" * 100 + " " + "b" * 101 + " " + "é" * 120 + " Donaudampfschifffahrtsgesellschaft",
    "[SEP] [CLS]x [MASK]. [sep] [UNK][UNK] ##ing [ PAD ] [[SEP]]",
]


@pytest.mark.parametrize("text", NEWS)
def test_agrees_with_tokenizers(both: tuple[Any, WordPiece], text: str) -> None:
    assert agree(both, text)


def test_agrees_on_every_character_of_the_first_planes(both: tuple[Any, WordPiece]) -> None:
    # newer versions of Python know characters that neither table does, so only old blocks
    codes = [*range(0xD800), *range(0xE000, 0xFFFE, 7), *range(0x1F300, 0x1F650)]
    assert [hex(c) for c in codes[:0x600] if not agree(both, f"a{chr(c)}b {chr(c)}")] == []
    chance = random.Random(2031)  # noqa: S311 - a choice of cases, not a secret
    sample = chance.sample(codes[0x600:], 3000)
    assert [hex(c) for c in sample if not agree(both, f"a{chr(c)}b {chr(c)}")] == []


def test_agrees_on_jumbled_characters(both: tuple[Any, WordPiece]) -> None:
    chance = random.Random(2031)  # noqa: S311 - a choice of cases, not a secret
    pool = [chr(c) for c in (*range(0x250), *range(0x300, 0x370), *range(0x2000, 0x2070))]
    pool += ["中", "가", "😀", "İ", "Σ", "said", "don’t", "[SEP]", " ", " ", " "]
    for _ in range(400):
        text = "".join(chance.choices(pool, k=chance.randint(1, 40)))
        assert agree(both, text), ascii(text)


def test_time_grows_with_the_text_alone() -> None:
    def seconds(size: int) -> float:
        text = "".join(f"bridge{i}keeper, " for i in range(size))
        best = 9.0
        for _ in range(3):
            fresh = WordPiece({piece: number for number, piece in enumerate(PIECES)})
            start = process_time()
            fresh.encode(text)
            best = min(best, process_time() - start)
        return best

    assert seconds(8000) < 40 * max(seconds(1000), 0.002)
