"""The network leaves the processor's floating point as it was."""

from sayso.extraction.encoder.reader import EncoderReader


def test_small_numbers_survive_a_reading() -> None:
    reader = EncoderReader.load()
    next(iter(reader.read(["The mayor of Ruse said the bridge was shut."])))
    tiny = 5e-324
    assert tiny > 0.0
    assert tiny * 1.0 > 0.0
