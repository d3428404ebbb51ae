"""Republications: who copied whom, whole or in part, where the words lie, what changed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from difflib import SequenceMatcher

from sayso.comparison.shingles import WIDTH, Words, shingles
from sayso.comparison.words import fold

__all__ = ["LEAST_SAMPLES", "Copy", "Side", "compare", "earlier_first"]

WHOLE_JACCARD = 0.5
"""Share of all shingles that two versions of one article have in common at least; unrelated
reports of one event stay under 0.05, shared quotations under 0.2."""
WHOLE_CONTAINED = 0.7
"""Or share of the later article that stands in the earlier one, where it was cut."""
WHOLE_RATIO = 0.4
"""Least length of the shorter article, as a share of the longer one's."""
PART_WORDS = 25
"""Words in a row that make a lifted passage; a long quotation alone is told apart below."""
LEAST_SAMPLES = 2
"""Sampled shingles that two documents share before they are compared word by word."""
_SHOWN_CHANGES = 40


@dataclass(frozen=True, slots=True)
class Side:
    """What is asked of a document: id, outlet, credited origin, date, words."""

    doc: str
    publisher: str | None
    origin: str | None
    published: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class Copy:
    """Text that two documents share.

    Attributes:
        kind: ``republication``, ``version`` (of one outlet) or ``part``.
        jaccard: Shared shingles as a share of all.
        contained: Shared shingles as a share of the later document's.
        aligned: Pairs of spans, in the later and in the earlier document.
        changed: What the later one says where the earlier one says something else: pairs of
            spans, either of which may be empty.
        reason: Why the earlier one is taken for the earlier, in one line.
    """

    kind: str
    jaccard: float
    contained: float
    aligned: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    changed: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    reason: str

    def as_json(self) -> dict[str, object]:
        """Return it as a JSON object."""
        return asdict(self)


def _same_outlet(a: str | None, b: str | None) -> bool:
    return bool(a and b) and fold(a or "") == fold(b or "")


def earlier_first(a: Side, b: Side) -> tuple[Side, Side, str]:
    """Return two documents with the one that had the text first, and why."""
    if _same_outlet(a.origin, b.publisher) and not _same_outlet(b.origin, a.publisher):
        return b, a, f"credits {b.publisher}"
    if _same_outlet(b.origin, a.publisher) and not _same_outlet(a.origin, b.publisher):
        return a, b, f"credits {a.publisher}"
    first, second = sorted((a, b), key=lambda s: (s.published or "9999", s.doc))
    if first.published and second.published and first.published != second.published:
        return first, second, f"published {first.published} before {second.published}"
    return first, second, "neither date nor credit tells who was first; by id"


def compare(a: Side, b: Side) -> tuple[Side, Side, Copy] | None:
    """Return the later and the earlier of two documents with what they share, or None.

    Every shingle of both is compared: what the index proposes is only a candidate.
    """
    earlier, later, reason = earlier_first(a, b)
    x, y = shingles(later.words), shingles(earlier.words)
    shared = x.keys() & y.keys()
    both = len(shared)
    if not both:
        return None
    jaccard, contained = both / (len(x) + len(y) - both), both / len(x)
    ratio = min(len(x), len(y)) / max(len(x), len(y))
    within = both / min(len(x), len(y))
    whole = ratio >= WHOLE_RATIO and (jaccard >= WHOLE_JACCARD or within >= WHOLE_CONTAINED)
    blocks = (
        _matching(later, earlier)
        if whole
        else _runs(later, earlier, sorted((x[code], y[code]) for code in shared))
    )
    if not blocks:
        return None
    kind = "part"
    if whole:
        same = _same_outlet(a.publisher, b.publisher)
        kind = "version" if same else "republication"
    aligned = tuple(
        (_span(later.words, i, n), _span(earlier.words, j, n)) for i, j, n in blocks if n >= 3
    )
    changed = _changes(later, earlier, blocks) if whole else ()
    return (
        later,
        earlier,
        Copy(kind, round(jaccard, 4), round(contained, 4), aligned, changed, reason),
    )


def _matching(later: Side, earlier: Side) -> list[tuple[int, int, int]]:
    """Return all runs of words that two versions share, in order: two positions and a length."""
    matcher = SequenceMatcher(
        None, [w for w, _, _ in later.words], [w for w, _, _ in earlier.words], autojunk=False
    )
    return [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]


def _runs(later: Side, earlier: Side, pairs: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Return the runs of words long enough for a lifted passage, from where shingles are shared."""
    found: list[tuple[int, int, int]] = []
    x, y = [w for w, _, _ in later.words], [w for w, _, _ in earlier.words]
    done = 0
    for i, j in pairs:
        if i < done:
            continue
        size = WIDTH
        while i + size < len(x) and j + size < len(y) and x[i + size] == y[j + size]:
            size += 1
        if size >= PART_WORDS:
            found.append((i, j, size))
            done = i + size
    return found


def _span(words: Words, first: int, count: int) -> tuple[int, int]:
    return (words[first][1], words[first + count - 1][2])


def _changes(
    later: Side, earlier: Side, blocks: list[tuple[int, int, int]]
) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Return what stands between matching runs, as spans of either document."""
    found = []
    i = j = 0
    for a, b, n in [*blocks, (len(later.words), len(earlier.words), 0)]:
        if a > i or b > j:
            found.append((_gap(later.words, i, a), _gap(earlier.words, j, b)))
        i, j = a + n, b + n
    return tuple(found[:_SHOWN_CHANGES])


def _gap(words: Words, first: int, end: int) -> tuple[int, int]:
    if end > first:
        return (words[first][1], words[end - 1][2])
    at = words[first - 1][2] if first else 0
    return (at, at)
