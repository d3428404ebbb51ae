"""Measuring a whole process."""

from pathlib import Path

import pytest

from benchmarks import speed
from benchmarks.bench import Bench, BenchmarkError, write_rows


def test_a_run_is_measured_from_its_start(tmp_path: Path) -> None:
    text = "The mayor said on Monday that the bridge at Bender was closed."
    batch = write_rows(tmp_path / "one.jsonl", [{"id": "a", "text": text}])
    run = speed.run_once(batch)
    assert 0 < run.first_output < 60
    assert run.cpu > 0
    assert 5e6 < run.peak < 5e9


def test_a_run_that_reads_nothing_is_no_measurement(tmp_path: Path) -> None:
    batch = write_rows(tmp_path / "one.jsonl", [{"id": "a", "text": ""}])
    with pytest.raises(BenchmarkError, match="read nothing"):
        speed.run_once(batch)


def test_words_a_second_leave_out_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "attribution").mkdir()
    corpus = [{"id": str(n), "text": "one two three"} for n in range(11)]
    write_rows(tmp_path / "attribution/polnear_dev.jsonl", corpus)

    def run(batch: Path) -> speed.Run:
        whole = "all" in batch.name
        return speed.Run(cpu=3.0 if whole else 1.0, first_output=0.5, peak=50_000_000)

    monkeypatch.setattr(speed, "run_once", run)
    place = Bench(tmp_path, tmp_path, tmp_path, tmp_path)
    figures = {figure.name: figure for figure in speed.measure(place).figures}
    assert figures["words_per_cpu_second"].value == 15.0
    assert figures["peak_memory"].value == 50.0
    assert not any(figure.pinned for figure in figures.values())
