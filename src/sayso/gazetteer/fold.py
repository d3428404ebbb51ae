"""Fold a place name into the key that the gazetteer files it under."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold"]

_APOSTROPHES = re.compile(r"[’‘ʻʼʹʺʿʾ'`´ʽꞌ′″\u200c\u200d\u00ad]")
_SEPARATORS = re.compile(r"[^\w]+|_+")
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ə": "a",
        "ي": "ی",
        "ك": "ک",
        "ى": "ی",
        "ة": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
    }
)
_WORDS = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "mtn": "mountain",
    "ft": "fort",
    "twp": "township",
    "hts": "heights",
    "&": "and",
}


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """Return the key of a name: equal for spellings that differ in marks alone.

    Case, accents, apostrophes, hyphens and spacing are evened out, and a few shortened
    words are written in full (``St.`` and ``Saint``, ``Mt`` and ``Mount``). Scripts are
    kept: nothing is transliterated. Returns an empty string for a name without letters or
    digits. Folding a folded name changes nothing.
    """
    if name.isascii():
        plain = name.lower()
    else:
        marked = unicodedata.normalize("NFKD", name.translate(_LETTERS)).casefold()
        plain = "".join(c for c in marked if not unicodedata.combining(c)).translate(_LETTERS)
        plain = unicodedata.normalize("NFKC", plain)
    plain = _APOSTROPHES.sub("", plain.replace("&", " and "))
    words = _SEPARATORS.sub(" ", plain).split()
    if len(words) > 1:
        words = [_WORDS.get(word, word) for word in words]
    return " ".join(words)
