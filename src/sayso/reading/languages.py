"""Which language a stretch of text is in: its script first, then letters and small words.

The statistical model (py3langid) takes most of a second to load, so it is asked only when
script, telltale letters and frequent words don't settle the matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from sayso.reading.wordset import wordset

__all__ = ["language_of", "script_of"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 4000
"""Characters looked at: py3langid gains nothing beyond a few hundred words."""
_LETTER = re.compile(r"[A-Za-z]")
_LEAST_LETTERS = 3
_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0530, 0x058F, "armenian"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0E00, 0x0E7F, "thai"),
    (0x10A0, 0x10FF, "georgian"),
    (0x1E00, 0x1EFF, "latin"),
    (0x3040, 0x30FF, "kana"),
    (0x4E00, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "hangul"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFC, "arabic"),
)
_ONE_LANGUAGE = {
    "greek": "el",
    "armenian": "hy",
    "hebrew": "he",
    "devanagari": "hi",
    "thai": "th",
    "georgian": "ka",
    "kana": "ja",
    "han": "zh",
    "hangul": "ko",
}
_ENGLISH = wordset(
    """the of and to in a is that for it was on are as with his they be at this have from
    or had by but not what all were when we there can an which their if will each about
    up out them then she many some so these would into has more her two him no could
    been its who said after says over than before between against where he"""
)
_OTHER_LATIN = wordset(
    """der die das und ist nicht von mit auf dass le la les des est et du une que qui dans el los
    las del por para con il che di della gli não os uma em w na się nie że ve bir bu için ile și
    în nu că este het een van och att som je na se že az és hogy va uchun bilan"""
)
_LETTERS: dict[str, tuple[tuple[str, str], ...]] = {
    "cyrillic": (
        ("tg", "ҷӣӯҳ"),
        ("kk", "әұһ"),
        ("ky", "ңүө"),
        ("uk", "іїєґ"),
        ("be", "ўі"),
        ("sr", "ђћџљњ"),
        ("mk", "ѓќѕ"),
        ("ru", "ыэёъ"),
    ),
    "arabic": (
        ("ps", "ټډړږښځڅۍګڼې"),
        ("ur", "ٹڈڑںےہھ"),
        ("ckb", "ەێۆڕڵ"),
        ("fa", "پچژگکی"),
        ("ar", "ةىيكإأؤئ"),
    ),
}
_WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "cyrillic": (
        ("ru", "и в не на что он с как это по но из у за то от о для же был его"),
        ("uk", "і в на що не з та до за як про від це він у але був його після"),
        ("ky", "жана бул менен үчүн деп болгон эмес бир"),
        ("tg", "ва дар ба аз ки ин бо барои аст шуд"),
        ("bg", "на и за от се да не са по с че"),
    ),
    "arabic": (
        ("fa", "از به در که را این است با آن برای یک می تا شد بود های خود و"),
        ("ar", "في من على إلى عن أن التي الذي هذا مع ما لا كان بعد هو"),
        ("ps", "د په او چې کې له دی سره ته"),
        ("ur", "کے کی میں ہے کا اور سے کو نے پر"),
    ),
}
_DARI = wordset(
    """ولسوالی ولسوال پوهنتون پوهنځی شاروالی شاروال څارنوالی سارنوالی څارنوال قوماندان
    قوماندانی قوماندانی‌امنیه افغانی‌ها کمیشنری والیان ولسی مشرانو جرگه لیسه شفاخانه
    طیاره مکتب‌ها پولیس ترورستان اردوی هاوان"""
)
_LATIN_CODES = ["en", "de", "fr", "es", "it", "pt", "nl", "pl"]
_LATIN_CODES += ["tr", "ro", "cs", "sv", "uz", "az", "id", "hu"]
_SCOPE = {
    "latin": [
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "tr",
        "ro",
        "cs",
        "sv",
        "uz",
        "az",
        "id",
        "hu",
    ],
    "cyrillic": ["ru", "uk", "be", "bg", "sr", "ky", "kk", "tg", "mk", "mn"],
    "arabic": ["fa", "ar", "ur", "ps", "ug"],
    "persian or arabic": ["fa", "ar"],
}


def script_of(text: str) -> str | None:
    """Return the script that most letters of *text* are in, or None without letters."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "latin" if _LETTER.search(sample) else None
    counts: dict[str, int] = {}
    for character, times in Counter(sample).items():
        if character.isalpha():
            name = _script(character)
            counts[name] = counts.get(name, 0) + times
    if not counts:
        return None
    if "kana" in counts and counts["kana"] * 10 > counts.get("han", 0):
        counts["kana"] += counts.pop("han", 0)
    return max(counts, key=lambda name: counts[name])


def language_of(text: str, default: str | None = None) -> str | None:
    """Return the language of *text*, ISO 639-1 or -3.

    Args:
        text: Any stretch; only its first 4,000 characters are looked at.
        default: The language of what stands around it, taken for stretches too short to
            tell when their script fits it.

    Returns:
        The code, or None where there are too few letters to say.
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    script = script_of(sample)
    if script is None:
        return None
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    if script not in _SCOPE:
        return default
    words = [word.lower().replace("\u200c", "") for word in _WORD.findall(sample)]
    letters = sum(map(len, words))
    if letters < _LEAST_LETTERS:
        return None
    if script == "latin":
        return _latin(sample, words, default)
    return _by_letters(script, sample, words, default)


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    code = ord(character)
    for first, last, name in _RANGES:
        if first <= code <= last:
            return name
    return "other"


def _latin(sample: str, words: list[str], default: str | None) -> str | None:
    known = sum(1 for word in words if word in _ENGLISH)
    if len(words) >= 5 and known >= 0.18 * len(words):
        return "en"
    fits = default is not None and default in _SCOPE["latin"]
    if fits and (len(words) < 8 or (default == "en" and _could_be_english(words, known))):
        return default
    if default is not None and len(words) < 3:
        return None  # a name or two on a page in another script
    return _model("latin", sample)


def _settle_neighbours(script: str, text: str, words: list[str], scores: dict[str, float]) -> None:
    """Correct the scores of languages that share letters with their neighbours."""
    if script == "arabic":
        # letters of the neighbours also hold Persian ones: theirs decide when there are several
        for language in ("ps", "ur", "ckb"):
            if scores[language] < 0.06 * len(text):
                scores[language] = 0
        scores["ar"] += sum(2 for word in words if word.startswith(("ال", "وال", "بال")))
    if script == "cyrillic":
        for language in ("tg", "ky", "kk"):
            if scores[language]:
                scores[language] += 2
        if scores["ky"] and any(letter in text for letter in "қғәұһ"):
            scores["kk"] = scores["ky"] + 3


def _could_be_english(words: list[str], known: int) -> bool:
    """Tell whether nothing speaks against English: headlines have few small words."""
    foreign = sum(1 for word in words if word in _OTHER_LATIN)
    return foreign < 2 + known and (len(words) < 20 or known >= len(words) // 15)


def _by_letters(script: str, sample: str, words: list[str], default: str | None) -> str | None:
    scores: dict[str, float] = {}
    text = sample.lower()
    for language, letters in _LETTERS[script]:
        hits = sum(text.count(letter) for letter in letters)
        kinds = sum(1 for letter in letters if letter in text)
        scores[language] = hits + kinds
    for language, frequent in _WORDS[script]:
        known = frozenset(frequent.split())
        scores[language] = scores.get(language, 0.0) + 2 * sum(1 for w in words if w in known)
    _settle_neighbours(script, text, words, scores)
    best = max(scores, key=lambda name: scores[name])
    if default in scores and scores[default] == scores[best]:
        best = default
    if script == "cyrillic" and scores[best] == 0 and len(words) < 4:
        return default if default in scores else "ru"
    ranked = sorted(scores.values(), reverse=True)
    if ranked[0] == 0 or (ranked[0] < 1.3 * ranked[1] and best != default):
        # Pashto, Urdu and Uighur show in their letters: what is left is Persian or Arabic
        scope = "persian or arabic" if script == "arabic" else script
        guess = default if default in _SCOPE[script] else _model(scope, sample)
        best = guess if guess is not None else best
    if best == "fa" and default == "prs":
        return default
    if best == "fa" and len(_DARI.intersection(words)) >= 2:
        return "prs"
    return best


@lru_cache(maxsize=4)
def _identifier(script: str) -> object:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_SCOPE[script])
    return identifier


def _model(script: str, sample: str) -> str | None:
    classify = getattr(_identifier(script), "classify")  # noqa: B009 (the library has no types)
    return str(classify(sample)[0])
