from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import sayso
from sayso.errors import InputError, SaysoError
from sayso.extraction.component import Pipeline
from sayso.extraction.sentences import SentenceRules
from sayso.model import Reading
from sayso.reading import Failure
from sayso.workflow import read, read_many, unexpected

TEXT = "The bridge is closed. It will stay so, the mayor of Gorizia said.\n"


class Fragile:
    """A component that fails for some documents, and kills its process for others."""

    name = "test.fragile"
    version = "1"
    needs = frozenset({"sentences"})
    gives = frozenset({"mentions"})

    def __call__(self, reading: Reading) -> Reading:
        if "FAIL" in reading.document.text:
            msg = "no such luck"
            raise RuntimeError(msg)
        if "DIE" in reading.document.text:
            os._exit(9)
        return reading


def fragile() -> Pipeline:
    return Pipeline([SentenceRules(), Fragile()])


def batch(folder: Path, texts: list[str]) -> Path:
    file = folder / "batch.jsonl"
    lines = [json.dumps({"id": f"d{n}", "text": text}) for n, text in enumerate(texts)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_read_gives_the_reading_of_a_file_or_of_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    for source in (file, str(file), TEXT.encode()):
        reading = sayso.read(source, published="2031-04-09", publisher="The Gorizia Bell")
        assert "the mayor of Gorizia" in reading.document.text
        assert reading.document.published == "2031-04-09"
        assert reading.document.publisher == "The Gorizia Bell"
        assert reading.sentences


def test_read_raises_what_is_wrong(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(InputError, match="empty"):
        read(empty)
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "missing.txt")
    with pytest.raises(InputError):
        read(tmp_path)
    with pytest.raises(TypeError):
        read(b"x", nonsense="y")


def test_read_many_goes_on_after_a_failure(tmp_path: Path) -> None:
    file = batch(tmp_path, [TEXT, "FAIL", TEXT])
    found = list(read_many([tmp_path / "missing.txt", file], pipeline=fragile()))
    assert isinstance(found[0], Failure)
    assert [getattr(f, "given_id", None) or getattr(f, "id", None) for f in found[1:]] == [
        "d0",
        "d1",
        "d2",
    ]
    failed = found[2]
    assert isinstance(failed, Failure)
    assert failed.error.code == "S900"
    assert "no such luck" in str(failed.error)
    assert "Traceback" not in str(failed.error)


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_give_the_same_in_the_same_order(tmp_path: Path, jobs: int) -> None:
    texts = [f"{TEXT} Number {n}." for n in range(20)]
    texts[7] = "FAIL"
    file = batch(tmp_path, texts)
    single = tmp_path / "single.txt"
    single.write_text(TEXT, encoding="utf-8")
    sources = [file, single, tmp_path / "missing.txt"]
    alone = list(read_many(sources, pipeline=fragile()))
    together = list(read_many(sources, pipeline=fragile(), jobs=jobs))
    assert len(alone) == len(together) == 22
    for one, other in zip(alone, together, strict=True):
        if isinstance(one, Failure):
            assert isinstance(other, Failure)
            assert str(one.error) == str(other.error)
            assert one.given_id == other.given_id
        else:
            assert one == other


def test_a_process_that_dies_costs_only_its_input(tmp_path: Path) -> None:
    texts = [TEXT] * 12
    texts[5] = "DIE"
    found = list(read_many([batch(tmp_path, texts)], pipeline=fragile(), jobs=2))
    assert len(found) == 12
    failed = [f for f in found if isinstance(f, Failure)]
    assert [f.given_id for f in failed] == ["d5"]
    assert failed[0].error.code == "S902"
    assert [r.id for r in found if isinstance(r, Reading)] == [f"d{n}" for n in range(12) if n != 5]


def test_the_rest_can_be_left(tmp_path: Path) -> None:
    found = read_many([batch(tmp_path, [TEXT] * 50)], pipeline=fragile(), jobs=2)
    assert isinstance(next(found), Reading)
    found.close()  # type: ignore[attr-defined]


def test_any_exception_becomes_an_error_with_a_fix() -> None:
    known = InputError("is odd", fix="mend it")
    assert unexpected(known, "a") is known
    assert known.subject == "a"
    for error in (ValueError("x"), MemoryError(), RecursionError()):
        wrapped = unexpected(error, "a")
        assert isinstance(wrapped, SaysoError)
        assert wrapped.fix
        assert str(wrapped).startswith("a: ")
