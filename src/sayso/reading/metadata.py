"""What is known of a document beside its text, each field with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model import MetadataEvidence, Span
from sayso.reading.dates import to_edtf
from sayso.reading.inputs import Declared

__all__ = ["Metadata"]

FIELDS = ("title", "byline", "publisher", "published", "url")


@dataclass(slots=True)
class Metadata:
    """Values of the fields; the first value given for a field stands, all evidence stays."""

    values: dict[str, str] = field(default_factory=dict)
    evidence: list[MetadataEvidence] = field(default_factory=list)
    origin: str | None = None

    @classmethod
    def declared(cls, declared: Declared) -> Metadata:
        """Start with what the caller knows, which stands above what the page says."""
        metadata = cls()
        for name in FIELDS:
            metadata.add(name, getattr(declared, name), "declared")
        return metadata

    def add(
        self,
        name: str,
        value: str | None,
        origin: str,
        span: tuple[int, int] | None = None,
        *,
        written: str | None = None,
    ) -> None:
        """Note a value for a field and what it rests on.

        *written* is how the origin spells it, where that differs. Dates are turned into
        EDTF; a date that can't be read is left out rather than guessed.
        """
        if value is None or not value.strip():
            return
        raw = " ".join(value.split())
        clean = to_edtf(raw) if name == "published" else raw
        if clean is None:
            return
        if name not in self.values:
            self.values[name] = clean
        where = Span(*span) if span is not None else None
        self.evidence.append(MetadataEvidence(name, origin, where, written or raw))

    def has(self, name: str) -> bool:
        """Tell whether a field has a value."""
        return name in self.values

    def get(self, name: str) -> str | None:
        """Return a field's value, or None."""
        return self.values.get(name)
