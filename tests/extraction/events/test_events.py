"""Triggers, types, modes, arguments and background on sentences of our own (fiction, 2031)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import ConfigurationError
from sayso.extraction.events import EventRules, coded
from sayso.extraction.events.lexicon import _pattern, lexicon
from sayso.extraction.events.morphology import noun_forms, verb_forms
from sayso.extraction.sentences import SentenceRules
from sayso.model import (
    Document,
    EventMention,
    EventType,
    Passage,
    Reading,
    Reality,
    Role,
    SourceFile,
    Statement,
)

Find = Callable[..., EventMention]


def document(text: str) -> Document:
    passages = (Passage(0, len(text), Role.BODY, "en"),)
    return Document("0" * 64, text, passages, SourceFile("test", "text/plain", len(text), "0" * 64))


TYPES: tuple[tuple[str, str, str], ...] = (
    ("Tashkent and Dushanbe signed a border treaty.", "treaty", "AGREE"),
    ("The two presidents met in Almaty.", "met", "CONSULT"),
    ("The ministers held talks in Doha.", "talks", "CONSULT"),
    ("Ankara praised the decision of the court.", "praised", "SUPPORT"),
    ("The navies staged a joint exercise off Baku.", "staged", "COOPERATE"),
    ("Astana sent food to the flooded villages.", "sent", "AID"),
    ("The government pardoned eleven editors.", "pardoned", "CONCEDE"),
    ("The army withdrew its tanks from the valley.", "withdrew", "RETREAT"),
    ("Rebels released the two pilots.", "released", "RETREAT"),
    ("The union demanded higher wages.", "demanded", "REQUEST"),
    ("Bishkek accused its neighbour of shelling a school.", "accused", "ACCUSE"),
    ("The court rejected the appeal.", "rejected", "REJECT"),
    ("The general threatened to close the pass.", "threatened", "THREATEN"),
    ("Thousands marched against the new law.", "marched", "PROTEST"),
    ("The capital expelled three diplomats.", "expelled", "SANCTION"),
    ("The army mobilised reservists in the north.", "mobilised", "MOBILIZE"),
    ("Police arrested a shepherd near the pass.", "arrested", "COERCE"),
    ("Artillery shelled the town of Shurob.", "shelled", "ASSAULT"),
    ("A bus left the road near Khorog.", "left the road", "ACCIDENT"),
    ("An earthquake shook Osh at dawn.", "earthquake", "ACCIDENT"),
)


@pytest.mark.parametrize(("text", "trigger", "expected"), TYPES, ids=[c[0] for c in TYPES])
def test_type(find: Find, text: str, trigger: str, expected: str) -> None:
    assert find(text, trigger).type == expected


def test_every_type_is_tried() -> None:
    assert {case[2] for case in TYPES} == {kind.value for kind in EventType}


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        ("Uzbek police arrested two men in Termez.", "arrested", "Uzbek police", "two men"),
        ("Two men were arrested by Uzbek police.", "arrested", "Uzbek police", "Two men"),
        (
            "Gleb Arsenyev, the spokesman of the ministry, condemned the raid.",
            "condemned",
            "Gleb Arsenyev",
            "the raid",
        ),
        (
            "The army on Sunday attacked the town of Vorukh.",
            "attacked",
            "The army",
            "the town of Vorukh",
        ),
        ("Israel's attack on Tyre began at dawn.", "attack", "Israel's", "Tyre"),
        ("The attack by rebels on the depot failed.", "attack", "rebels", "the depot"),
        ("Talks between Baku and Yerevan resumed.", "Talks", "Baku", "Yerevan"),
        ("Kazakhstan and Uzbekistan signed a treaty.", "treaty", "Kazakhstan", "Uzbekistan"),
        ("Moscow imposed sanctions on Georgia.", "imposed", "Moscow", "Georgia"),
        ("The rebels promised to release the crew.", "release", "The rebels", "the crew"),
        ("Mediators urged the militia to release the crew.", "release", "the militia", "the crew"),
        ("Soldiers crossed the river and shelled a mill.", "shelled", "Soldiers", "a mill"),
        ("Rebels opened fire, killing two guards.", "killing", "Rebels", "two guards"),
        ("The soldiers who attacked the post fled.", "attacked", "The soldiers", "the post"),
    ],
)
def test_arguments(find: Find, text: str, trigger: str, actor: str, recipient: str) -> None:
    event = find(text, trigger)
    assert [text[s:e] for s, e in event.actor_spans] == [actor.removesuffix("'s")]
    assert [text[s:e] for s, e in event.recipient_spans] == [recipient]


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("A suicide bomber blew himself up at the gate.", "blew himself up", "suicide-attack"),
        ("Jets launched airstrikes on the port.", "launched", "aerial"),
        ("The crew was kidnapped at sea.", "kidnapped", "abduct"),
        ("Workers went on strike in Aktobe.", "went on strike", "strike"),
        ("The army imposed a curfew in Osh.", "imposed", "curfew"),
        ("Officials of the two sides spoke by phone.", "spoke by phone", "phone"),
    ],
)
def test_mode(find: Find, text: str, trigger: str, mode: str) -> None:
    assert find(text, trigger).mode == mode


@pytest.mark.parametrize(
    ("text", "trigger", "background"),
    [
        ("In September 2022, more than a hundred people were killed.", "killed", True),
        ("A treaty signed in Bishkek in March 2025 was meant to end it.", "treaty", True),
        (
            "The last time a truce failed here, in September 2022, a hundred people were killed.",
            "killed",
            True,
        ),
        ("Soldiers attacked the post on Sunday.", "attacked", False),
        ("The fighting is the worst since September 2022.", "fighting", False),
        (
            "The fighting is the worst since September 2022, when a hundred people were killed.",
            "killed",
            True,
        ),
        ("She was arrested three years ago for a poem.", "arrested", True),
        ("The village was shelled last year as well.", "shelled", True),
        ("He said that troops had attacked a school.", "attacked", False),
        ("On 10 May 2031 a drone bombed the bridge.", "bombed", False),
        ("The talks will start on Monday, two years after the war.", "talks", False),
    ],
)
def test_background(find: Find, text: str, trigger: str, background: bool) -> None:  # noqa: FBT001 - a case
    event = find(text, trigger)
    assert event.background is background, event.explanation
    assert bool(event.background_evidence) is background


def test_statement_is_the_innermost(find: Find, attributed: Callable[..., Statement]) -> None:
    text = "Baku said that Tehran said rebels attacked the port."
    outer = attributed(text, "Baku", "said", "that Tehran said rebels attacked the port")
    inner = attributed(text, "Tehran", "said", "rebels attacked the port")
    assert find(text, "attacked", outer, inner).statement == inner.id
    assert find("Rebels attacked the port.", "attacked").statement is None


@pytest.mark.parametrize(
    "text",
    [
        "The march of time is slow in March 2031.",
        "The police station stands on Victory Street.",
        "She works for the armed forces.",
        "The war crimes tribunal sits in The Hague.",
        "",
        "   \n\n  ",
        "!!! ??? ...",
    ],
)
def test_no_assault_where_none_is(find_all: Callable[..., list[EventMention]], text: str) -> None:
    assert all(e.type is not EventType.ASSAULT for e in find_all(text))


def test_every_event_explains_itself_in_one_line(
    find_all: Callable[..., list[EventMention]],
) -> None:
    for text, _, _ in TYPES:
        for event in find_all(text):
            assert event.explanation
            assert "\n" not in event.explanation


def test_a_cue_is_a_statement_and_no_event(
    find_all: Callable[..., list[EventMention]], attributed: Callable[..., Statement]
) -> None:
    text = "Baku accused rebels of shelling the port."
    said = attributed(text, "Baku", "accused", "rebels of shelling the port")
    assert [text[slice(*e.trigger)] for e in find_all(text, said)] == ["shelling"]
    assert [text[slice(*e.trigger)] for e in find_all(text)] == ["accused", "shelling"]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A ferry capsized off Aktau, killing 31 people.", "killing", "ACCIDENT"),
        ("A cholera outbreak has killed nine people.", "killed", "ACCIDENT"),
        ("Rebels stormed the camp, killing 31 people.", "killing", "ASSAULT"),
        ("Soldiers killed two men after a bus crash.", "killed", "ACCIDENT"),
        ("The union began a strike over wages; workers stayed at home.", "strike", "PROTEST"),
        ("A strike hit the depot at dawn.", "strike", "ASSAULT"),
        ("A driver was killed by Tajik fire.", "fire", "ASSAULT"),
        ("A fire destroyed the mill.", "fire", "ACCIDENT"),
        ("The Parcani fire destroyed the mill.", "fire", "ACCIDENT"),
        ("Rebels captured two soldiers.", "captured", "COERCE"),
        ("Rebels captured the town.", "captured", "ASSAULT"),
    ],
)
def test_type_by_what_surrounds_it(find: Find, text: str, trigger: str, expected: str) -> None:
    assert find(text, trigger).type == expected


def test_ids_are_unique_and_stable(find_all: Callable[..., list[EventMention]]) -> None:
    text = "Rebels attacked the port and shelled the town. Police arrested two men."
    first, second = find_all(text), find_all(text)
    assert [e.id for e in first] == [e.id for e in second]
    assert len({e.id for e in first}) == len(first) >= 3


def test_long_sentences_stay_linear(find_all: Callable[..., list[EventMention]]) -> None:
    text = "Rebels attacked the port and " * 800 + "left."
    assert len(find_all(text)) == 800


def test_verb_forms() -> None:
    assert verb_forms("attack") == {
        "attack": "base", "attacks": "s", "attacking": "ing", "attacked": "past",
    }  # fmt: skip
    assert verb_forms("kidnap")["kidnapped"] == "past"
    assert verb_forms("shoot")["shot"] == "past"
    assert verb_forms("take")["taken"] == "part"
    assert verb_forms("deny")["denies"] == "s"
    assert noun_forms("ambush") == ("ambush", "ambushes")


def test_the_lexicon_has_every_type() -> None:
    known = lexicon()
    patterns = [p for found in (*known.verbs.values(), *known.nouns.values()) for p in found]
    assert {p.type for p in patterns} == set(EventType)


def test_a_bad_type_in_the_lexicon_is_refused() -> None:
    with pytest.raises((ConfigurationError, ValueError)):
        _pattern(["ATTACKS", "-", "v", "obj"], "attack", 0)


RECORDS: tuple[tuple[str, list[str]], ...] = (
    ("Egypt will release the fishermen.", ["AGREE"]),
    ("Egypt agreed to release the fishermen.", ["AGREE"]),
    ("Israel will not lift the embargo.", ["REJECT"]),
    ("Iran will bomb the port.", ["THREATEN"]),
    ("Qatar must release the fishermen.", ["REQUEST"]),
    ("Baku said it would send aid to Khorog.", ["AGREE"]),
    ("The union failed to reach a compromise with the mill.", ["REJECT"]),
    ("Rebels attacked the port after talks with the army had failed.", ["ASSAULT"]),
    ("Police arrested the men who had burned the flag of Chad.", ["COERCE"]),
    ("Astana condemned the bombing of a school.", ["ACCUSE"]),
    ("Turkey threatened to attack the port.", ["THREATEN"]),
)


@pytest.mark.parametrize(("text", "expected"), RECORDS, ids=[c[0] for c in RECORDS])
def test_a_sentence_alone_is_a_record(text: str, expected: list[str]) -> None:
    reading = EventRules()(SentenceRules()(Reading(document(text))))
    assert [e.type.value for e in reading.events] == expected


def test_longer_texts_keep_every_event() -> None:
    text = "Egypt will release the fishermen. It rained. The road is open. Nobody came."
    reading = EventRules()(SentenceRules()(Reading(document(text))))
    (event,) = reading.events
    assert (event.type, event.reality) == (EventType.RETREAT, Reality.PLANNED)
    (as_coded,) = coded(reading)
    assert (as_coded.type, as_coded.reality) == (EventType.AGREE, Reality.HAPPENED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A surgeon who asked not to be named spoke of burns.", "asked"),
        ("The officials declined to be identified.", "declined"),
        ("The guards fired warning shots.", "warning"),
    ],
)
def test_what_sources_ask_for_themselves_is_no_event(
    find_all: Callable[..., list[EventMention]], text: str, word: str
) -> None:
    at = text.index(word)
    assert all(not e.trigger.start <= at < e.trigger.end for e in find_all(text))


def test_where_it_burns_does_not_burn(find: Find) -> None:
    assert find("The Parcani fire destroyed the mill.", "fire").actor_spans == ()


def test_a_subject_begins_behind_its_conjunction(find: Find) -> None:
    text = "The bridge will stay shut until Chisinau agreed to a joint inquiry."
    (actor,) = find(text, "agreed").actor_spans
    assert text[slice(*actor)] == "Chisinau"
