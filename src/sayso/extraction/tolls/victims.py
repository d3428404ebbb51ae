"""Noun phrases that count people: "three soldiers and a child", "14 others", "eleven"."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.persons import SINGULAR
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.ages import is_age
from sayso.extraction.tolls.numbers import Count, count_at
from sayso.extraction.tolls.people import People
from sayso.extraction.tolls.persons import HOUSEHOLDS, PERSONS, is_person
from sayso.extraction.tolls.spelled import spelled_out

__all__ = ["People", "find_people"]


_NOT_PEOPLE = word_set(
    """year years day days hour hours minute minutes second seconds week weeks month months
    decade decades century centuries km kilometre kilometres kilometer kilometers mile
    miles metre metres meter meters feet foot inch inches yard yards acre acres hectare
    hectares ton tons tonne tonnes kg kilogram kilograms pound pounds litre litres percent
    per cent % dollar dollars euro euros rouble roubles ruble rubles som somoni lira rupee
    rupees cents million billion trillion shot shots round rounds bullet bullets shell
    shells rocket rockets missile missiles mortar mortars grenade grenades bomb bombs
    drone drones tank tanks vehicle vehicles car cars truck trucks bus buses plane planes
    aircraft helicopter helicopters jet jets ship ships boat boats house houses home homes
    building buildings school schools hospital hospitals village villages town towns city
    cities district districts region regions province provinces country countries nation
    nations state states time times point points degrees a.m p.m am pm a.m. p.m. o'clock
    bst gmt est gun guns rifle rifles weapon weapons pistol pistols count counts charge
    charges attack attacks strike strikes raid raids incident incidents blast blasts
    explosion explosions case cases company companies family families household households
    animals cattle sheep cows goats horses dogs dog pages votes seats goals games matches
    places locations sites post posts checkpoint checkpoints bases positions fires phase
    side sides part parts thing things shooting shootings crash crashes bridge bridges
    road roads block blocks street avenue floor floors room rooms window windows crater
    craters story stories door doors letters questions phone call calls gunshots gunshot
    wounds wound arrests deaths death injuries injury fatalities fatality occasions ways
    reasons talks homicides homicide murders murder killings stores shops apartments lives
    bodies body corpses"""
)
_AMONG = word_set("of among")
_MODIFIERS_STOP = frozenset({"V", "A", "S", "W", "T", "C", ",", "G", "R", "X"})
_PARENTS = word_set("father mother parent parents grandmother grandfather mum mom dad")
_AFTER_ANOTHER = word_set(
    "injured wounded killed dead hurt critically seriously died missing arrested"
)


def find_people(clause: Clause) -> list[People]:
    """Return the phrases of a sentence that count people, in text order."""
    single: list[People] = []
    i = 0
    while i < len(clause):
        one = _people_at(clause, i)
        if one is not None:
            single.append(one)
        i = i + 1 if one is None else one.last + 1
    found: list[People] = []
    single = [*single, *_owned(clause, single)]
    for one in spelled_out(clause, sorted(single, key=lambda p: p.first)):
        if found and found[-1].tail < 0 and _joins(clause, found[-1], one):
            found[-1] = _sum(found[-1], one)
        elif clause.low[one.first] not in _POSSESSIVES or one.last - one.first > 1 or one.low > 1:
            found.append(one)
    return _with_bare(clause, [_with_head(clause, one) for one in found])


_POSSESSIVES = frozenset({"his", "her", "their"})


def _owned(clause: Clause, single: list[People]) -> list[People]:
    """Return those of a list known by whose they are: "a baker, his wife and a passer-by"."""
    found = []
    for one in single:
        k = one.last + 1
        while k + 2 < len(clause) and clause.low[k] in {",", "and"}:
            one_person = is_person(clause, k + 2) and not clause.low[k + 2].endswith(_PLURALS)
            if clause.low[k + 1] not in _POSSESSIVES or not one_person:
                break
            found.append(People(1, 1, k + 1, k + 2, sure=True))
            k += 3
    return found


_PLURALS = ("s", "men", "people", "children", "police", "crew", "staff", "personnel")


def _with_head(clause: Clause, one: People) -> People:
    """Count the one named first along: "the brigadier and four of his bodyguards"."""
    k = one.first - 1
    if not one.sure or one.part_of or k < 1:
        return one
    if clause.low[k] != "and" and not (clause.low[k] == "," and one.parts > 1):
        return one
    head = k - 1
    if not is_person(clause, head) or clause.low[head].endswith(_PLURALS):
        return one
    first = next(
        (n for n in range(head - 1, max(-1, head - 4), -1) if clause.low[n] in _DEFINITE), -1
    )
    if first < 0 or clause.low[first + 1 : first + 2] == ["and"]:
        return one
    if any(clause.tags[n] not in {"N", "J"} for n in range(first + 1, head)):
        return one
    high = None if one.high is None else one.high + 1
    return People(one.low + 1, high, first, one.last, sure=True, parts=one.parts + 1, tail=one.tail)


_DEFINITE = word_set("the his her its their")


def _with_bare(clause: Clause, found: list[People]) -> list[People]:
    """Add bare nouns that a list or a headline leaves without article: "a man and child"."""
    added: list[People] = []
    for one in found:
        k = one.last + 1
        if (
            one.sure
            and clause.low[k : k + 1] == ["and"]
            and k + 1 < len(clause)
            and clause.low[k + 1] in SINGULAR
            and clause.low[k + 2 : k + 3] != ["of"]
        ):
            high = None if one.high is None else one.high + 1
            one = People(one.low + 1, high, one.first, k + 1, sure=True, parts=one.parts + 1)  # noqa: PLW2901 - grown in place
        added.append(one)
    if not added:
        added.extend(_names(clause))
    k = 0
    while k < min(3, len(clause)) and _old(clause.low[k]):
        k += 1
    if k < len(clause) and clause.low[k] in SINGULAR and clause.tokens[0].text[0].isupper():
        last, count = k, 1
        while last + 2 < len(clause) and clause.low[last + 1] in {",", "and"}:
            step = last + 2
            while step < len(clause) and _old(clause.low[step]):
                step += 1
            if step >= len(clause) or clause.low[step] not in SINGULAR:
                break
            last, count = step, count + 1
        if not added or added[0].first > last:
            added.insert(0, People(count, count, 0, last, sure=True, parts=count))
    return added


def _names(clause: Clause) -> list[People]:
    """Lists of two or more personal names, with or without ages: "A. Karim and B. Orozov"."""
    found: list[People] = []
    k = 0
    while k < len(clause):
        if not _name_word(clause, k):
            k += 1
            continue
        first, number, joined = k, 0, False
        last = k
        while k < len(clause):
            start = k
            while k < len(clause) and _name_word(clause, k):
                k += 1
            if k == start:
                break
            number, last = number + 1, k - 1
            if (
                clause.low[k : k + 1] == [","]
                and k + 1 < len(clause)
                and clause.low[k + 1].isdigit()
            ):
                last, k = k + 1, k + 2
            while k < len(clause) and clause.low[k] in {",", "and"}:
                joined = joined or clause.low[k] == "and"
                k += 1
            while k < len(clause) and _old(clause.low[k]):
                k += 1
        if number >= 2 and joined:
            found.append(People(number, number, first, last, sure=False, parts=number))
        k = max(k, last + 1)
    return found


def _name_word(clause: Clause, k: int) -> bool:
    return (
        clause.tags[k] == "N"
        and clause.tokens[k].text[0].isupper()
        and (k > 0 or k in clause.named)
        and clause.low[k] not in PERSONS
        and not clause.headline
    )


def _people_at(clause: Clause, i: int) -> People | None:
    low = clause.low
    if i in clause.named and clause.tags[i] == "N" and not low[i][0].isdigit():
        return None
    if not _may_count(low[i]):
        return None
    if low[i] == "one" and i and low[i - 1] in {"no", "this", "that", "every", "any"}:
        return None
    if low[i] == "over" and i and clause.tags[i - 1] in {"V", "G", "J"}:
        return None  # "handed over one soldier"
    if low[i + 1 : i + 3] == ["family", "of"] and i + 3 < len(low):
        count = count_at(low, i + 3)
        if count is not None and not count.article and count.low > 1:
            return People(count.low, count.high, i, count.last, sure=True)
    if i and low[i - 1] == "not" and (low[i] == "one" or low[i : i + 2] == ["a", "single"]):
        return None  # "not a single soldier"
    k = i - 1 if i and low[i - 1] in _DEFINITE else i
    if k > 1 and low[k - 1] == "of" and low[k - 2] in _SHARES:
        return None  # "90 per cent of its 4,000 members"
    count = count_at(low, i)
    if count is None or is_age(clause, count):
        return None
    if i > 1 and low[i - 1] == "of" and low[i - 2] in _PARENTS:
        return None  # "a father of two"
    return _noun_after(clause, count)


_SHARES = frozenset({"cent", "percent", "%", "half", "third", "quarter", "most", "thirds"})


def _may_count(word: str) -> bool:
    return word[0].isdigit() or word in _STARTS or "-" in word


_STARTS = word_set(
    """a an another one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
    seventy eighty ninety hundred thousand dozens scores hundreds thousands several both
    no at more over up as fewer less about around some nearly almost approximately roughly
    estimated close closer exactly only just all the tens between from half upwards well
    under these those other its their additional further not in his her our barely hardly fully
    perhaps possibly probably maybe merely precisely"""
)


def _noun_after(clause: Clause, count: Count) -> People | None:  # noqa: C901, PLR0912 - a table
    """Find the noun that is counted, within a few words after the number."""
    low, tags = clause.low, clause.tags
    k = count.last + 1
    of = False
    while k < len(clause) and k <= count.last + 6:
        word = low[k]
        if is_person(clause, k) and not (k + 1 < len(clause) and low[k + 1] in PERSONS):
            return _checked(clause, count, k, sure=True, of=of)
        if word == "of" and not of and k <= count.last + 2:
            of = True
        elif word in {"a", "an"} and k > count.last:
            break
        elif word in {"others", "other"} and (k + 1 == len(clause) or tags[k + 1] != "N"):
            return _checked(clause, count, k, sure=True)
        elif word == "shot" and k == count.last + 1 and _ends_phrase(clause, k):
            break
        elif word in HOUSEHOLDS and not count.article and not count.ordinal and not of:
            return People(count.low, count.high, count.first, k, sure=False)
        elif word in _NOT_PEOPLE or (word.endswith("'s") and k > count.last + 1 and not of):
            return None
        elif (tags[k] in _MODIFIERS_STOP and word not in {"-", "'"}) or (
            tags[k] == "P" and word != "of"
        ):
            break
        elif _old(word) and not count.article and count.low > 1:
            pass
        k += 1
    if count.article and low[count.first] == "another" and count.last + 1 < len(clause):
        nearby = low[count.last + 1 : count.last + 3]
        if nearby and (
            nearby[0] in _AFTER_ANOTHER or (nearby[0] in {"was", "is"} and len(nearby) > 1)
        ):
            return People(1, 1, count.first, count.last, sure=True)
    if count.article or count.ordinal:
        return None
    if count.low > 5000 and low[count.first].isdigit() and "," not in low[count.first]:
        return None
    if k < len(clause) and low[k] == "shot" and k == count.last + 1:
        return People(count.low, count.high, count.first, count.last, sure=True)
    if count.last + 1 < len(clause) and low[count.last + 1] in _NOT_PEOPLE:
        return None
    last = count.last
    plural = k - 1 > count.last and low[k - 1].endswith("s") and tags[k - 1] == "N"
    if plural and not of:
        last = k - 1
    if count.low == 0 and count.high == 0:
        return None
    return People(
        count.low, count.high, count.first, last, sure=False, part_of=_among(clause, count)
    )


def _ends_phrase(clause: Clause, k: int) -> bool:
    """Tell whether "shot" says what happened: "five shot in Baltimore", not "five shot glasses"."""
    return k + 1 >= len(clause) or clause.tags[k + 1] in {"P", ",", "C", "S", "B", "T"}


def _old(word: str) -> bool:
    return word.endswith(("-year-old", "-month-old"))


def _among(clause: Clause, count: Count) -> bool:
    following = clause.low[count.last + 1 : count.last + 3]
    return following in (["of", "them"], ["of", "whom"], ["of", "those"], ["of", "the"])


def _checked(
    clause: Clause, count: Count, noun: int, *, sure: bool, of: bool = False
) -> People | None:
    word = clause.low[noun]
    plural = word.endswith("s") or word in {"people", "men", "women", "children", "police", "staff"}
    plural = plural or word in {"crew", "personnel", "servicemen", "policemen", "fishermen"}
    if count.article and plural and word != "crew":
        return None
    if count.ordinal and plural:
        return None
    if word == "couple" and count.low == count.high == 1:
        return People(2, 2, count.first, noun, sure=sure)
    return People(
        count.low,
        count.high,
        count.first,
        noun,
        sure=sure,
        part_of=of
        and clause.low[count.last + 1 : count.last + 3] in (["of", "the"], ["of", "them"])
        and not any(w.endswith(("'s", "s'")) for w in clause.low[count.last + 1 : noun]),
        ordinal=count.ordinal,
    )


def _joins(clause: Clause, a: People, b: People) -> bool:
    """Tell whether two phrases are one list: "three soldiers and a child"."""
    if not (a.sure and b.sure) or a.part_of or b.part_of or a.ordinal or b.ordinal:
        return False
    between = clause.low[a.last + 1 : b.first]
    if (
        between == [","]
        and clause.low[b.last + 1 : b.last + 2]
        and (clause.low[b.last + 1] in _SAYS)
    ):
        return False  # "a pregnant woman, a porter said"
    return between in (["and"], [","], [",", "and"], ["as", "well", "as"], ["plus"])


_SAYS = word_set("said says say told added reported announced confirmed insisted recalled wrote")


def _sum(a: People, b: People) -> People:
    high = None if a.high is None or b.high is None else a.high + b.high
    return People(a.low + b.low, high, a.first, b.last, sure=True, parts=a.parts + b.parts)
