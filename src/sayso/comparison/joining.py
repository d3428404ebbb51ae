"""Which actors of a case are one: by name, country and sector, and by what people decided.

Rules join conservatively. A body's name is compared whole, a person's may be the last part of
a longer one; whoever could be two others is left alone. What people joined or kept apart goes
before every rule. The result depends on the actors and on the decisions that stand, and on the
order of neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from sayso.ledger.judging import Judged, Judgement

__all__ = ["Form", "Group", "Tie", "join_forms", "unsure"]

_OWN_NAMES = frozenset({"MED", "IGO", "NGO", "BUS", "REB"})
"""Parts of society whose bodies have names of their own; states have ministries alike."""
_MOST = 40
"""Actors of one surname and country between which shorter names are looked for."""


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """An actor as documents name them: one name with one country and one sector.

    Attributes:
        id: See :func:`sayso.model.actor_id`.
        name: As most documents write it.
        country: ISO 3166-1 alpha-3.
        sector: Part of society.
        words: The words that tell the name apart, folded.
        surname: The name's last word, folded.
        person: Whether most documents show a person.
        whole: Whether it is a state or both sides at once, which is no part of another name.
        statements: How many it makes.
        events: How many event mentions it acts or is acted on in.
        documents: In which it speaks or acts.
        key: Its number in the comparison file.
        first: First day that it spoke, or was written of, as ordinal.
        last: The last one.
    """

    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    words: frozenset[str] = frozenset()
    surname: str = ""
    person: bool = False
    whole: bool = False
    statements: int = 0
    events: int = 0
    documents: int = 0
    key: int = 0
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two actors are one.

    Attributes:
        a: Id of the one.
        b: Id of the other.
        reason: In one line.
        judgement: Of the person who decided so; None for a rule.
    """

    a: str
    b: str
    reason: str
    judgement: Judgement | None = None


@dataclass(slots=True)
class Group:
    """Actors that are one, the one whose name stands for all first.

    Attributes:
        members: The actors.
        ties: Why they are one; as many as it takes to reach each of them.
    """

    members: list[Form]
    ties: list[Tie] = field(default_factory=list)


def _society(form: Form) -> str | None:
    """Return the part of society that tells an actor apart.

    Government and military are one. A person quoted by name alone is read as a civilian, so
    that says nothing of somebody with a whole name.
    """
    if form.sector == "CVL" and form.person and len(form.words) > 1:
        return None
    return "state" if form.sector in {"GOV", "MIL"} else form.sector


def _agree(a: Form, b: Form) -> bool:
    """Tell whether neither country nor sector speaks against two actors being one."""
    if a.country and b.country and a.country != b.country:
        return False
    x, y = _society(a), _society(b)
    return x is None or y is None or x == y


def _same(a: Form, b: Form) -> bool:
    """Tell whether two actors of one name may be one."""
    if not _agree(a, b):
        return False
    person, bare = a.person or b.person, len(a.words) < 2
    if a.country == b.country:
        return a.country is not None or not (person and bare)
    return (person and not bare) or bool({a.sector, b.sector} & _OWN_NAMES)


def _part(less: Form, more: Form) -> bool:
    """Tell whether one person's name may be the end of another's."""
    return (
        less.words < more.words
        and less.surname == more.surname
        and less.person
        and more.person
        and not (less.whole or more.whole)
        and less.country is not None
        and less.country == more.country
        and _agree(less, more)
    )


def _likely(a: Form, b: Form) -> bool:
    if a.words == b.words:
        return _same(a, b)
    return _part(a, b) or _part(b, a)


def _why(a: Form, b: Form) -> str:
    if a.words != b.words:
        less = min(a, b, key=lambda form: len(form.words))
        return f"{less.name!r} is part of the longer name, country agrees"
    alike = [name for name, x, y in _compared(a, b) if x and x == y]
    others = [f"{name} known of one only" for name, x, y in _compared(a, b) if bool(x) != bool(y)]
    if a.sector and b.sector and a.sector != b.sector:
        state = _society(a) == _society(b)
        others.append(
            "government and military of one state" if state else "one is quoted by name alone"
        )
    told = f"{' and '.join(alike)} {'agree' if len(alike) > 1 else 'agrees'}" if alike else ""
    return ", ".join(filter(None, ("same name", told, *others)))


def _compared(a: Form, b: Form) -> tuple[tuple[str, str | None, str | None], ...]:
    return ("country", a.country, b.country), ("sector", a.sector, b.sector)


def _two(others: Sequence[Form], judged: Judged) -> bool:
    """Tell whether some actors that another could be aren't one themselves."""
    return any(
        not _likely(a, b) and judged.root(a.id) != judged.root(b.id)
        for a, b in combinations(others, 2)
    )


def _ties(forms: Iterable[Form], judged: Judged) -> Iterator[tuple[int, Form, Form]]:
    """Yield what rules join, with its rank: the surest first."""
    alike: dict[frozenset[str], list[Form]] = {}
    surnames: dict[tuple[str, str], list[Form]] = {}
    for form in forms:
        if form.words:
            alike.setdefault(form.words, []).append(form)
        if form.person and form.country and not form.whole:
            surnames.setdefault((form.surname, form.country), []).append(form)
    for bucket in alike.values():
        if len(bucket) > 1:
            yield from _of_one_name(bucket, judged)
    for bucket in surnames.values():
        if 1 < len(bucket) <= _MOST:
            yield from _of_one_surname(bucket, judged)


def _of_one_name(bucket: Sequence[Form], judged: Judged) -> Iterator[tuple[int, Form, Form]]:
    pairs = [(a, b) for a, b in _of_one_country(bucket) if _same(a, b)]
    near: dict[str, list[Form]] = {}
    for a, b in pairs:
        near.setdefault(a.id, []).append(b)
        near.setdefault(b.id, []).append(a)
    unsure_ones = {
        form.id
        for form in bucket
        if (form.country is None or _society(form) is None)
        and len(near.get(form.id, ())) > 1
        and _two(near[form.id], judged)
    }
    for a, b in pairs:
        if a.id not in unsure_ones and b.id not in unsure_ones:
            known = a.country == b.country and _society(a) == _society(b)
            yield 1 if known else 2, a, b


def _of_one_country(bucket: Sequence[Form]) -> Iterator[tuple[Form, Form]]:
    """Yield the pairs whose countries don't speak against them."""
    by_country: dict[str | None, list[Form]] = {}
    for form in bucket:
        by_country.setdefault(form.country, []).append(form)
    unknown = by_country.pop(None, [])
    yield from combinations(unknown, 2)
    for some in by_country.values():
        yield from combinations(some, 2)
        yield from product(unknown, some)


def _of_one_surname(bucket: Sequence[Form], judged: Judged) -> Iterator[tuple[int, Form, Form]]:
    for less in bucket:
        longer = [more for more in bucket if _part(less, more)]
        if longer and not _two(longer, judged):
            for more in longer:
                extra = len(more.words) - len(less.words)
                yield 2 + extra, less, more


def join_forms(forms: Iterable[Form], judged: Judged) -> list[Group]:
    """Return the actors of a case, each with the reasons why it is one.

    Args:
        forms: Actors as documents name them, each id once.
        judged: What people decided.

    Returns:
        Groups, those who speak most first.
    """
    known = {form.id: form for form in sorted(forms, key=lambda form: form.id)}
    ties = list(_ties(known.values(), judged))
    tied = {form.id for _, *pair in ties for form in pair}
    tied |= {one.id for judgement in judged.judgements for one in (judgement.a, judgement.b)}
    parts = _Parts({one: form for one, form in known.items() if one in tied}, judged)
    for _, a, b in sorted(ties, key=lambda t: (t[0], *sorted((t[1].id, t[2].id)))):
        parts.join(a, b)
    found = [_group(members, parts.ties) for members in parts.members()]
    found += [Group([form]) for one, form in known.items() if one not in tied]
    return sorted(found, key=lambda g: (-sum(m.statements for m in g.members), g.members[0].id))


def _group(members: list[Form], ties: Mapping[str, list[Tie]]) -> Group:
    lead = sorted(members, key=_leads)
    return Group(lead, [tie for form in members for tie in ties.get(form.id, ())])


def _leads(form: Form) -> tuple[bool, int, int, str]:
    """Sort the name that stands for all first: not a bare surname, and the most used."""
    bare = form.person and len(form.words) < 2
    return bare, -(form.statements + form.events), -form.documents, form.id


class _Parts:
    """Groups under construction."""

    def __init__(self, known: Mapping[str, Form], judged: Judged) -> None:
        """Put together what people joined, and note whom they keep apart."""
        self.known = known
        self.at = {one: one for one in known}
        self.inside = {one: [one] for one in known}
        self.ties: dict[str, list[Tie]] = {}
        self.enemies: dict[str, set[str]] = {}
        self.countries = {one: {f.country} - {None} for one, f in known.items()}
        self.societies = {one: {_society(f)} - {None} for one, f in known.items()}
        decided = sorted(judged.judgements, key=lambda j: (*sorted((j.a.id, j.b.id)), j.review))
        for judgement in decided:
            if judgement.join:
                self._decided(judgement)
        self._gone(decided, judged)
        for judgement in decided:
            if not judgement.join:
                self._apart(*(self._side(k.id, judged) for k in (judgement.a, judgement.b)))

    def find(self, one: str) -> str:
        """Return the group of an actor."""
        return self.at[one]

    def _decided(self, judgement: Judgement) -> None:
        a, b = self.known.get(judgement.a.id), self.known.get(judgement.b.id)
        if a is not None and b is not None:
            self._put(a, b, Tie(a.id, b.id, judgement.words, judgement))

    def _side(self, actor: str, judged: Judged) -> set[str]:
        """Return an actor with all that people joined with it, as far as documents name them."""
        return {actor, *(k.id for k in judged.together(actor))} & self.known.keys()

    def _apart(self, some: set[str], others: set[str]) -> None:
        for here, there in ((some, others), (others, some)):
            for one in here:
                self.enemies.setdefault(self.find(one), set()).update(there)

    def _gone(self, decided: Iterable[Judgement], judged: Judged) -> None:
        """Keep together what people joined through an actor that no document has any more."""
        roots: dict[str, Form] = {}
        for judgement in decided:
            for one in (judgement.a.id, judgement.b.id) if judgement.join else ():
                form = self.known.get(one)
                if form is not None:
                    first = roots.setdefault(judged.root(one), form)
                    self._put(first, form, Tie(first.id, form.id, judgement.words, judgement))

    def join(self, a: Form, b: Form) -> None:
        """Join two groups by a rule, unless something speaks against it."""
        x, y = self.find(a.id), self.find(b.id)
        if x == y or any(self.find(one) == y for one in self.enemies.get(x, ())):
            return
        for signs in (self.countries, self.societies):
            if signs[x] and signs[y] and signs[x].isdisjoint(signs[y]):
                return
        self._put(a, b, Tie(a.id, b.id, _why(a, b)))

    def _put(self, a: Form, b: Form, tie: Tie) -> None:
        keep, gone = sorted((self.find(a.id), self.find(b.id)))
        if keep == gone:
            return
        self.ties.setdefault(a.id, []).append(tie)
        for one in self.inside[gone]:
            self.at[one] = keep
        self.inside[keep] += self.inside.pop(gone)
        self.countries[keep] |= self.countries.pop(gone)
        self.societies[keep] |= self.societies.pop(gone)
        if gone in self.enemies:
            self.enemies.setdefault(keep, set()).update(self.enemies.pop(gone))

    def members(self) -> Iterator[list[Form]]:
        """Yield the groups' members."""
        for ids in self.inside.values():
            yield [self.known[one] for one in sorted(ids)]


def unsure(form: Form, forms: Iterable[Form]) -> list[Form]:
    """Return actors whose name says that one may be them, whatever else speaks against it."""
    found = []
    for other in forms:
        related = other.words <= form.words or form.words <= other.words
        if other.id != form.id and related and form.words and other.words:
            found.append(other)
    return sorted(found, key=lambda other: (-other.statements, other.id))
