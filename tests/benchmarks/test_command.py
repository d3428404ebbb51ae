"""The gate's command line, from data to floors and back, on a corpus made here."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from benchmarks import command, hashes
from benchmarks.bench import Bench, BenchmarkError
from benchmarks.catalogue import BENCHMARKS, Benchmark
from benchmarks.figures import Figure, Measurement


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    return Run(tmp_path, monkeypatch)


class Run:
    """A gate with one benchmark, ``names``, whose figure the test sets."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.value = 0.5
        self.error = ""
        for name in ("data", "score", "gold"):
            (folder / name).mkdir()
        (folder / "data/corpus").write_text("one", encoding="utf-8")

        def files(data: Path, score: Path, gold: Path) -> list[Path]:
            del score, gold
            return [data / "corpus"]

        def measure(place: Bench) -> Measurement:
            del place
            if self.error:
                raise BenchmarkError(self.error)
            return Measurement([Figure("f", self.value)], 3, ["a note"])

        monkeypatch.setitem(BENCHMARKS, "names", Benchmark("made here", files, measure))

    def __call__(self, *options: str) -> int:
        where = ["--data", str(self.folder / "data"), "--score", str(self.folder / "score")]
        return command.main(["names", *where, "--folder", str(self.folder), *options])

    @property
    def floor(self) -> float:
        stored = json.loads((self.folder / "floors.json").read_text(encoding="utf-8"))
        return float(stored["floors"]["names.f"]["floor"])


def test_without_data_there_is_nothing_to_measure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "nowhere")
    assert command.main(["--data", missing, "--score", missing, "--folder", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("nothing to measure: ")
    assert not list(tmp_path.iterdir())


def test_floors_are_pinned_held_raised_and_lowered(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run() == 0
    assert not (run.folder / "floors.json").exists()
    assert run("--update-floors") == 0
    assert run.floor == 0.5
    run.value = 0.4
    assert run() == 1
    assert "names.f fell to 0.4000, under its floor 0.5000" in capsys.readouterr().err
    assert run("--update-floors") == 1
    assert run.floor == 0.5
    assert run("--lower-floors", "--reason", "a stricter rule") == 0
    assert run.floor == 0.4
    stored = json.loads((run.folder / "floors.json").read_text(encoding="utf-8"))
    assert stored["history"][0]["reason"] == "a stricter rule"
    run.value = 0.6
    assert run() == 0
    assert run.floor == 0.4
    assert run("--update-floors") == 0
    assert run.floor == 0.6


def test_changed_data_is_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("--update-floors")
    (run.folder / "data/corpus").write_text("two", encoding="utf-8")
    run.value = 0.9
    assert run() == 1
    assert "other data" in capsys.readouterr().err
    assert run("--update-floors") == 1
    assert run.floor == 0.5


def test_a_benchmark_that_breaks_fails_the_run(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run.error = "sayso ended with 3"
    assert run() == 1
    assert "names: sayso ended with 3" in capsys.readouterr().err


def test_missing_data_of_one_benchmark_is_named(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (run.folder / "data/corpus").unlink()
    assert run() == 1
    assert "corpus is missing" in capsys.readouterr().err


def test_a_quick_run_holds_and_keeps_nothing(run: Run) -> None:
    run("--update-floors")
    (run.folder / "results.md").unlink()
    run.value = 0.1
    assert run("--quick") == 0
    assert not (run.folder / "results.md").exists()


def test_results_are_kept_with_what_they_were_measured_on(run: Run) -> None:
    numbers = run.folder / "numbers.json"
    run("--update-floors", "--json", str(numbers))
    table = (run.folder / "results.md").read_text(encoding="utf-8")
    assert "| f | 0.5000 | 0.5000 |" in table
    assert "a note" in table
    data = hashes.files_hash([run.folder / "data/corpus"])
    assert data[:12] in table
    outcome = json.loads(numbers.read_text(encoding="utf-8"))[0]
    assert outcome["figures"] == [
        {"name": "names.f", "value": 0.5, "unit": "", "floor": None, "status": "new"}
    ]


@pytest.mark.parametrize(
    "options",
    [
        ["nonesuch"],
        ["--lower-floors"],
        ["--reason", "because"],
        ["--lower-floors", "--reason", " "],
        ["--update-floors", "--quick"],
        ["--update-floors", "--lower-floors", "--reason", "x"],
    ],
)
def test_options_that_make_no_sense_are_refused(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(options)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_hashes_follow_names_and_contents(tmp_path: Path) -> None:
    first, second = tmp_path / "a.py", tmp_path / "b.py"
    first.write_text("1", encoding="utf-8")
    second.write_text("2", encoding="utf-8")
    both = hashes.files_hash([first, second])
    assert both == hashes.files_hash([second, first])
    code = hashes.code_hash(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_text("x", encoding="utf-8")
    assert hashes.code_hash(tmp_path) == code
    second.write_text("3", encoding="utf-8")
    assert hashes.files_hash([first, second]) != both
    assert hashes.code_hash(tmp_path) != code


def test_readings_are_taken_from_the_contract(tmp_path: Path) -> None:
    seen: list[Sequence[str]] = []

    def sayso(arguments: Sequence[str]) -> Iterable[str]:
        seen.append(arguments)
        yield '{"id": "a", "document": {"text": "x"}}\n'
        yield '{"id": "b", "error": "is empty"}\n'

    place = Bench(tmp_path, tmp_path, tmp_path, tmp_path, command=sayso)
    readings = place.read_batch("made", [{"id": "a", "text": "x"}, {"id": "b", "text": ""}])
    assert set(readings.by_id) == {"a"}
    assert readings.failed == {"b": "is empty"}
    assert readings.notes == ["1 documents failed, such as b: is empty"]
    (arguments,) = seen
    assert arguments[0] == "read"
    assert "--plain" in arguments
    assert Path(arguments[1]).read_text(encoding="utf-8").count("\n") == 2
