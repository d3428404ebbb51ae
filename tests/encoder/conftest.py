"""The shipped reader, loaded once."""

from __future__ import annotations

import pytest

from sayso.extraction.encoder.reader import EncoderReader


@pytest.fixture(scope="session")
def reader() -> EncoderReader:
    return EncoderReader.load()
