"""The file format: what is written can be found again, and nothing else."""

from __future__ import annotations

import string
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ConfigurationError
from sayso.gazetteer import NameKind, fold
from sayso.gazetteer import writer as writer_module
from sayso.gazetteer.layout import HEADER, MAGIC, MAX_KEY
from sayso.gazetteer.reader import GazetteerFile
from sayso.gazetteer.writer import GazetteerWriter, Row

NAMES = st.text(
    alphabet=st.sampled_from(string.ascii_letters + " -'’éüŁøЖжїяאبπ0123456789"),
    min_size=1,
    max_size=30,
)
ROWS = st.lists(
    st.tuples(
        st.integers(1, 1 << 39),
        st.lists(NAMES, min_size=1, max_size=5),
        st.floats(-90, 90),
        st.floats(-180, 180),
        st.integers(0, 40_000_000),
        st.sampled_from([None, "KGZ", "USA"]),
    ),
    max_size=60,
)


def write(path: Path, rows: list[tuple[Row, list[tuple[str, NameKind]]]]) -> GazetteerFile:
    with GazetteerWriter(path) as writer:
        for row, names in rows:
            writer.add(row, names)
        writer.finish({"sources": ["invented"]})
    return GazetteerFile(path)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.integers(1, 50))
def test_every_name_finds_its_place_again(given_rows: list, run: int) -> None:  # type: ignore[type-arg]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer_module, "_RUN", run)
        rows = [
            (
                Row(i, names[0], lat, lon, country, "P.PPL", people),
                [(n, NameKind.OTHER) for n in names],
            )
            for i, names, lat, lon, people, country in given_rows
        ]
        file = write(Path(folder) / "x.gaz", rows)
        assert file.rows == len(rows)
        keys = set()
        for number, (row, names) in enumerate(rows):
            entry = file.entry(number)
            assert entry.id == f"geonames:{row.id}"
            assert entry.name == row.name
            assert entry.lat == pytest.approx(row.lat, abs=1e-5)
            assert entry.lon == pytest.approx(row.lon, abs=1e-5)
            assert (entry.country, entry.population) == (row.country, row.population)
            for name, _ in names:
                key = fold(name)
                if key and len(key.encode()) <= MAX_KEY:
                    keys.add(key)
                    assert number in [found for found, _ in file.postings(key)]
        assert list(file.keys()) == sorted(keys, key=str.encode)
        for key in keys:
            people = [file.entry(found).population for found, _ in file.postings(key)]
            assert people == sorted(people, reverse=True)
        file.close()


@settings(max_examples=30, deadline=None)
@given(st.lists(NAMES, max_size=60), NAMES)
def test_a_name_that_was_not_written_finds_nothing(names: list[str], other: str) -> None:
    with TemporaryDirectory() as folder:
        rows = [
            (Row(i, n, 0, 0, None, "P.PPL"), [(n, NameKind.MAIN)]) for i, n in enumerate(names, 1)
        ]
        file = write(Path(folder) / "x.gaz", rows)
        expected = {i for i, name in enumerate(names) if fold(name) == fold(other) != ""}
        assert {row for row, _ in file.postings(fold(other))} == expected
        file.close()


def test_prefixes_come_in_order(tmp_path: Path) -> None:
    names = [f"Kara-{letter}" for letter in "Balta Suu Kol Koy".split()] + ["Karakol", "Osh"]
    rows = [(Row(i, n, 0, 0, "KGZ", "P.PPL"), [(n, NameKind.MAIN)]) for i, n in enumerate(names, 1)]
    file = write(tmp_path / "x.gaz", rows)
    assert list(file.keys("Kara-X")) == []
    assert list(file.keys("Kara-K")) == ["kara kol", "kara koy"]
    assert list(file.keys("kara")) == ["kara balta", "kara kol", "kara koy", "kara suu", "karakol"]


def test_the_best_kind_of_a_name_is_kept(tmp_path: Path) -> None:
    row = Row(1, "Osh", 40.5, 72.8, "KGZ", "P.PPLA")
    file = write(tmp_path / "x.gaz", [(row, [("Osh", NameKind.OTHER), ("OSH", NameKind.MAIN)])])
    assert file.postings("osh") == [(0, NameKind.MAIN)]


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.gaz"
    row = Row(1, "Osh", 0, 0, None, "P.PPL")
    with pytest.raises(AttributeError), GazetteerWriter(path) as writer:
        writer.add(row, [(None, NameKind.MAIN)])  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "S221"),
        (b"short", "S221"),
        (b"x" * 200, "S221"),
        (HEADER.pack(MAGIC, 99, 32, 10) + b"{}" * 40, "S221"),
        (HEADER.pack(MAGIC, 1, 32, 1000) + b"{}", "S221"),
        (HEADER.pack(MAGIC, 1, 32, 2) + b"{}", "S221"),
        (None, "S220"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "x.gaz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigurationError) as error:
        GazetteerFile(path)
    assert error.value.code == code
    assert "x.gaz" in str(error.value)


def test_a_truncated_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.gaz"
    write(path, [(Row(1, "Osh", 0, 0, None, "P.PPL"), [("Osh", NameKind.MAIN)])]).close()
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(ConfigurationError):
        GazetteerFile(path)
