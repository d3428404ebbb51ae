"""What people decided about actors, as the comparison of a case knows it.

A decision changes who counts as one source, so the claims that it touches are made anew:
those in which both of its actors speak.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from sayso.comparison.actor_counts import NAME, note_change
from sayso.comparison.actors import joined, name_words
from sayso.comparison.facts import Who
from sayso.comparison.words import fold
from sayso.ledger.database import one, rows
from sayso.ledger.judging import Judged, Judgement, Known, judged
from sayso.model import actor_id

if TYPE_CHECKING:
    import apsw

    from sayso.ledger.store import Ledger

__all__ = ["Decided", "actors_decided", "decided_in", "judged_in", "note_decisions", "undecided"]

Decided = Callable[[Who, Who], str | bool | None]
"""Why people hold two actors for one; False where they keep them apart, None for neither."""


def undecided(a: Who, b: Who) -> None:
    """Tell nothing, as where nobody decided about actors."""
    del a, b


def _last(ledger: Ledger) -> int:
    sql = "SELECT ifnull(max(key), 0) FROM reviews WHERE target_kind = 'actor'"
    return int((one(ledger.connection, sql) or (0,))[0])


def actors_decided(ledger: Ledger, connection: apsw.Connection) -> bool:
    """Tell whether people decided about actors since the comparison looked."""
    seen = one(connection, "SELECT value FROM state WHERE name = 'actor reviews'")
    return _last(ledger) != (seen[0] if seen else 0)


def judged_in(connection: apsw.Connection) -> Judged:
    """Return what people decided about actors, as far as the comparison knows it."""
    found = []
    for (body,) in rows(connection, "SELECT body FROM actor_judgements"):
        kept = json.loads(body)
        found.append(Judgement(**kept | {"a": Known(**kept["a"]), "b": Known(**kept["b"])}))
    return Judged(sorted(found, key=lambda judgement: judgement.review))


def decided_in(connection: apsw.Connection) -> Decided:
    """Return what tells whether people hold two speakers for one."""
    known = judged_in(connection)
    if not known:
        return undecided
    sides = _Sides(known)
    joins = {known.root(one.a.id): one for one in reversed(known.judgements) if one.join}

    def decided(a: Who, b: Who) -> str | bool | None:
        x, y = sides.of(a), sides.of(b)
        if x is None or y is None:
            return None
        if x == y:
            return joins[x].words if x in joins and not joined(a, b) else None
        return known.decided(x, y)

    return decided


class _Sides:
    """Which of those whom people decided about a speaker is.

    A decision about "Anna Ilves" holds for "Ilves" of the same country, too. This looks at the
    speaker and at the decisions alone, so that no other document can change what it says.
    """

    def __init__(self, known: Judged) -> None:
        self.known = known
        self.actors = {
            k.id: Who(fold(k.name), k.country, k.sector)
            for one in known.judgements
            for k in (one.a, one.b)
        }
        self.seen: dict[str, str | None] = {}

    def of(self, who: Who) -> str | None:
        """Return one id for all that people hold for the same as a speaker; None for others."""
        if not who.named:
            return None
        own = actor_id(who.name, who.country, who.sector)
        if own not in self.seen:
            ids = {own} & self.actors.keys() or set(self.alike(who))
            roots = {self.known.root(one) for one in ids}
            self.seen[own] = roots.pop() if len(roots) == 1 else None
        return self.seen[own]

    def alike(self, who: Who) -> Iterator[str]:
        """Yield the ids of those whom a rule joins with a speaker."""
        plain = Who(fold(who.name), who.country, who.sector)
        return (one for one, known in self.actors.items() if joined(plain, known))


_TOUCHED = """WITH known(key, own, shared) AS (SELECT n.key, n.name IN (SELECT value FROM
    json_each(?1)), n.name IN (SELECT value FROM json_each(?3)) FROM names n
    WHERE n.kind = 'who' AND n.name IN (SELECT value FROM json_each(?2)))
    SELECT item FROM {n}_members WHERE role = '{role}' AND grp IN (
    SELECT f.grp FROM known k JOIN {n}_facets f ON f.name = k.key GROUP BY f.grp
    HAVING max(k.own) AND (count(*) > 1 OR max(k.shared)))"""
"""The things of groups in which somebody speaks whom a change is about, and somebody else."""


def note_decisions(ledger: Ledger, connection: apsw.Connection) -> dict[str, set[int]]:
    """Write down what people decided; return the things of each layer whose groups that touches.

    Must run within a transaction on the comparison file.
    """
    before, after = judged_in(connection), judged(ledger)
    connection.execute("DELETE FROM actor_judgements")
    connection.executemany(
        "INSERT INTO actor_judgements VALUES (?)",
        [(json.dumps(asdict(one), ensure_ascii=False),) for one in after.judgements],
    )
    connection.execute("INSERT OR REPLACE INTO state VALUES ('actor reviews', ?)", (_last(ledger),))
    note_change(connection)
    known = {one.review: one for one in (*before.judgements, *after.judgements)}
    stay = {one.review for one in before.judgements} & {one.review for one in after.judgements}
    changed = Judged(one for number, one in known.items() if number not in stay)
    return _speaking(connection, changed, Judged(known.values()))


def _speaking(connection: apsw.Connection, changed: Judged, known: Judged) -> dict[str, set[int]]:
    """Return statements and mentions of groups in which what was decided tells speakers apart.

    They are those in which somebody speaks whom the change is about, and somebody else whom
    any decision is about.
    """
    names, other = _names(connection, changed, known), _names(connection, known, known)
    shared = [name for name, count in other.items() if count > 1 and name in names]
    values = [json.dumps(sorted(found)) for found in (names, other, shared)]
    return {
        layer: {item for (item,) in rows(connection, _TOUCHED.format(n=layer, role=role), values)}
        for layer, role in (("statements", "holds"), ("happenings", "mention"))
    }


def _names(connection: apsw.Connection, some: Judged, known: Judged) -> Counter[str]:
    """Return the folded names of actors that some decisions are about, and of how many each."""
    ids = {k for actor in some.actors for k in (actor, *(o.id for o in known.together(actor)))}
    about = {one: who for one, who in _Sides(known).actors.items() if one in ids}
    by_word: dict[str, list[Who]] = {}
    for who in about.values():
        for word in name_words(who.name):
            by_word.setdefault(word, []).append(who)
    found = {(one, who.name) for one, who in about.items()}
    sql = (
        "SELECT f.id, n.text, f.country, f.sector, f.words FROM actor_forms f "  # noqa: S608 - ours
        f"JOIN actor_names n ON n.form = f.key AND n.kind = {NAME}"
    )
    for form, name, country, sector, words in rows(connection, sql):
        near = {id(w): w for word in words.split() for w in by_word.get(word, ())}
        plain = Who(fold(name), country, sector) if near else None
        if plain and any(joined(plain, who) for who in near.values()):
            found.add((form, plain.name))
    return Counter(name for _, name in found)
