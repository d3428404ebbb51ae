"""Compression comes back exact, and what cases hold stays readable."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path

import pytest

from sayso.ledger import packing
from sayso.ledger.packing import READINGS, TEXTS, deflate, inflate

FROZEN = {
    "readings-1": "335a51b4bf41ca22cacfdf6f6cb5ddda7ad4076d22e8a5bc996269c13f29ec49",
    "texts-1": "221d6d31d13df2e89f106bf3588413d5e09ac41b6ab02bb818f0d71d470ec0e4",
}
"""Cases hold what only these can read: a change here would make them unreadable."""


@pytest.mark.parametrize("text", ["", "Nine hurt, police said.", "Ион \ud800 said", "x" * 70_000])
@pytest.mark.parametrize("dictionary", [TEXTS, READINGS])
def test_text_comes_back(text: str, dictionary: str) -> None:
    assert inflate(deflate(text, dictionary)) == text


def test_dictionaries_never_change() -> None:
    folder = Path(packing.__file__).parent / "dictionaries"
    found = {p.stem: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}
    assert found == FROZEN


def test_a_dictionary_shortens_news() -> None:
    text = "The ministry said on Tuesday that the port had been closed, officials said."
    assert len(deflate(text)) < 0.8 * len(zlib.compress(text.encode(), 9))


@pytest.mark.parametrize("cut", [3, 8, -1])
def test_damage_is_found(cut: int) -> None:
    with pytest.raises(zlib.error):
        inflate(deflate("The ministry said on Tuesday that the port had been closed.")[:cut])


def test_an_unknown_dictionary_is_named_as_the_cause() -> None:
    packer = zlib.compressobj(zdict=b"of a later version")
    with pytest.raises(zlib.error, match="dictionary"):
        inflate(packer.compress(b"of a later version") + packer.flush())
