"""The seam: a component takes a reading and returns one with more in it.

Components declare what they need and what they give, by the names in :data:`LAYERS`, and
a :class:`Pipeline` refuses an order in which a need isn't met. Components that serve the
same purpose (rules, an encoder) give the same layers and can stand in for each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, runtime_checkable

from sayso.errors import ConfigurationError
from sayso.model import ComponentUse, Document, Reading

__all__ = ["BESIDE", "LAYERS", "Component", "Pipeline"]

LAYERS: dict[str, str] = {
    "sentences": "sentences of the passages that are read",
    "mentions": "names with their labels",
    "statements": "attributions: source, cue, content, kind, nesting",
    "statements.stance": "what speakers do with what they say",
    "statements.speaker": "statements' sources resolved to actors",
    "statements.said": "when statements were made",
    "times": "time expressions with their form",
    "times.edtf": "time expressions anchored on the calendar",
    "triggers": "words that name events of any kind",
    "events": "event mentions with trigger, type, arguments as spans, reality",
    "events.tolls": "counts of people, with their claimants as spans",
    "events.actors": "events' arguments and tolls' claimants resolved to actors",
    "events.place": "events' places",
    "events.date": "events' dates",
    "places": "place names, resolved",
    "actors": "mentions joined into actors",
    "meanings": "vectors of what statements mean, for comparison alone",
}
"""Every layer a component may need or give, with what it holds."""
BESIDE = frozenset({"meanings"})
"""Layers that stand in no output: a component that gives nothing else isn't named in a reading."""


@runtime_checkable
class Component(Protocol):
    """One step of reading.

    Attributes:
        name: Dotted, purpose first: ``statements.rules``, ``statements.encoder``.
        version: Changes whenever the output may.
        needs: Layers that must stand in the reading before.
        gives: Layers that stand in it afterwards.
    """

    name: str
    version: str
    needs: frozenset[str]
    gives: frozenset[str]

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with this component's layers filled; never change it."""
        ...


class Pipeline:
    """Components in an order that meets every need.

    Args:
        components: In the order in which they run.

    Raises:
        ConfigurationError: ``S201`` a need isn't met by what runs before, ``S202`` a layer
            has no such name, ``S203`` two components bear one name.
    """

    def __init__(self, components: Iterable[Component]) -> None:
        """Check the order once, so that no document can fail for it."""
        self.components = tuple(components)
        have: set[str] = set()
        names: set[str] = set()
        for component in self.components:
            unknown = (component.needs | component.gives) - LAYERS.keys()
            if unknown:
                msg = f"names a layer that doesn't exist: {', '.join(sorted(unknown))}"
                fix = f"use one of {', '.join(LAYERS)}"
                raise ConfigurationError(msg, subject=component.name, fix=fix, code="S202")
            if component.name in names:
                msg = "stands in the pipeline twice"
                raise ConfigurationError(
                    msg, subject=component.name, fix="name each component once", code="S203"
                )
            missing = component.needs - have
            if missing:
                msg = f"needs {', '.join(sorted(missing))}, which nothing before it gives"
                fix = "put a component that gives it earlier in the pipeline"
                raise ConfigurationError(msg, subject=component.name, fix=fix, code="S201")
            names.add(component.name)
            have |= component.gives

    def __call__(self, document: Document) -> Reading:
        """Read one document and check that every span of the result holds.

        Raises:
            EvidenceError: A component pointed outside the text.
        """
        shown = [c for c in self.components if not c.gives or c.gives - BESIDE]
        uses = tuple(ComponentUse(c.name, c.version) for c in shown)
        reading = Reading(document=document)
        for component in self.components:
            reading = component(reading)
        reading = replace(reading, components=uses)
        reading.check()
        return reading
