"""Where events happened."""

from sayso.resolution.events.place import EventPlaces

__all__ = ["EventPlaces"]
