"""The closed vocabularies of the records, named as the field names them."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "EventType",
    "Label",
    "PlaceUse",
    "QuoteKind",
    "Reality",
    "Role",
    "Sector",
    "Stance",
    "TimeType",
    "TollKind",
]


class Role(StrEnum):
    """What a passage is within its page."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    QUOTE = "quote"
    """A block quotation: part of the story, set apart from it."""
    BOILERPLATE = "boilerplate"

    @property
    def is_read(self) -> bool:
        """Whether passages of this role feed extraction."""
        return self in {Role.TITLE, Role.DATELINE, Role.BODY, Role.CAPTION, Role.QUOTE}


class QuoteKind(StrEnum):
    """How much of a statement's content stands in quote marks: all, none or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What speakers do with what they say."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    EVADES = "evades"
    ACCUSES = "accuses"
    ADMITS = "admits"
    ANNOUNCES = "announces"
    PROMISES = "promises"
    THREATENS = "threatens"
    DEMANDS = "demands"
    DOUBTS = "doubts"
    BELIEVES = "believes"
    RETRACTS = "retracts"


class Label(StrEnum):
    """Kinds of named entity (after OntoNotes)."""

    PER = "PER"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"


class Sector(StrEnum):
    """PLOVER's sectors of actors, the ones sayso tells apart."""

    GOV = "GOV"
    MIL = "MIL"
    REB = "REB"
    OPP = "OPP"
    MED = "MED"
    IGO = "IGO"
    NGO = "NGO"
    CVL = "CVL"
    BUS = "BUS"


class PlaceUse(StrEnum):
    """What a place name does in its sentence.

    ``literal``: a location. ``actor``: stands for a government, people or institution
    ("Moscow said"). ``associative``: modifies something else ("Russian forces").
    """

    LITERAL = "literal"
    ACTOR = "actor"
    ASSOCIATIVE = "associative"


class TimeType(StrEnum):
    """TimeML's types of time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class EventType(StrEnum):
    """PLOVER's sixteen event types, and accidents and disasters."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    ACCIDENT = "ACCIDENT"


class Reality(StrEnum):
    """Whether the text holds that an event took place."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class TollKind(StrEnum):
    """What a toll counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"
    PRESENT = "present"
