"""The benchmarks by name, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import (
    attribution,
    claims,
    comparison,
    events,
    ledger,
    meanings,
    names,
    own_cases,
    places,
    reading,
    sentences,
    speed,
    times,
    tolls,
)
from benchmarks.bench import Bench
from benchmarks.figures import Measurement

__all__ = ["BENCHMARKS", "Benchmark"]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark.

    Attributes:
        about: What it measures and on what, in one line.
        files: The data, scorers and gold files that its figures hang on.
        measure: Runs it.
    """

    about: str
    files: Callable[[Path, Path, Path], list[Path]]
    measure: Callable[[Bench], Measurement]


BENCHMARKS: dict[str, Benchmark] = {
    "reading": Benchmark(
        "title, byline, date, captions, mastheads and body of gold documents",
        reading.files,
        reading.measure,
    ),
    "ledger": Benchmark(
        "whole gold ledgers: statements, speakers, stances, places, times, events",
        ledger.files,
        ledger.measure,
    ),
    "sentences": Benchmark("sentence ends on GUM's dev part", sentences.files, sentences.measure),
    "names": Benchmark("names on GUM's dev part", names.files, names.measure),
    "attribution": Benchmark(
        "attributions on PolNeAR's dev part", attribution.files, attribution.measure
    ),
    "times": Benchmark(
        "times on TimeBank, AQUAINT and WikiWars' dev part", times.files, times.measure
    ),
    "places": Benchmark(
        "places on the dev parts of LGL, TR-News and GeoVirus", places.files, places.measure
    ),
    "events": Benchmark("PLOVER classes on PLV's sentences", events.files, events.measure),
    "tolls": Benchmark(
        "killed and injured on every fourth incident of GVA", tolls.files, tolls.measure
    ),
    "cases": Benchmark(
        "made-up cases with annotation: claims, denials, sources, tolls; 17 of them held out",
        own_cases.files,
        own_cases.measure,
    ),
    "meanings": Benchmark(
        "who holds and who denies one claim of made-up matters, by meanings and by words",
        meanings.files,
        meanings.measure,
    ),
    "comparison": Benchmark(
        "claims, denials, sources, events and copies of gold ledgers; ECB+ and GVA folded",
        comparison.files,
        comparison.measure,
    ),
    "claims": Benchmark(
        "articles that speak against a headline, on half of FNC-1's test pairs",
        claims.files,
        claims.measure,
    ),
    "speed": Benchmark("words a CPU-second, first output, memory", speed.files, speed.measure),
}
