"""Errors name subject, cause, fix and code on one line."""

from sayso.errors import InputError, SaysoError


def test_an_error_is_one_line() -> None:
    error = InputError("holds no\ntext", subject="a.pdf", fix="run OCR first", code="S107")
    assert str(error) == "a.pdf: holds no text; run OCR first [S107]"
    assert isinstance(error, SaysoError)


def test_a_subject_is_added_once() -> None:
    error = InputError("is empty").about("a.txt").about("b.txt")
    assert str(error) == "a.txt: is empty [S100]"
