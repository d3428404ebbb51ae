"""Take in a GeoNames dump: ``allCountries.zip``, a country's, or one of the cities files.

The form is that of https://download.geonames.org/export/dump/readme.txt: UTF-8, one place a
line, 19 columns parted by tabs.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from sayso.errors import InputError
from sayso.gazetteer.entry import NameKind
from sayso.gazetteer.store import Gazetteer, user_folder
from sayso.gazetteer.writer import GazetteerWriter, Row

__all__ = ["CLASSES", "add_dump"]

CLASSES = "AHLPSTUV"
"""GeoNames feature classes taken by default: all but roads (R)."""
_COLUMNS = 19
_BYTES_A_LINE = 130
"""Of an unpacked dump; how far it has come is told by it."""


class _Line(NamedTuple):
    id: int
    name: str
    plain: str
    others: str
    lat: float
    lon: float
    kind: str
    code: str
    country: str
    admin1: str
    admin2: str
    population: int


def add_dump(
    source: Path,
    shipped: Gazetteer,
    *,
    folder: Path | None = None,
    classes: str = CLASSES,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Path, int]:
    """Turn a GeoNames dump into a gazetteer file beside the user's others.

    The dump is read twice, line by line: units first, so that the others can point at
    them. Memory stays under about 150 MB whatever the dump's size. A file made from a dump
    of the same name before is replaced once the new one is whole.

    Args:
        source: A ``.zip`` that holds a dump, or the ``.txt`` itself.
        shipped: The gazetteer whose countries give the alpha-3 codes.
        folder: Where to put the file; :func:`sayso.gazetteer.store.user_folder` if None.
        classes: Letters of the feature classes to take.
        progress: Called now and then with lines done and the guessed number of all.

    Returns:
        The new file and the number of its places.

    Raises:
        InputError: ``S131`` the file is no dump, ``S132`` it holds no place that was asked
            for; ``S101`` it isn't there.
    """
    home = folder or user_folder()
    home.mkdir(parents=True, exist_ok=True)
    out = home / f"{source.stem}.gaz"
    codes = {c.alpha2: c.alpha3 for c in shipped.countries.values()}
    total = 2 * _guess_lines(source)
    units: dict[str, int] = {}
    done = 0
    with GazetteerWriter(out) as writer:
        for wanted in (True, False):  # units, then all else
            for line in _lines(source):
                done += 1
                if progress and not done % 20_000:
                    progress(done, max(total, done))
                is_unit = line.code in {"ADM1", "ADM2"}
                if is_unit == wanted and line.kind in classes:
                    _add(writer, line, units, codes)
        if not writer.rows:
            raise InputError(
                "holds no place of the classes asked for",
                subject=str(source),
                fix=f"name other classes, of {CLASSES}R",
                code="S132",
            )
        writer.finish(
            {"sources": [f"GeoNames dump {source.name}, https://www.geonames.org, CC BY 4.0"]}
        )
        return out, writer.rows


def _add(
    writer: GazetteerWriter, line: _Line, units: dict[str, int], codes: dict[str, str]
) -> None:
    first = f"{line.country}.{line.admin1}"
    second = f"{first}.{line.admin2}"
    names = [(line.name, NameKind.MAIN), (line.plain, NameKind.MAIN)]
    names += [(other, NameKind.OTHER) for other in line.others.split(",") if len(other) > 1]
    row = Row(
        line.id,
        line.name,
        line.lat,
        line.lon,
        codes.get(line.country),
        f"{line.kind}.{line.code}",
        line.population,
        units.get(first) if line.code != "ADM1" else None,
        units.get(second) if line.code not in {"ADM1", "ADM2"} else None,
    )
    number = writer.add(row, names)
    # a second-order unit that stands before its first-order one in the dump has no holder
    if line.code in {"ADM1", "ADM2"}:
        units[first if line.code == "ADM1" else second] = number


def _lines(source: Path) -> Iterator[_Line]:
    with _opened(source) as file:
        for number, text in enumerate(file, 1):
            columns = text.rstrip("\n").split("\t")
            if len(columns) != _COLUMNS:
                raise _no_dump(source, f"line {number} has {len(columns)} columns, not 19")
            try:
                yield _Line(
                    int(columns[0]),
                    columns[1],
                    columns[2],
                    columns[3],
                    float(columns[4]),
                    float(columns[5]),
                    columns[6],
                    columns[7],
                    columns[8],
                    columns[10],
                    columns[11],
                    int(columns[14] or 0),
                )
            except ValueError as error:
                raise _no_dump(source, f"line {number} has no number where one belongs") from error


@contextmanager
def _opened(source: Path) -> Iterator[TextIOWrapper]:
    try:
        if source.suffix.lower() != ".zip":
            with source.open(encoding="utf-8", newline="\n") as file:
                yield file
            return
        with zipfile.ZipFile(source) as archive:
            held = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n]
            if not held:
                raise _no_dump(source, "the archive holds no .txt")
            with archive.open(held[0]) as raw:
                yield TextIOWrapper(raw, encoding="utf-8", newline="\n")
    except FileNotFoundError as error:
        raise InputError(
            "there is no such file", subject=str(source), fix="check its name", code="S101"
        ) from error
    except (zipfile.BadZipFile, UnicodeDecodeError, OSError) as error:
        raise _no_dump(source, "it can't be read as one") from error


def _guess_lines(source: Path) -> int:
    try:
        if source.suffix.lower() != ".zip":
            return source.stat().st_size // _BYTES_A_LINE
        with zipfile.ZipFile(source) as archive:
            return max(info.file_size for info in archive.infolist()) // _BYTES_A_LINE
    except (OSError, ValueError, zipfile.BadZipFile):
        return 0


def _no_dump(source: Path, why: str) -> InputError:
    return InputError(
        f"is no GeoNames dump: {why}",
        subject=str(source),
        fix="download allCountries.zip or a country's file from GeoNames again",
        code="S131",
    )
