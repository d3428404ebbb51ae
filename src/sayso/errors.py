"""The errors sayso raises: one base class, a stable code each, and always a way out."""

from __future__ import annotations

__all__ = ["ConfigurationError", "EvidenceError", "InputError", "LedgerError", "SaysoError"]


class SaysoError(Exception):
    """Base of every error that sayso raises on purpose.

    Args:
        cause: What is wrong, in words a reader of news understands; no trailing full stop.
        fix: What to do about it, as an imperative.
        subject: The file, URL, record or option concerned, as the person named it.
        code: A stable identifier to search the documentation for (``S1xx`` inputs,
            ``S2xx`` configuration, ``S3xx`` evidence, ``S4xx`` ledger).

    ``str(error)`` is one line: ``subject: cause; fix [code]``.
    """

    default_code = "S000"

    def __init__(
        self, cause: str, *, fix: str = "", subject: str = "", code: str | None = None
    ) -> None:
        """Keep the parts apart, so that views can lay them out as they like."""
        super().__init__(cause)
        self.cause = cause
        self.fix = fix
        self.subject = subject
        self.code = code or self.default_code

    def __str__(self) -> str:
        """Return the whole message on one line, whatever the parts hold."""
        line = f"{self.subject}: {self.cause}" if self.subject else self.cause
        if self.fix:
            line += f"; {self.fix}"
        return f"{' '.join(line.split())} [{self.code}]"

    def about(self, subject: str) -> SaysoError:
        """Return the same error with its subject set, where it has none yet."""
        if not self.subject:
            self.subject = subject
        return self


class InputError(SaysoError):
    """An input can't be read: missing, empty, binary, encrypted, broken, without text."""

    default_code = "S100"


class ConfigurationError(SaysoError):
    """A pipeline, an option or an installed part doesn't fit the others."""

    default_code = "S200"


class EvidenceError(SaysoError):
    """A record points at characters that its document doesn't have."""

    default_code = "S300"


class LedgerError(SaysoError):
    """A case can't be opened, read, written or doesn't hold what was asked for."""

    default_code = "S400"
