"""Any order of documents, batches and decisions gives what a rebuild gives."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.comparison.compare import Comparison
from sayso.comparison.weights import Weights
from sayso.ledger.reviewing import review, undo
from sayso.ledger.store import Ledger
from sayso.model import EventMention, EventType, Reading, Stance, Statement, TollKind
from tests.comparison.quarrel import PADDING, Writer, shelling

_TIMES = settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)

_LINES: tuple[dict[str, Any], ...] = (
    {
        "source": "the Galați Port Authority",
        "cue": "said",
        "content": "Ruvian gunners shelled the grain harbour of Galați on 3 May",
        "stance": Stance.ACCUSES,
        "event": ("shelled", EventType.ASSAULT),
        "date": "2031-05-03",
    },
    {
        "source": "Bucharest",
        "cue": "said",
        "content": "Ruvian guns had shelled the harbour of Galați and its grain",
        "stance": Stance.ACCUSES,
        "event": ("shelled", EventType.ASSAULT),
        "date": "2031-05-03",
    },
    {
        "source": "a dock worker",
        "cue": "said",
        "content": "the grain harbour burned after Ruvian shells",
        "event": ("burned", EventType.ASSAULT),
    },
    {
        "source": "Bucharest",
        "cue": "said",
        "content": "Ruvian gunners shelled the ferry pier of Brăila on 9 May",
        "stance": Stance.ACCUSES,
        "event": ("shelled", EventType.ASSAULT),
        "date": "2031-05-09",
    },
    {
        "source": "the harbour hospital",
        "cue": "said",
        "content": "seven people had been killed by the shells in Galați",
        "event": ("killed", EventType.ASSAULT),
        "date": "2031-05-03",
        "tolls": ((TollKind.KILLED, 7, "seven people"),),
    },
    {
        "source": "a dock worker",
        "cue": "said",
        "content": "forty people had been killed by the shells in Galați",
        "event": ("killed", EventType.ASSAULT),
        "date": "2031-05-03",
        "tolls": ((TollKind.KILLED, 40, "forty people"),),
    },
    {"source": "Chișinău", "cue": "denied", "content": "it", "stance": Stance.DENIES},
    {
        "source": "Colonel Petru Lazăr",
        "cue": "said",
        "content": "no shells had been fired at the grain harbour of Galați",
        "stance": Stance.DENIES,
        "event": ("fired", EventType.ASSAULT),
        "date": "2031-05-03",
    },
    {
        "source": "Chișinău",
        "cue": "rejected",
        "content": "the accusation that Ruvian gunners shelled Galați",
        "stance": Stance.DENIES,
    },
    {
        "source": "the Delta Wire",
        "cue": "carried",
        "content": "the story",
        "stance": Stance.ASSERTS,
    },
)


def _document(number: int, lines: list[int], day: int, *, padded: bool) -> Reading:
    publisher = ("Delta Wire", "Nistru Morning", "Brăila Courier")[number % 3]
    writer = Writer(f"d{number}", publisher, f"2031-05-{day:02d}")
    for line in lines:
        writer.say(**_LINES[line])
    if padded:
        writer.tell(PADDING)
    return writer.reading()


_DOCUMENTS = st.lists(
    st.tuples(
        st.lists(st.integers(0, len(_LINES) - 1), min_size=1, max_size=5),
        st.integers(4, 28),
        st.booleans(),
    ),
    min_size=2,
    max_size=7,
).map(
    lambda drawn: [
        _document(number, lines, day, padded=padded)
        for number, (lines, day, padded) in enumerate(drawn)
    ]
)


def _everything(comparison: Comparison) -> dict[str, Any]:
    parts = {
        "claims": comparison.claims(),
        "events": comparison.events(),
        "disputes": comparison.disputes(),
        "copies": comparison.copies(),
    }
    return {
        name: sorted(json.dumps(row, sort_keys=True) for row in rows)
        for name, rows in parts.items()
    } | {"republications": comparison.republications()}


def _add(ledger: Ledger, reading: Reading) -> None:
    ledger.add(reading, reading.document.text.encode())


@_TIMES
@given(_DOCUMENTS, st.randoms(use_true_random=False))
def test_any_order_and_batches(documents: list[Reading], rng: random.Random) -> None:
    _shuffled(documents, rng)


@_TIMES
@given(_DOCUMENTS, st.randoms(use_true_random=False))
def test_any_order_where_few_are_compared(documents: list[Reading], rng: random.Random) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for limit in (
            "lists.HUBS",
            "lists.SINGLES",
            "settings.HUBS",
            "meaning.LIKEST",
            "clustering.DENSE",
        ):
            patch.setattr(f"sayso.comparison.{limit}", 1)
        _shuffled(documents, rng)


def _check_weights(comparison: Comparison) -> None:
    """See that what is known of links is what the file has."""
    layer = comparison.statements
    keys = [key for (key,) in layer.run("SELECT key FROM {n}")]
    known, read = layer.weights.of(keys), Weights(layer.run).of(keys)
    assert all(known[key] == read[key] for key in keys)


def _links(comparison: Comparison) -> list[tuple[frozenset[str], str, float]]:
    """Return the links between statements, whichever way round they are kept."""
    sql = (
        "SELECT a.id, b.id, l.relation, l.score FROM {n}_links l "
        "JOIN {n} a ON a.key = l.a JOIN {n} b ON b.key = l.b"
    )
    found = [(sorted((a, b)), *rest) for a, b, *rest in comparison.statements.run(sql)]
    return [(frozenset(ends), relation, score) for ends, relation, score in sorted(found)]


def _shuffled(documents: list[Reading], rng: random.Random) -> None:
    """Add documents in three orders, compared now and then; all give what a rebuild gives."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for turn in range(3):
            order = list(documents)
            rng.shuffle(order)
            path = Path(folder) / str(turn)
            with Ledger(path, create=True) as ledger, Comparison(ledger) as comparison:
                for reading in order:
                    _add(ledger, reading)
                    if rng.random() < 0.5:
                        comparison.update()
                        _check_weights(comparison)
                comparison.update()
                _check_weights(comparison)
                found.append((_everything(comparison), _links(comparison)))
                comparison.rebuild()
                assert (_everything(comparison), _links(comparison)) == found[-1]
        assert found[0] == found[1] == found[2]


@_TIMES
@given(_DOCUMENTS, st.randoms(use_true_random=False))
def test_decisions_between_additions(documents: list[Reading], rng: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case"
        with Ledger(path, create=True) as ledger, Comparison(ledger) as comparison:
            made: list[int] = []
            for reading in [*documents, *(w.reading() for w in shelling())]:
                _add(ledger, reading)
                if rng.random() < 0.4:
                    comparison.update()
                made += _decide(ledger, rng)
                if made and rng.random() < 0.3:
                    undo(ledger, made.pop(rng.randrange(len(made))), who="Ana")
            comparison.update()
            _check_weights(comparison)
            before = _everything(comparison)
            comparison.rebuild()
            assert _everything(comparison) == before
            for number in made:
                undo(ledger, number, who="Ana")
                if rng.random() < 0.5:
                    comparison.update()
            comparison.update()
            undone = _everything(comparison)
            ((count,),) = ledger.connection.execute("SELECT count(*) FROM documents")
            readings = [ledger.machine_reading(key) for key in range(1, count + 1)]
        with Ledger(Path(folder) / "new", create=True) as ledger, Comparison(ledger) as comparison:
            for reading in readings:
                _add(ledger, reading)
            comparison.update()
            assert _everything(comparison) == undone


def _decide(ledger: Ledger, rng: random.Random) -> list[int]:
    """Decide something about two random records of a case."""
    ((count,),) = ledger.connection.execute("SELECT count(*) FROM documents")
    one, other = rng.randint(1, count), rng.randint(1, count)
    kind = rng.choice(("statement", "event"))
    action = rng.choice(("join", "split", "reject", "none"))
    parts = [ledger.machine_reading(key) for key in (one, other)]
    records: list[list[Statement | EventMention]] = [
        [*(p.statements if kind == "statement" else p.events)] for p in parts
    ]
    if action == "none" or not all(records):
        return []
    first, second = (rng.choice(found) for found in records)
    value = None if action == "reject" else second.id
    if first.id == second.id:
        return []
    return [review(ledger, one, first.id, action, who="Ana", kind=kind, value=value)]


@pytest.mark.parametrize("size", [1, 2, 500])
def test_the_size_of_batches_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("sayso.comparison.compare.BATCH", size)
    with Ledger(tmp_path / "case", create=True) as ledger, Comparison(ledger) as comparison:
        for writer in shelling():
            _add(ledger, writer.reading())
        comparison.update()
        batched = _everything(comparison)
        monkeypatch.setattr("sayso.comparison.compare.BATCH", 3)
        comparison.rebuild()
        assert _everything(comparison) == batched
