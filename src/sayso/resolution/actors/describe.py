"""What one noun phrase says of who it names: name, head, country, sector, role."""

from __future__ import annotations

import re

from sayso.extraction.events.words import word_set
from sayso.model import Label, Sector, Span
from sayso.resolution.actors.other_names import (
    DETERMINERS,
    INDEFINITE,
    PREPOSITIONS,
    is_beside,
    is_persons,
)
from sayso.resolution.actors.roles import (
    BODIES,
    FEMALE,
    GROUPS,
    MALE,
    NEUTRAL,
    PEOPLE_ROLES,
    TITLES,
    sector_of,
)
from sayso.resolution.actors.scene import Description, Scene
from sayso.resolution.actors.sectors import set_sector

__all__ = ["describe"]

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-'’][^\W_]+)*")
_CUT = re.compile(r"[,;:()—–]|\s-\s|\b(?:who|which|whom|whose|where|that|speaking|asking|citing)\b")
_PARTS = BODIES | GROUPS | word_set("mission programme program fund team panel inquiry")
"""What an organisation of states may have many of."""
_SPEAKERS = word_set(
    """secretary-general spokesman spokeswoman spokesperson spokesmen spokespeople source sources
    official officials officer officers chief head member members staff reporter"""
)
_RELATIVE = re.compile(r"\b(?:whose|which|whom)\b")
_FORMER = re.compile(r"-(?:backed|led|brokered|based|sponsored|born|made|held|mediated)\b")

_CALLED = re.compile(
    r"\b(?:first name|named|(?:identified|known|referred to) (?:only )?as|only as|"
    r"name (?:only )?(?:as|was)|identified (?:himself|herself) (?:only )?as|"
    r"identified by [^,;]{1,40} as|call(?:ed|s)? (?:him|her)(?:self)?),?\s+"
    r"((?:[A-Z]\.\s?)?[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+){0,3})"
)
"""Who goes by a name that others give, or no more than a part of it."""


_ITSELF = re.compile(r"(?<=\w)\s+(?:(?:it|him|her)self|themselves)$", re.IGNORECASE)
"""Only stresses who it is: "the ministry itself"."""


def describe(scene: Scene, span: Span) -> Description:
    """Describe a noun phrase by its words, names and places."""
    text = scene.text
    itself = _ITSELF.search(text, *span)
    if itself is not None:
        span = Span(span[0], itself.start())
    cut = _CUT.search(text, span[0] + 1, span[1])
    core = Span(span[0], cut.start() if cut else span[1])
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, *span)]
    low = [_plain(w) for w, _, _ in words]
    found = Description(span, words=low)
    if not words:
        return found
    found.definite = low[0] in {"the", "its", "his", "her", "their", "our", "this", "these", "both"}
    found.owner = _owner(scene.text, words, low)
    found.definite = found.definite or words[0][0].endswith(("'s", "’s"))
    _country(scene, found, core)
    found.person = _person(scene, found, core, words, low)
    _head(found, words, low, core)
    set_sector(scene, found, words, low)
    if not _of_organisation(scene, found, core, words, low):
        _body(scene, found, core, words, low)
    found.plural = found.head.endswith("s") and found.head not in {"forces", "guards", "troops"}
    found.plural = found.plural or found.head in {"people", "police", "women", "men"} or found.pair
    marks = {
        w
        for w, (_, start, _end) in zip(low, words, strict=True)
        if not _of_other(scene, found, core, start)
    }
    if marks & (FEMALE - {"she", "her"}):
        found.gender = "f"
    elif marks & (MALE - {"he", "him", "his"}):
        found.gender = "m"
    return found


def _of_other(scene: Scene, found: Description, core: Span, at: int) -> bool:
    """Tell whether a word stands in a relative clause, so that it may speak of somebody else."""
    if at < core[1]:
        return False
    return _RELATIVE.search(scene.text, core[1], min(at, found.span[1])) is not None


def _owner(text: str, words: list[tuple[str, int, int]], low: list[str]) -> Span | None:
    """The possessive that opens a phrase: "the service's spokeswoman", "its director"."""
    if low[0] in {"its", "their", "whose", "our"} and len(words) > 1:
        return Span(words[0][1], words[0][2])
    for k in range(1, min(4, len(words) - 1)):
        if text[words[k][2] - 2 : words[k][2]] in {"'s", "’s"} and low[0] in {"the", "this"}:
            return Span(words[0][1], words[k][2] - 2)
    return None


def _plain(word: str) -> str:
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low.rstrip("'")


def _country(scene: Scene, found: Description, core: Span) -> None:
    text = scene.text
    seen = [
        s
        for s in scene.seen(found.span)
        if not _FORMER.match(text, s.end) and s.known.kind != "body"
    ]
    bodies = [s for s in scene.seen(found.span) if s.known.kind == "body"]
    inner = text[core[0] : core[1]].strip()
    whole = re.sub(r"^(?:[Tt]he|[Bb]oth|[Oo]fficial|[Nn]eighbou?ring)\s+", "", inner)
    whole = re.sub(r"['’]s?$", "", whole.strip(" ,"))
    for s in (*bodies, *seen):
        if s.start < core[1] and text[s.start : s.end].strip(" '’") == whole:
            found.known = s
    if len(seen) > 1:
        a, b = seen[0], seen[1]
        joint = text[a.end : b.start].strip().lower()
        found.pair = joint in {"and", "&"} and a.known.country != b.known.country
    if found.pair:
        return
    first = next((s for s in seen if s.start < core[1]), None)
    body = next((s for s in bodies if s.start < core[1]), None)
    if first is None and body is not None and body.known.country:
        first = body
    if first is None and body is None and seen:
        first = seen[0]
    if first is not None:
        found.country, found.country_span = first.known.country, Span(first.start, first.end)
        return
    if any(b.known.country is None for b in bodies):
        return  # an organisation of states: the town it sits in is not its country
    for place in scene.located(found.span):
        if place.country:
            found.country, found.country_span = place.country, place.span
            return


def _person(
    scene: Scene,
    found: Description,
    core: Span,
    words: list[tuple[str, int, int]],
    low: list[str],
) -> Span | None:
    people = [
        m
        for m in scene.named(found.span)
        if m.label is Label.PER and scene.text[m.start : m.end].lower().rstrip(".") not in TITLES
    ]
    called = _CALLED.search(scene.text, found.span[0], found.span[1])
    if called is not None:
        return Span(called.start(1), called.end(1))
    if found.known is not None and not is_persons(scene, low[-1]):
        return None  # a capital, taken for a person's name
    for mention in people:
        owner = scene.text[mention.end : mention.end + 2] in {"'s", "’s"}
        if not owner and not is_beside(scene, mention, words, low):
            return mention.span
    if people or scene.mentions:
        return None
    return _guess_person(core, words, low, found)


def _guess_person(
    core: Span, words: list[tuple[str, int, int]], low: list[str], found: Description
) -> Span | None:
    """Without mentions: capitalised words after a title, or two that nothing else explains."""
    run: list[int] = []
    for k, (word, start, _end) in enumerate(words):
        if start >= core[1] or low[k] in PREPOSITIONS:
            break
        covered = found.country_span is not None and (
            found.country_span.start <= start < found.country_span.end
        )
        named = word[0].isupper() and not covered and low[k] not in TITLES | DETERMINERS | BODIES
        if named and sector_of(low[k]) is None and low[k] not in NEUTRAL:
            run.append(k)
        elif run:
            run = [] if low[k] in BODIES or low[k] in GROUPS else run
            if run:
                break
    if not run or (len(run) == 1 and (run[0] == 0 or low[run[0] - 1] not in TITLES)):
        return None
    if any(w in BODIES for w in low[run[-1] + 1 : run[-1] + 2]):
        return None
    return Span(words[run[0]][1], words[run[-1]][1] + len(words[run[-1]][0].rstrip("'’")))


def _head(
    found: Description, words: list[tuple[str, int, int]], low: list[str], core: Span
) -> None:
    """The last word for an office or body before a preposition, chunk by chunk."""
    stop = len(words)
    for k, (_, start, _end) in enumerate(words):
        if low[k] in PREPOSITIONS or (start >= core[1]):
            stop = k
            break
    for k in range(stop - 1, -1, -1):
        inside = found.person is not None and found.person.start <= words[k][1] < found.person.end
        owns = k + 1 < stop and words[k][0].endswith(("'s", "’s"))
        if not inside and not owns and (low[k] in NEUTRAL or sector_of(low[k]) or low[k] in GROUPS):
            found.head = low[k]
            found.role = Span(words[_first_of_role(k, words, low, found)][1], words[k][2])
            return
    aside = next((k for k in range(len(words)) if words[k][1] >= core[1]), None)
    if aside is not None:
        for k in range(aside, len(words)):
            if low[k] in PEOPLE_ROLES or low[k] in NEUTRAL:
                found.head = low[k]
                found.role = Span(words[k][1], words[k][2])
                return
            if low[k] in {"who", "which", "that", "whose"}:
                break
    for k in range(stop - 1, -1, -1):
        if found.person is None and words[k][0][0].islower() and low[k] not in DETERMINERS:
            found.head = low[k]
            return


def _first_of_role(
    k: int, words: list[tuple[str, int, int]], low: list[str], found: Description
) -> int:
    first = k
    while (
        first > 0
        and low[first - 1] not in DETERMINERS | PREPOSITIONS
        and (found.country_span is None or words[first - 1][1] >= found.country_span.end)
        and not (found.person and found.person.start <= words[first - 1][1] < found.person.end)
    ):
        first -= 1
    return first


def _names_body(scene: Scene, span: Span) -> bool:
    """Tell a body's name from what it belongs to ("Comrat's assembly") and from its bare head."""
    words = scene.text[span[0] : span[1]]
    if words in BODIES or words in {"force", "forces"}:
        return False
    if scene.text[span[1] : span[1] + 2] not in {"'s", "’s"}:
        return True
    following = re.findall(r"[^\W_]+", scene.text[span[1] + 2 : span[1] + 60])[:3]
    return not any(word.lower() in BODIES for word in following)


def _named_aside(
    scene: Scene, found: Description, core: Span, words: list[tuple[str, int, int]]
) -> Span | None:
    """Return the name right behind a body without one: "the bus company, Trans Ancash"."""
    plain = [word for word, start, _ in words[1:] if start < core[1]]
    if found.head not in GROUPS | BODIES or any(word[0].isupper() for word in plain):
        return None
    for mention in scene.named(Span(core[1], found.span[1])):
        if mention.label is Label.ORG and scene.text[core[1] : mention.start].strip() == ",":
            return mention.span
    return None


def _of_organisation(
    scene: Scene,
    found: Description,
    core: Span,
    words: list[tuple[str, int, int]],
    low: list[str],
) -> bool:
    """A body of an organisation of states: "the UN human rights office", "AU mission in Mali".

    It is that body, not the whole organisation, and of no state: where it works is no more than
    a part of its name.
    """
    if found.person is not None or found.known is not None or found.head in PEOPLE_ROLES:
        return False
    whole = next((s for s in scene.seen(core) if s.known.sector is Sector.IGO), None)
    if whole is None or set(low) & _SPEAKERS:
        return False
    if any(low[k] in BODIES for k, (_, start, _end) in enumerate(words) if start < whole.start):
        return False
    behind = [k for k, (_, start, _end) in enumerate(words) if whole.end <= start < core[1]]
    stop = next((k for k in behind if low[k] in PREPOSITIONS), behind[-1] + 1 if behind else 0)
    heads = [k for k in behind if k < stop and low[k] in _PARTS]
    if not heads:
        return False
    last = heads[-1]
    if (
        last + 2 < len(words)
        and low[last + 1] in {"in", "for", "on", "against"}
        and words[last + 2][1] < core[1]
    ):
        named = last + 2
        while named < len(words) and words[named][0][0].isupper() and words[named][1] < core[1]:
            last, named = named, named + 1
    found.body = (Span(whole.start, words[last][2]),)
    found.sector, found.sector_span = Sector.IGO, Span(whole.start, whole.end)
    found.country = found.country_span = None
    return True


def _body(
    scene: Scene,
    found: Description,
    core: Span,
    words: list[tuple[str, int, int]],
    low: list[str],
) -> None:
    """The words that name a body: an ORG mention, or capitalised words that end in one."""
    if found.person is not None or found.known is not None or found.head in PEOPLE_ROLES:
        return
    organisations = [
        m
        for m in scene.named(core)
        if m.label in {Label.ORG, Label.FAC} and m.end > core[0] and _names_body(scene, m.span)
    ]
    aside = _named_aside(scene, found, core, words)
    if aside is not None and not organisations:
        found.body = (aside,)
        return
    for mention in organisations:
        of_them = found.head in {"reporter", "official", "officials", "sources", "source"}
        if not of_them and not is_beside(scene, mention, words, low):
            found.body = (mention.span,)
            return
    stop = next(
        (
            k
            for k in range(len(low))
            if low[k] in PREPOSITIONS - {"of", "for"} or words[k][1] >= core[1]
        ),
        len(low),
    )
    heads = [k for k in range(stop) if low[k] in BODIES and low[k] not in {"group", "guards"}]
    if not heads or low[0] in INDEFINITE:
        return
    first = heads[0]
    while first > 0 and low[first - 1] not in DETERMINERS | PREPOSITIONS:
        first -= 1
    last = heads[0]
    if low[heads[0]] in {"office", "directorate"}:
        last = next((k - 1 for k in range(len(low)) if words[k][1] >= core[1]), len(low) - 1)
    while last + 1 < stop and (
        words[last + 1][0][0].isupper()
        or (
            low[last + 1] in {"of", "for", "and", "the"}
            and last + 2 < stop
            and (words[last + 2][0][0].isupper() or low[last + 2] == "the")
        )
    ):
        last += 1
    while last > first and low[last] in {"of", "for", "and", "the"}:
        last -= 1  # what follows is no name
    seen = {s.start for s in scene.seen(core) if s.known.kind == "demonym"}
    if last + 1 < stop and words[last][1] in seen and words[last + 1][0].islower():
        last += 1  # "the union of Latvian pilots"
    if not any(words[k][0][0].isupper() for k in range(first, last + 1)) and first == last:
        return
    found.body = (Span(words[first][1], words[last][2]),)
