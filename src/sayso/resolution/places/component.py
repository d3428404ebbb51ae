"""Component ``places.gazetteer``: place names resolved to the gazetteer."""

from __future__ import annotations

from dataclasses import replace

from sayso.gazetteer import Gazetteer, default_gazetteer, fold
from sayso.model import Label, Place, PlaceUse, Reading
from sayso.resolution.places.explain import explain
from sayso.resolution.places.fallback import contain
from sayso.resolution.places.finder import Finder, with_found
from sayso.resolution.places.groups import Group, groups_of
from sayso.resolution.places.more import SURE, missed_spots, nested_spots, repeats, supported
from sayso.resolution.places.persons import PersonNames
from sayso.resolution.places.policy import policy_country
from sayso.resolution.places.precision import precision_of
from sayso.resolution.places.slips import mend
from sayso.resolution.places.solve import prepare, solve
from sayso.resolution.places.spots import Spot, spots_of
from sayso.resolution.places.use import use_of

__all__ = ["PlacesGazetteer"]


class PlacesGazetteer:
    """Resolves mentions of places, each in the light of the whole document.

    Args:
        gazetteer: What to look names up in; the default one is opened on first use.
        borders: How places in dispute are recorded, a key of
            :data:`sayso.resolution.places.policy.POLICIES`.
        peoples: Whether demonyms and adjectives ("Russian") become places, with
            ``associative`` use.
        finder: Finds more places than the mentions have, such as a trained head for them.
    """

    name = "places.gazetteer"
    version = "2"
    needs: frozenset[str] = frozenset({"mentions"})
    gives: frozenset[str] = frozenset({"places"})

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        borders: str = "un",
        peoples: bool = True,
        finder: Finder | None = None,
    ) -> None:
        """Keep the settings; open nothing yet."""
        self._gazetteer = gazetteer
        self._borders = borders
        self._peoples = peoples
        self._finder = finder

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its places, in text order.

        Raises:
            ConfigurationError: The gazetteer is missing or broken, or there is no such
                policy for borders.
        """
        gazetteer = self._gazetteer or default_gazetteer()
        text = reading.document.text
        mentions = reading.mentions
        if self._finder is not None:
            mentions = tuple(with_found(text, mentions, self._finder(reading.document), gazetteer))
        spots = [
            *spots_of(text, mentions),
            *nested_spots(text, mentions, gazetteer),
            *missed_spots(reading.document, mentions, gazetteer),
        ]
        groups = groups_of(text, sorted(spots, key=lambda s: (s.start, s.end)), gazetteer)
        context = prepare(reading.document, groups, gazetteer)
        solve(groups, context)
        mend(groups, context, gazetteer)
        sure = {
            fold(s.base)
            for group in groups
            if group.best is not None and not group.is_people
            for s in group.spots
            if s.confidence >= SURE and not s.nested
        }
        for group in groups:
            group.spots = supported(group, context, sure)
        repeats(reading.document, groups, (mention.span for mention in mentions))
        bodies = [m.span for m in mentions if m.label == Label.ORG]
        names = PersonNames(text, mentions)
        contained = contain(text, groups, context, gazetteer, self._borders)
        found: dict[tuple[int, int], Place] = {}
        for group in groups:
            for spot in group.spots:
                place = contained.get(spot) or self._place(text, spot, group, gazetteer)
                if place is None or names.has(place.span):
                    continue
                if any(body.covers(place.span) and body != place.span for body in bodies):
                    place = replace(place, use=PlaceUse.ASSOCIATIVE)
                found.setdefault((place.start, place.end), place)
        return replace(reading, places=tuple(found[span] for span in sorted(found)))

    def _place(self, text: str, spot: Spot, group: Group, gazetteer: Gazetteer) -> Place | None:
        entry = group.best
        if group.is_people and not self._peoples:
            return None
        use = PlaceUse.ASSOCIATIVE if group.is_people else use_of(text, spot, entry)
        if entry is None:
            if spot.confidence < SURE or group.is_people:
                return None
            return Place(spot.start, spot.end, spot.text, use, explanation="not in the gazetteer")
        country, said = policy_country(entry, gazetteer, self._borders)
        return Place(
            spot.start,
            spot.end,
            entry.name,
            use,
            entry.lat,
            entry.lon,
            country,
            tuple(unit.name for unit in gazetteer.units(entry)),
            entry.id,
            precision_of(text, spot.start, entry),
            explain(spot, group, said),
        )
