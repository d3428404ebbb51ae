"""Actors: who speaks, acts and is acted upon, joined within one document."""

from sayso.resolution.actors.document import ActorDocument

__all__ = ["ActorDocument"]
