"""How an article stands to a claim that is put to it as one sentence, such as a headline.

The claim may itself say that something is a hoax; an article that speaks against what such a
headline speaks against, agrees with it. So what counts is whether the two differ. Nothing
here says which of them is right.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, fsum, log, sqrt
from typing import NamedTuple

from sayso.comparison.words import Weights, weigh

__all__ = [
    "FEATURES",
    "Model",
    "Standing",
    "features",
    "model",
    "score",
    "side",
    "stands",
    "tokens",
    "weighted",
]

SENTENCES = 60
"""Sentences of an article that are looked at: news says first what it is about."""
_NEAR = 0.35
"""Share of the likest sentence's likeness from which on a sentence is about the claim."""
_LEAST = 0.1
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s)|(?=\n)|$)")


def _cue(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{words})\b")


_CUES = {
    "hoax": _cue(
        r"hoax\w*|fake[ds]?|fabricat\w+|made[- ]up|bogus|prank\w*|satir\w+|photoshop\w*|doctored|"
        r"staged|stunt|myth|urban legend|scam|fooled|duped"
    ),
    "untrue": _cue(
        r"false|falsely|untrue|not true|isn['’]t true|wasn['’]t true|inaccurate|incorrect|wrong|"
        r"baseless|unfounded|nonsense|ridiculous|misleading|mistaken|erroneous|exaggerated"
    ),
    "refuted": _cue(
        r"debunk\w*|disprov\w+|refut\w+|discredit\w*|retract\w*|conspiracy|fact[- ]check\w*|"
        r"no truth|correction"
    ),
    "denied": _cue(
        r"den(?:y|ies|ied|ial)|reject\w*|dismiss\w*|disput\w+|rebut\w*|contradict\w*|refus\w+"
    ),
    "negated": _cue(
        r"not|no|never|didn['’]t|isn['’]t|wasn['’]t|doesn['’]t|don['’]t|won['’]t|hasn['’]t|neither|"
        r"nope|actually"
    ),
    "unconfirmed": _cue(
        r"no evidence|no proof|not (?:yet )?(?:been )?(?:confirmed|verified)|unconfirmed|"
        r"unverified|unable to (?:confirm|verify)|cannot confirm"
    ),
    "reported": _cue(
        r"reportedly|alleg\w+|rumou?r\w*|report(?:s|ed)?|claim(?:s|ed)?|according to|sources?"
    ),
    "doubted": _cue(
        r"skeptic\w*|sceptic\w*|doubt\w*|suspicious|question(?:s|ed|able)?|unlikely|implausible|"
        r"too good to be true|apparently"
    ),
    "affirmed": _cue(r"alive|still alive|unharmed|confirm\w*|true|real"),
}
_AGAINST = ("hoax", "untrue", "refuted")
_HEAD_NEGATION = re.compile(r"(?i)\b(?:didn|isn|wasn|not|no)\b")

FEATURES = (
    "against", "against, as the claim", "near against", "near against, as the claim",
    "lead against", "lead against, as the claim", "likest against",
    "likest against, as the claim", "nothing against, the claim is", "denied near",
    "denied near, as the claim", "negated", "unconfirmed", "reported", "reported near",
    "doubted near", "affirmed near, the claim is against", "the claim denies",
    "the claim is a report", "the claim asks", "the claim is against", "likeness",
    "likeness, the claim is against", "length",
)  # fmt: skip
"""What is looked at, in the order of :func:`features`."""
_TOKEN = re.compile(r"\w\w+")


class Model(NamedTuple):
    """What tells how an article stands to a claim, one weight a part (``training/standings.py``).

    Attributes:
        bias: What all have.
        cues: A weight for each of :data:`FEATURES`.
        article: How rare a word of articles is, and its weight.
        claim: The same for words of claims.
    """

    bias: float
    cues: tuple[float, ...]
    article: Mapping[str, tuple[float, float]]
    claim: Mapping[str, tuple[float, float]]


@cache
def model() -> Model:
    """Return the model of this package; fitted on half of FNC-1's test pairs."""
    found = json.loads(files("sayso.comparison").joinpath("standing.json").read_text("utf-8"))
    article, claim = (
        {word: (rarity, weight) for word, (rarity, weight) in found[part].items()}
        for part in ("article", "claim")
    )
    return Model(found["bias"], tuple(found["cues"]), article, claim)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands to a claim.

    Attributes:
        against: 0 to 1: how surely the article speaks against the claim, as sayso reads it;
            not how likely the claim is.
        evidence: The sentences this rests on: first character and one past the last.
    """

    against: float
    evidence: tuple[tuple[int, int], ...]


def stands(claim: str, text: str) -> Standing:
    """Return how an article stands to a claim.

    Args:
        claim: One sentence.
        text: The article's.
    """
    found = score(model(), claim, text, features(claim, text))
    likest, _ = _near(weigh(f"· {claim}"), _sentences(text))
    cues = [(s, e) for s, e in likest if any(_CUES[c].search(text, s, e) for c in _CUES)]
    return Standing(1 / (1 + exp(-found)), tuple(cues))


def score(known: Model, claim: str, text: str, cues: Sequence[float]) -> float:
    """Return what a model gives a pair; above nought the article speaks against the claim.

    Args:
        known: The model.
        claim: One sentence.
        text: The article's.
        cues: What :func:`features` gives of both.
    """
    rare = {word: rarity for word, (rarity, _) in known.article.items()}
    told = weighted(text, rare)
    said = weighted(claim, {word: rarity for word, (rarity, _) in known.claim.items()})
    return (
        known.bias
        + fsum(w * x for w, x in zip(known.cues, cues, strict=True))
        + side(claim) * fsum(known.article[word][1] * x for word, x in told.items())
        + fsum(known.claim[word][1] * x for word, x in said.items())
    )


def tokens(text: str) -> list[str]:
    """Return the words of a text in small letters, those of one letter left out."""
    return _TOKEN.findall(text.lower())


def weighted(text: str, rarity: Mapping[str, float]) -> dict[str, float]:
    """Return the known words of a text by rarity and 1 + log of how often, normalised."""
    counts = Counter(word for word in tokens(text) if word in rarity)
    found = {word: rarity[word] * (1 + log(n)) for word, n in counts.items()}
    norm = sqrt(fsum(x * x for x in found.values())) or 1.0
    return {word: x / norm for word, x in found.items()}


def side(claim: str) -> float:
    """Return -1 for a claim that itself speaks against something ("is a hoax"), else 1."""
    return -1.0 if _is_against(claim) else 1.0


def _is_against(claim: str) -> bool:
    said = any(_CUES[cue].search(claim) for cue in (*_AGAINST, "denied"))
    return said or bool(_HEAD_NEGATION.search(claim))


def _sentences(text: str) -> list[tuple[int, int, str]]:
    found = [(m.start(), m.end(), m.group()) for m in _SENTENCE.finditer(text)]
    return [one for one in found if len(one[2].strip()) > 15][:SENTENCES]


def _likeness(claim: Weights, sentence: str) -> float:
    other = weigh(f"· {sentence}")
    whole = sum(claim.values()) or 1.0
    return sum(min(w, other.get(stem, 0.0)) for stem, w in sorted(claim.items())) / whole


def _near(
    claim: Weights, sentences: list[tuple[int, int, str]]
) -> tuple[list[tuple[int, int]], list[float]]:
    likeness = [_likeness(claim, text) for _, _, text in sentences]
    best = max(likeness, default=0.0)
    near = [
        (start, end)
        for (start, end, _), v in zip(sentences, likeness, strict=True)
        if v >= _NEAR * max(best, 0.01) and v > _LEAST
    ]
    return near, likeness


def features(claim: str, text: str) -> tuple[float, ...]:
    """Return what is looked at, as numbers, in the order of :data:`FEATURES`."""
    sentences = _sentences(text)
    spans, likeness = _near(weigh(f"· {claim}"), sentences)
    whole = [s for _, _, s in sentences]
    near = [text[start:end] for start, end in spans]
    order = sorted(range(len(whole)), key=lambda i: (-likeness[i], i))[:3]
    top, lead = [whole[i] for i in order], whole[:3]

    def share(cue: str, part: list[str]) -> float:
        return sum(bool(_CUES[cue].search(s)) for s in part) / max(len(part), 1)

    said = {cue: bool(_CUES[cue].search(claim)) for cue in _CUES}
    flip = _is_against(claim)
    same, other = float(flip), float(not flip)
    against = min(2.0, sum(share(c, whole) > 0 for c in _AGAINST))
    about = max(share(c, near) for c in _AGAINST)
    first = min(2.0, sum(3 * share(c, lead) for c in (*_AGAINST, "denied")))
    likest = sum(share(c, top) for c in (*_AGAINST, "denied"))
    denied = share("denied", near)
    best = max(likeness, default=0.0)
    unconfirmed = float(share("unconfirmed", whole) > 0)
    return (
        against * other, against * same, about * other, about * same,
        first * other, first * same, likest * other,
        likest * same, float(against + first == 0) * same, denied * other,
        denied * same, share("negated", top) * other, unconfirmed * other,
        share("reported", whole), share("reported", near) * other,
        share("doubted", near) * other, share("affirmed", near) * same, float(said["denied"]),
        float(said["reported"]), float("?" in claim), same, best * other,
        best * same, log(max(len(whole), 1)),
    )  # fmt: skip
