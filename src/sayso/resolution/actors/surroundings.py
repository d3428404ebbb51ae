"""Where a phrase stands: what countries the text around it names, where it names none itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.model import PlaceUse, Reading, Span, hull
from sayso.resolution.actors.countries import Countries, Near, country_of
from sayso.resolution.actors.gazette import find_known
from sayso.resolution.actors.scene import Description, Scene

if TYPE_CHECKING:
    from sayso.resolution.actors.memory import Draft

__all__ = ["Surroundings"]

_PHRASE_ENDS = re.compile(r"\b(?:and|but|after|while|which|who|that|said|when|as)\b|[,;:]")
_OPENING = 400
"""Characters of a text's beginning: title, masthead, dateline and first sentence."""
_BESIDE = 60
"""Characters around a name there in which its town or country stands."""
_PLACE_LEAD = re.compile(r"(?:^|[\n.!?”\"]\s*)(?:In|At|From|Across)\s+(?:the\s+)?$")


class Surroundings:
    """The sentences, quotations and home country of one document.

    Attributes:
        home: ISO 3166-1 alpha-3 of where the document is at home, or None.
        countries: What it names of countries.
        paragraphs: Where lines begin.
        inner: Sources whose words somebody else tells: who tells them goes on as "he" or "she".
    """

    def __init__(self, scene: Scene, reading: Reading) -> None:
        """Look over the document once."""
        self.scene = scene
        self.home = _home(reading, scene)
        starts = (m.end() for m in re.finditer("\n", scene.text))
        self.paragraphs = sorted({0, *starts})
        self._sentences = [(s.start, s.end) for s in reading.sentences]
        self.inner = {
            hull(s.source[:1]) for s in reading.statements if s.source and s.nested_in is not None
        }
        self._contents = sorted(
            (part[0], part[1]) for s in reading.statements for part in s.content
        )
        self.countries = Countries(scene, self._quoted, self.home)

    def sentence(self, at: int) -> tuple[int, int] | None:
        """Return the sentence that holds a character."""
        k = bisect_right(self._sentences, (at, 1 << 60)) - 1
        if k >= 0 and at < self._sentences[k][1]:
            return self._sentences[k]
        return None

    def country_in_name(self, words: str) -> tuple[str | None, Span | None]:
        """A town that an outlet or group is named after, if the text places it."""
        named = {w for w in re.findall(r"[^\W\d_]+", words) if w[0].isupper()}
        for place in self.scene.places:
            if place.country and self.scene.text[place.start : place.end] in named:
                return place.country, place.span
        return None, None

    def country_of_issuer(self, words: str) -> tuple[str | None, Span | None]:
        """The country of a body that a text opens with, by the capital or country beside it.

        "Ministry of Labour, Maseru, 21 July 2031" is of Lesotho, whatever the text tells of.
        """
        return _beside_name(self.scene, words)

    def country_near(
        self, d: Description, speaker: Draft | None, drafts: Sequence[Draft]
    ) -> tuple[str | None, Span | None]:
        """Return the country that a phrase is likeliest of, with the characters that name it.

        Args:
            d: The phrase, which names none.
            speaker: Who spoke last.
            drafts: All actors spoken of so far.
        """
        by_rule, _ = self.country_by_rule(d)
        opener, _ = self._opener(d.span[0])
        actors = Counter(draft.country for draft in drafts if draft.country and draft.seen >= 0)
        near = Near(by_rule, opener, speaker.country if speaker is not None else None, actors)
        found = country_of(self.countries, d, near, self.sentence(d.span[0]))
        return (None, None) if found is None else found

    def country_by_rule(self, d: Description) -> tuple[str | None, Span | None]:
        """Return the country of the sentence's opening place, else of where the text is set."""
        opener = self._opener(d.span[0])
        if opener[0] is not None:
            return opener
        nearby = self._signal_before(d.span[0])
        if nearby is not None:
            return nearby
        if self.home is None:
            return None, None
        where = next(
            (p.span for p in self.scene.places if p.country == self.home),
            next(
                (
                    Span(s.start, s.end)
                    for s in self.scene.sightings
                    if s.known.country == self.home
                ),
                None,
            ),
        )
        return (self.home, where) if where is not None else (None, None)

    def _opener(self, at: int) -> tuple[str | None, Span | None]:
        """The country with which a sentence opens: "In Dushanbe, the ministry …"."""
        sentence = self.sentence(at)
        if sentence is None:
            return None, None
        for place in self.scene.located((sentence[0], at)):
            lead = self.scene.text[max(0, sentence[0] - 2) : place.start]
            if place.country and place.use is PlaceUse.LITERAL and _PLACE_LEAD.search(lead):
                return place.country, place.span
        for sighting in self.scene.seen(Span(sentence[0], at)):
            lead = self.scene.text[max(0, sentence[0] - 2) : sighting.start]
            if sighting.known.kind in {"capital", "country"} and _PLACE_LEAD.search(lead):
                return sighting.known.country, Span(sighting.start, sighting.end)
        return None, None

    def country_after(self, d: Description) -> tuple[str | None, Span | None]:
        """The first country or place named soon after a recipient, in its sentence."""
        sentence = self.sentence(d.span[0])
        if sentence is None:
            return None, None
        stop = _PHRASE_ENDS.search(self.scene.text, d.span[1], min(sentence[1], d.span[1] + 70))
        reach = Span(d.span[1], stop.start() if stop else min(sentence[1], d.span[1] + 70))
        for sighting in self.scene.seen(reach):
            if sighting.known.country:
                return sighting.known.country, Span(sighting.start, sighting.end)
        for place in self.scene.located(reach):
            if place.country:
                return place.country, place.span
        return None, None

    def across(self, country: str | None) -> tuple[str | None, Span | None]:
        """The other side of a text about two countries, as its places name it."""
        counted = Counter(
            p.country for p in self.scene.places if p.country and p.use is not PlaceUse.ASSOCIATIVE
        )
        sides = [c for c, n in counted.most_common(2) if n > 1]
        if country not in sides or len(sides) != 2:
            return None, None
        other = sides[1 - sides.index(country)]
        return other, next(p.span for p in self.scene.places if p.country == other)

    def _signal_before(self, at: int) -> tuple[str | None, Span] | None:
        """The last state or place named before in the same paragraph, outside quotations."""
        start = self.scene.text.rfind("\n\n", 0, at) + 1
        found: tuple[str | None, Span] | None = None
        for sighting in self.scene.seen(Span(start, at)):
            if sighting.known.kind != "body" and not self._quoted(sighting.start):
                found = sighting.known.country, Span(sighting.start, sighting.end)
        for place in self.scene.located((start, at)):
            outside = place.end <= at and not self._quoted(place.start)
            if place.country and outside and (found is None or place.start >= found[1].start):
                found = place.country, place.span
        return found

    def _quoted(self, at: int) -> bool:
        k = bisect_right(self._contents, (at, 1 << 60)) - 1
        return any(s <= at < e for s, e in self._contents[max(0, k - 3) : k + 1])


def _home(reading: Reading, scene: Scene) -> str | None:
    """The country a document is at home in: its outlet's, its dateline's, or its first place's."""
    publisher = reading.document.publisher or ""
    told = {
        s.known.country for s in find_known(publisher) if s.known.kind in {"country", "capital"}
    }
    if len(told) == 1 and None not in told:
        return told.pop()
    beside, _ = _beside_name(scene, publisher) if publisher else (None, None)
    if beside is not None:
        return beside
    words = {w for w in re.findall(r"[^\W\d_]+", publisher) if w[0].isupper()}
    for place in scene.places:
        name = scene.text[place.start : place.end]
        if place.country and (name in words or place.name in words):
            return place.country
    counted = Counter(
        p.country for p in scene.places if p.country and p.use is not PlaceUse.ASSOCIATIVE
    )
    counted.update(
        s.known.country for s in scene.sightings if s.known.country and s.known.kind != "body"
    )
    total = sum(counted.values())
    if not total:
        return None
    best, votes = counted.most_common(1)[0]
    return best if votes * 2 > total else None


def _beside_name(scene: Scene, words: str) -> tuple[str | None, Span | None]:
    """Return the country whose name or capital stands beside a name that a text opens with."""
    at = scene.text[:_OPENING].lower().find(words.lower())
    if at < 0:
        return None, None
    near = Span(max(0, at - _BESIDE), at + len(words) + _BESIDE)
    found = [s for s in scene.seen(near) if s.known.kind in {"capital", "country"}]
    if len({s.known.country for s in found}) != 1:
        return None, None
    return found[0].known.country, Span(found[0].start, found[0].end)
