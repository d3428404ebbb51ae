"""Which country a phrase is of that names none: of those the document names, the likeliest.

"The ministry", "the colonel" and "a fisherman" are somebody's, and the text around tells whose: a
place in the sentence, the paragraph's, the country that most of the text is about. Small trees,
learned from annotated speakers (``training/countries.py``), weigh these; a country is told only
where it is likely enough, and rests on the characters that name it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from math import log1p
from typing import TYPE_CHECKING, NamedTuple

from sayso.extraction.trees import forest, total
from sayso.model import PlaceUse, Span
from sayso.resolution.actors.roles import BODIES, GROUPS, PEOPLE_ROLES

if TYPE_CHECKING:
    from sayso.resolution.actors.scene import Description, Scene

__all__ = ["FEATURES", "LEAST", "Countries", "Near", "country_of"]

LEAST = -0.4
"""Log odds below which no country is told. Of -1.5 to 0, in five folds over 9,547 phrases of 209
annotated cases: here 75% are right and 17% wrong, at -1 76 and 19, at 0 73 and 15; by the rules
alone 68 and 21."""
_NARROW = 4
"""UCDP ``where_prec`` up to which a place is no region or country."""
FEATURES = (
    "by the rules", "rules tell none", "last in paragraph", "last in paragraph unquoted",
    "before in sentence", "after in sentence", "since", "until", "never before", "share",
    "share of places", "share of the lead", "rank", "countries", "names", "mentions",
    "narrow places", "first", "home", "last speaker's", "last speaker known", "actors", "person",
    "body", "group", "role", "definite", "plural", "GOV", "MIL", "REB", "OPP", "CVL", "BUS", "MED",
    "NGO", "no sector", "at", "in the title", "capital named", "country named",
    "opens sentence", "other opens sentence", "since among all",
)  # fmt: skip
"""What is looked at, in the order of :meth:`Countries.features`."""
_SECTORS = ("GOV", "MIL", "REB", "OPP", "CVL", "BUS", "MED", "NGO")
_LEAD = 700
_NEVER = 9.0
_MOST = 6
"""Countries of a document that are asked about, those named most."""


class _Named(NamedTuple):
    start: int
    end: int
    country: str
    kind: str
    """``literal``, ``associative``, ``actor``; ``country``, ``demonym``, ``capital``."""
    quoted: bool
    narrow: bool


class Near(NamedTuple):
    """Where a phrase stands among actors.

    Attributes:
        rules: The country that rules tell.
        opener: That with which the sentence opens: "In Dushanbe, the ministry …".
        speaker: That of who spoke last.
        actors: How many actors spoken of are of each country.
    """

    rules: str | None
    opener: str | None
    speaker: str | None
    actors: Counter[str]


class Countries:
    """What a document names of countries, in text order.

    Args:
        scene: The text with its places and known names.
        quoted: Tells whether a character is part of what somebody is quoted for.
        home: The country that the document is at home in, if rules tell.
    """

    def __init__(self, scene: Scene, quoted: Callable[[int], bool], home: str | None) -> None:
        """Look over the document once."""
        found = [
            _Named(
                p.start,
                p.end,
                p.country,
                p.use.value,
                quoted(p.start),
                (p.precision or _NARROW + 1) <= _NARROW,
            )
            for p in scene.places
            if p.country
        ]
        taken = {(n.start, n.country) for n in found}
        found += [
            _Named(s.start, s.end, s.known.country, s.known.kind, quoted(s.start), narrow=False)
            for s in scene.sightings
            if s.known.country and s.known.kind != "body"
            and (s.start, s.known.country) not in taken
        ]  # fmt: skip
        self.text = scene.text
        self.home = home
        self.named = sorted(found)
        self.starts = [n.start for n in self.named]
        self.counts = Counter(n.country for n in self.named)
        self.places = Counter(
            n.country for n in self.named if n.kind not in {PlaceUse.ASSOCIATIVE.value, "demonym"}
        )
        self.lead = Counter(n.country for n in self.named if n.start < _LEAD)
        self.own: dict[str, list[_Named]] = {}
        for one in self.named:
            self.own.setdefault(one.country, []).append(one)
        first = scene.text.find("\n")
        self.title = {n.country for n in self.named if n.start < first}

    def candidates(self, near: Near) -> list[str]:
        """Return the countries that may be meant."""
        most = [c for c, _ in sorted(self.counts.items(), key=lambda x: (-x[1], x[0]))[:_MOST]]
        extra = [near.rules, near.opener, near.speaker, self.home]
        return list(dict.fromkeys([*most, *(c for c in extra if c in self.own)]))

    def features(
        self, d: Description, near: Near, sentence: tuple[int, int] | None, some: Sequence[str]
    ) -> list[tuple[float, ...]]:
        """Return what is looked at for each country, in the order of :data:`FEATURES`."""
        at = d.span[0]
        paragraph = self.text.rfind("\n\n", 0, at) + 1
        here = self.named[bisect_left(self.starts, paragraph) : bisect_left(self.starts, at)]
        last = here[-1].country if here else None
        plain = next((n.country for n in reversed(here) if not n.quoted), None)
        begin, end = sentence or (at, at)
        inside = self.named[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]
        before = {n.country for n in inside if n.start < at}
        after = {n.country for n in inside if n.start > at}
        ranks = {c: r for r, (c, _) in enumerate(self.counts.most_common())}
        every, placed = sum(self.counts.values()) or 1, sum(self.places.values()) or 1
        led, actors = sum(self.lead.values()) or 1, sum(near.actors.values()) or 1
        sector = d.sector.value if d.sector is not None else ""
        phrase = (
            float(d.person is not None), float(bool(d.body)), float(d.head in GROUPS | BODIES),
            float(d.head in PEOPLE_ROLES), float(d.definite), float(d.plural),
            *(float(sector == s) for s in _SECTORS), float(not sector), log1p(at),
        )  # fmt: skip
        last_at = {c: max((n.start for n in self.own[c] if n.start < at), default=-1) for c in some}
        since = {c: order for order, c in enumerate(sorted(some, key=lambda c: -last_at[c]))}
        found = []
        for country in some:
            own = self.own[country]
            k = bisect_right([n.start for n in own], at)
            kinds = Counter(n.kind for n in own)
            found.append((
                float(near.rules == country), float(near.rules is None),
                float(last == country), float(plain == country),
                float(country in before), float(country in after),
                log1p(at - own[k - 1].start) if k else _NEVER,
                log1p(own[k].start - at) if k < len(own) else _NEVER,
                float(k == 0),
                self.counts[country] / every, self.places[country] / placed,
                self.lead[country] / led, float(ranks[country]), float(len(self.counts)),
                float(len({self.text[n.start : n.end] for n in own})), log1p(len(own)),
                sum(n.narrow for n in own) / len(own), float(self.named[0].country == country),
                float(self.home == country), float(near.speaker == country),
                float(near.speaker is not None), near.actors[country] / actors,
                *phrase,
                float(country in self.title), float(kinds["capital"] > 0),
                float(kinds["country"] + kinds["demonym"] > 0),
                float(near.opener == country), float(near.opener not in {None, country}),
                float(since[country]),
            ))  # fmt: skip
        return found

    def evidence(self, country: str, at: int) -> Span:
        """Return the characters that name a country: the last before a place, else the first."""
        own = self.own[country]
        k = bisect_right([n.start for n in own], at)
        return Span(own[max(0, k - 1)].start, own[max(0, k - 1)].end)


def country_of(
    countries: Countries, d: Description, near: Near, sentence: tuple[int, int] | None
) -> tuple[str, Span] | None:
    """Return the country that a phrase is likeliest of, with the characters it rests on.

    Args:
        countries: What the document names of countries.
        d: The phrase, described.
        near: Where it stands.
        sentence: The one it stands in.
    """
    some = countries.candidates(near)
    trees = forest("countries", "sayso.resolution.actors")
    chances = [total(trees, values) for values in countries.features(d, near, sentence, some)]
    best = max(zip(chances, some, strict=True), key=lambda pair: pair[0], default=None)
    if best is None or best[0] < LEAST:
        return None
    return best[1], countries.evidence(best[1], d.span[0])
