"""Ids are of content, with length-prefixed fields."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import bytes_id, content_id


def test_fields_do_not_run_together() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("a", None) != content_id("a", "")
    assert content_id("a;1:b") != content_id("a", "b")


def test_bytes_id_is_sha256() -> None:
    assert bytes_id(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_equal_ids_mean_equal_fields(a: list[str], b: list[str]) -> None:
    assert (content_id(*a) == content_id(*b)) == (a == b)
