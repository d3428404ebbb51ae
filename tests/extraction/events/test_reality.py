"""Reality: sentences of our own (fiction, 2031) with one event to judge in each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import EventMention, Reality, Statement

CASES: tuple[tuple[str, str, str], ...] = (
    # happened
    ("Gunmen attacked a bus near Termez on Sunday.", "attacked", "happened"),
    ("The shelling of Shurob lasted two hours.", "shelling", "happened"),
    ("Police in Naryn have arrested three men.", "arrested", "happened"),
    ("The two ministers met in Tashkent for six hours.", "met", "happened"),
    ("Rebels were driven out after troops stormed the depot.", "stormed", "happened"),
    ("The convoy was ambushed on the pass.", "ambushed", "happened"),
    ("She said the drone had bombed the bridge twice.", "bombed", "happened"),
    ("The army managed to recapture the village.", "recapture", "happened"),
    ("Aid workers began to distribute food in Khorog.", "distribute", "happened"),
    ("The mayor condemned the raid as shameful.", "condemned", "happened"),
    ("Both sides signed the truce at midnight.", "signed", "happened"),
    ("After the explosion, residents fled to the hills.", "explosion", "happened"),
    ("Villagers were forced to surrender their radios.", "surrender", "happened"),
    ("A court in Osh sentenced the editor on Monday.", "sentenced", "happened"),
    # ongoing
    ("Troops are shelling the outskirts of Vorukh.", "shelling", "ongoing"),
    ("Miners have been striking for better pay since March.", "striking for", "ongoing"),
    ("Fighting continues along the river.", "Fighting", "ongoing"),
    ("The ongoing siege has emptied the markets.", "siege", "ongoing"),
    ("Talks in Geneva are under way.", "Talks", "ongoing"),
    ("Divers are still rescuing passengers of the ferry.", "rescuing", "ongoing"),
    ("Hostages are being released one by one.", "released", "ongoing"),
    ("Police continue to detain journalists in the capital.", "detain", "ongoing"),
    ("Protests are ongoing in three provinces.", "Protests", "ongoing"),
    ("The raging battle for the airport worries traders.", "battle", "ongoing"),
    # planned
    ("The presidents will meet in Almaty on Friday.", "meet", "planned"),
    ("The army plans to withdraw its tanks by June.", "withdraw", "planned"),
    ("Commanders are due to sign a ceasefire on Tuesday.", "sign", "planned"),
    ("The union is set to strike for higher wages.", "strike for", "planned"),
    ("The ministry agreed to release the fishermen.", "release", "planned"),
    ("Envoys are scheduled to hold talks in Doha.", "talks", "planned"),
    ("The planned offensive has alarmed aid groups.", "offensive", "planned"),
    ("He promised to reopen the crossing.", "reopen", "planned"),
    ("Ahead of talks in Astana, both armies stood still.", "talks", "planned"),
    ("The governor is going to impose a curfew.", "impose", "planned"),
    ("A summit will be held in Baku next month.", "summit", "planned"),
    ("The bloc intends to sanction two banks.", "sanction", "planned"),
    # hypothetical
    ("If the rebels attack the dam, the valley will flood.", "attack", "hypothetical"),
    ("The strike could kill hundreds of people.", "kill", "hypothetical"),
    ("She warned that militants might bomb the pipeline.", "bomb", "hypothetical"),
    ("The general threatened to shell the port.", "shell", "hypothetical"),
    ("Mediators urged both sides to release prisoners.", "release", "hypothetical"),
    ("Nobody knows whether the crew was kidnapped.", "kidnapped", "hypothetical"),
    ("Did soldiers fire on the crowd?", "fire on", "hypothetical"),
    ("Villagers fear an attack from the north.", "attack", "hypothetical"),
    ("The opposition called for a ceasefire before winter.", "ceasefire", "hypothetical"),
    ("The possible invasion has emptied the shops.", "invasion", "hypothetical"),
    ("Unless aid arrives, the hospital would evacuate patients.", "evacuate", "hypothetical"),
    ("The minister wants to deport the reporters.", "deport", "hypothetical"),
    # negated
    ("Israel did not attack the convoy.", "attack", "negated"),
    ("The junta refused to release the poet.", "release", "negated"),
    ("Nobody attacked the post that night.", "attacked", "negated"),
    ("No ambulance had been fired on, the colonel said.", "fired on", "negated"),
    ("The two leaders failed to sign the treaty.", "sign", "negated"),
    ("Guards prevented an attack on the embassy.", "attack", "negated"),
    ("The rebels never shelled the school.", "shelled", "negated"),
    ("There was no shooting after dusk.", "shooting", "negated"),
    ("The army denied bombing the market.", "bombing", "negated"),
    ("The ministry ruled out talks with the militia.", "talks", "negated"),
    ("The foiled bombing was meant for the station.", "bombing", "negated"),
    ("Neither army crossed the line of control.", "crossed", "negated"),
    ("The march ended without violence.", "violence", "negated"),
    ("Pilots have not bombed anything since Sunday.", "bombed", "negated"),
)


@pytest.mark.parametrize(("text", "trigger", "reality"), CASES, ids=[c[0] for c in CASES])
def test_reality(find: Callable[..., EventMention], text: str, trigger: str, reality: str) -> None:
    event = find(text, trigger)
    assert event.reality == reality, event.explanation


def test_there_are_sixty_cases_and_all_values() -> None:
    assert len(CASES) >= 60
    assert {case[2] for case in CASES} == {value.value for value in Reality}


@pytest.mark.parametrize(
    ("text", "trigger", "reality"), [c for c in CASES if c[2] != "happened"], ids=str
)
def test_every_verdict_but_happened_has_evidence(
    find: Callable[..., EventMention], text: str, trigger: str, reality: str
) -> None:
    event = find(text, trigger)
    assert event.reality_evidence, reality
    assert all(0 <= s < e <= len(text) for s, e in event.reality_evidence)


def test_what_a_denial_denies_is_negated(
    find: Callable[..., EventMention], attributed: Callable[..., Statement]
) -> None:
    text = "Dushanbe denied that troops had crossed the line and attacked a post."
    denial = attributed(
        text, "Dushanbe", "denied", "that troops had crossed the line and attacked a post"
    )
    event = find(text, "attacked", denial)
    assert event.reality is Reality.NEGATED
    assert event.statement == denial.id
    assert text[slice(*event.reality_evidence[0])] == "denied"


def test_not_denying_negates_nothing(
    find: Callable[..., EventMention], attributed: Callable[..., Statement]
) -> None:
    text = "The colonel did not deny that his men had shelled the school."
    refusal = attributed(text, "The colonel", "did not deny", "that his men had shelled the school")
    assert find(text, "shelled", refusal).reality is Reality.HAPPENED


def test_what_is_demanded_has_not_happened(
    find: Callable[..., EventMention], attributed: Callable[..., Statement]
) -> None:
    text = "The governor demanded that Dushanbe withdraw its mortars."
    demand = attributed(text, "The governor", "demanded", "that Dushanbe withdraw its mortars")
    assert find(text, "withdraw", demand).reality is Reality.HYPOTHETICAL


def test_a_demand_about_the_past_leaves_it_told(
    find: Callable[..., EventMention], attributed: Callable[..., Statement]
) -> None:
    text = "She demanded an apology after soldiers had shelled the school."
    demand = attributed(text, "She", "demanded", "an apology after soldiers had shelled the school")
    assert find(text, "shelled", demand).reality is Reality.HAPPENED
