"""Places: names resolved to the gazetteer, with use, precision and an explanation each."""

from sayso.resolution.places.component import PlacesGazetteer
from sayso.resolution.places.policy import POLICIES

__all__ = ["POLICIES", "PlacesGazetteer"]
