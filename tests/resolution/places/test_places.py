"""Places in the light of the whole text; all sentences are invented, set in 2031."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from sayso.errors import ConfigurationError
from sayso.gazetteer import Gazetteer
from sayso.gazetteer.store import SHIPPED
from sayso.model import (
    Document,
    Label,
    Mention,
    Passage,
    Place,
    PlaceUse,
    Reading,
    Role,
    SourceFile,
)
from sayso.resolution.places import POLICIES, PlacesGazetteer
from sayso.resolution.places.slips import is_slip


@lru_cache(maxsize=1)
def shipped() -> Gazetteer:
    return Gazetteer([SHIPPED])


def places(marked: str, *, borders: str = "un", **metadata: str) -> list[Place]:
    """Resolve a text in which names stand as ``[Name]``, ``[Name|LOC]``."""
    text, mentions, at = "", [], 0
    for match in re.finditer(r"\[([^\]|]+)(?:\|(\w+))?\]", marked):
        text += marked[at : match.start()]
        label = Label(match[2] or "GPE")
        mentions.append(Mention(len(text), len(text) + len(match[1]), label))
        text += match[1]
        at = match.end()
    text += marked[at:]
    document = Document(
        "d",
        text,
        (Passage(0, len(text), Role.BODY, "en"),),
        SourceFile("-", "text/plain", 0, ""),
        **metadata,  # type: ignore[arg-type]
    )
    reading = Reading(document, mentions=tuple(mentions))
    result = PlacesGazetteer(shipped(), borders=borders)(reading)
    result.check()
    for place in result.places:
        assert place.explanation
        assert "\n" not in place.explanation
        assert place.precision in {None, 1, 2, 3, 4, 5, 6, 7}
    return list(result.places)


def only(marked: str, **metadata: str) -> Place:
    """Resolve and return the first place."""
    return places(marked, **metadata)[0]


# ---- which place


def test_a_town_with_its_country() -> None:
    osh, kyrgyzstan = places("[OSH], [Kyrgyzstan] - Two people were hurt on Monday.")
    assert (osh.gazetteer_id, osh.country, osh.precision) == ("geonames:1527534", "KGZ", 1)
    assert osh.admin[0] == "Osh"
    assert (kyrgyzstan.country, kyrgyzstan.precision) == ("KGZ", 6)


@pytest.mark.parametrize("name", ["Kiev", "Kyiv", "Kyjiv", "Київ"])
def test_spellings_of_one_town(name: str) -> None:
    assert only(f"A tram caught fire in [{name}].").gazetteer_id == "geonames:703448"


@pytest.mark.parametrize("name", ["Kharkov", "Kharkiv", "Харьков"])
def test_russian_and_ukrainian_forms(name: str) -> None:
    assert only(f"Sirens sounded in [{name}].").gazetteer_id == "geonames:706483"


def test_a_spelling_that_no_list_has_is_found_by_rule_and_said() -> None:
    place = only("A bus left [Zaporizhye] for [Ukraine]'s west.")
    assert place.gazetteer_id == "geonames:687700"
    assert "read as" in (place.explanation or "")


@pytest.mark.parametrize(
    ("text", "feature_id", "precision"),
    [
        ("Shells fell on [Belgorod oblast] overnight.", "geonames:578071", 4),
        ("Shells fell on [Belgorod] oblast overnight.", "geonames:578071", 4),
        ("The mayor of the city of [Belgorod] said so.", "geonames:578072", 1),
        ("Shells fell on the city of [Sumy] overnight.", "geonames:692194", 1),
        ("Shells fell on the [Sumy] region overnight.", "geonames:692196", 4),
        ("Shells fell on [Sumy] overnight.", "geonames:692194", 1),
        ("A school closed in [Osh region].", "geonames:1346798", 4),
    ],
)
def test_city_and_province_by_what_the_text_says(
    text: str, feature_id: str, precision: int
) -> None:
    place = only(text)
    assert (place.gazetteer_id, place.precision) == (feature_id, precision)


@pytest.mark.parametrize(
    ("text", "country", "admin"),
    [
        ("The sheriff of [Paris], [Texas], said nothing.", "USA", "Texas"),
        ("The sheriff of [Paris], Tenn., said nothing.", "USA", "Tennessee"),
        ("The mayor of [Paris] met [French|NORP] firefighters.", "FRA", None),
        ("In [Georgia]'s capital [Tbilisi] trams stood still.", "GEO", None),
        ("In [Georgia], police in [Atlanta] and [Savannah] agreed.", "USA", None),
        ("[Hyderabad], in [Pakistan], saw floods.", "PAK", "Sindh"),
        ("[Hyderabad], in [India], saw floods.", "IND", "Telangāna"),
    ],
)
def test_namesakes_by_context(text: str, country: str, admin: str | None) -> None:
    place = only(text)
    assert place.country == country
    if admin:
        assert place.admin[0] == admin


def test_the_other_places_decide() -> None:
    text = "Fires burnt near [Lebanon] and [Hanover], [New Hampshire], on Sunday."
    assert [p.country for p in places(text)] == ["USA", "USA", "USA"]
    text = "Fires burnt in [Lebanon] near [Tyre] and [Sidon] on Sunday."
    assert [p.country for p in places(text)] == ["LBN", "LBN", "LBN"]


def test_the_outlet_decides_where_the_text_does_not() -> None:
    text = "The library in [Newcastle] reopened on Friday."
    assert only(text, url="https://example.com.au/a").country == "AUS"
    assert only(text, url="https://example.co.uk/a").country == "GBR"


def test_the_outlets_own_town() -> None:
    text = "The council of [Alexandria] met on Monday."
    here = only(text, publisher="The Alexandria Courier", url="https://example.eg/a")
    assert here.country == "EGY"


# ---- slips and gaps


def test_a_slip_is_mended_and_recorded() -> None:
    right, wrong = places(
        "Drones flew over [Belgorod] on Monday. By noon [Belogord] was without light."
    )
    assert wrong.gazetteer_id == right.gazetteer_id
    assert wrong.name == "Belgorod"
    assert "slip" in (wrong.explanation or "")
    assert "Belogord" in (wrong.explanation or "")


def test_a_slip_needs_support_in_the_text() -> None:
    place = places("By noon [Belogord] was without light.")[0]
    assert place.gazetteer_id is None
    assert place.lat is None


def test_a_letter_misread_by_text_recognition() -> None:
    found = places("A truce held in [Isfara] on Sunday. Shots rang out in lsfara on Monday.")
    assert [p.gazetteer_id for p in found] == ["geonames:1514896"] * 2
    assert "lsfara" in (found[1].explanation or "")


def test_a_village_too_small_is_put_in_its_unit() -> None:
    village, unit = places(
        "Two houses burnt in the village of [Kok-Tashkul] in [Batken region], [Kyrgyzstan]."
    )[:2]
    assert village.name == "Kok-Tashkul"
    assert village.country == "KGZ"
    assert (village.precision or 0) >= 3
    assert (village.lat, village.lon) == (unit.lat, unit.lon)
    assert "not in the gazetteer" in (village.explanation or "")


def test_a_small_namesake_abroad_is_never_taken() -> None:
    text = (
        "Two houses burnt in the village of [Ochre] in [Batken region], [Kyrgyzstan]. "
        "[Osh] and [Bishkek] sent help."
    )
    assert only(text).country == "KGZ"


def test_what_nothing_places_stays_without_coordinates() -> None:
    place = only("Two houses burnt in [Qwxzvburg].")
    assert (place.name, place.lat, place.country) == ("Qwxzvburg", None, None)


# ---- how exactly


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("It fell in [Kherson].", 1),
        ("It fell near [Kherson].", 2),
        ("It fell 12 km north of [Kherson].", 2),
        ("It fell on the outskirts of [Kherson].", 2),
        ("It fell in [Cook County], [Illinois].", 3),
        ("It fell in the [Kherson] oblast.", 4),
        ("It fell in the [Donbas|LOC].", 5),
        ("It fell by the [Dnipro River|LOC].", 5),
        ("It fell in [Ukraine].", 6),
        ("It sank in the [Black Sea|LOC].", 7),
    ],
)
def test_no_finer_than_the_text_says(text: str, precision: int) -> None:
    assert only(text).precision == precision


# ---- borders in dispute


def test_crimea_follows_the_policy() -> None:
    text = "A depot burnt in [Crimea]. Smoke rose over [Simferopol]."
    found = {policy: places(text, borders=policy) for policy in POLICIES}
    assert [p.country for p in found["un"]] == ["UKR", "UKR"]
    assert [p.country for p in found["held"]] == ["RUS", "RUS"]
    assert [p.country for p in found["none"]] == [None, None]
    for policy, both in found.items():
        assert [(p.lat, p.lon) for p in both] == [(p.lat, p.lon) for p in found["un"]]
        assert all(f"policy {policy!r}" in (p.explanation or "") for p in both)


def test_the_policy_leaves_undisputed_places_alone() -> None:
    for policy in POLICIES:
        assert only("It rained in [Kherson].", borders=policy).country == "UKR"
        assert only("It rained in [Krasnodar].", borders=policy).country == "RUS"


@pytest.mark.parametrize(
    ("name", "un", "held"),
    [
        ("Sevastopol", "UKR", "RUS"),
        ("Golan Heights", "SYR", "ISR"),
        ("Sukhumi", "GEO", None),
        ("Laayoune", "ESH", "MAR"),
        ("Tiraspol", "MDA", None),
    ],
)
def test_other_disputes(name: str, un: str, held: str | None) -> None:
    text = f"Shots were heard in [{name}]."
    assert only(text).country == un
    assert only(text, borders="held").country == held


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="S222"):
        places("It rained in [Kherson].", borders="mine")


# ---- location, actor, modifier


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("[Moscow] said on Tuesday that it had no troops there.", "actor"),
        ("No one was hurt, [Minsk] insists.", "actor"),
        ("Seven, says [Dushanbe].", "actor"),
        ("[Ankara] handed the envoy a note.", "actor"),
        ("She said that [Tehran] would answer in kind.", "actor"),
        ("[Tajikistan]'s Border Troops held the bridge.", "actor"),
        ("The [Batken] governor left early.", "actor"),
        ("They accused [Kyiv] of staging it.", "actor"),
        ("Talks between [Baku] and Yerevan broke down.", "actor"),
        ("Talks with [Baku] broke down.", "actor"),
        ("He is the president of [Moldova].", "actor"),
        ("The [White House|FAC] had no comment.", "actor"),
        ("[US] officials doubted it.", "actor"),
        ("They would force [Minsk] to sign.", "actor"),
        ("He described [Baku] as reckless.", "actor"),
        ("[Minsk], which had welcomed the talks, fell silent.", "actor"),
        ("The [Armenia]-Azerbaijan war ended.", "actor"),
        ("They were alarmed by [Minsk]'s refusal.", "actor"),
        ("In February [Minsk] turned to recruiting.", "actor"),
        ("A [US]-enforced truce began.", "actor"),
        ("Trams stood still in [Moscow].", "literal"),
        ("He flew to [Moscow] on Tuesday.", "literal"),
        ("[Moscow] is two hours ahead.", "literal"),
        ("They met outside [Kyiv], where it snowed.", "literal"),
        ("[Ukraine]'s east lay in darkness.", "literal"),
        ("A crowd gathered near the [White House|FAC].", "literal"),
        ("The hospital in [Isfara] took in nine.", "literal"),
        ("The border with [Tajikistan] was shut.", "literal"),
        ("[Russian|NORP] forces withdrew.", "associative"),
        ("The [London]-based group counted nine.", "literal"),
        ("A [US]-brokered truce began.", "actor"),
    ],
)
def test_use(text: str, use: str) -> None:
    assert only(text).use == PlaceUse(use)


def test_places_within_other_names_are_associative() -> None:
    found = places(
        "The [Kentucky Highway Patrol|ORG] and the [University of Osh|ORG] agreed in [Osh]."
    )
    assert [(p.name, p.use.value) for p in found] == [
        ("Kentucky", "associative"),
        ("Osh", "associative"),
        ("Osh", "literal"),
    ]


def test_a_town_that_only_an_organisation_bears_is_not_added() -> None:
    assert places("The [Lincoln Tigers|ORG] and [Turner Partners|ORG] agreed.") == []


def test_the_stop_of_a_short_form_belongs_to_it() -> None:
    text = "He was held in [Paducah], [Ky]. The trial begins in May."
    assert [(p.start, p.end, p.name) for p in places(text)] == [
        (15, 22, "Paducah"),
        (24, 27, "Kentucky"),
    ]


def test_an_organisation_called_like_a_hamlet_is_no_place() -> None:
    assert places("The [Supreme Court|ORG] and the [Union Bank|ORG] agreed.") == []


def test_peoples_can_be_left_out() -> None:
    text = "[Russian|NORP] forces withdrew."
    kept = places(text)
    assert [p.country for p in kept] == ["RUS"]


# ---- order and repeats


def test_places_come_in_text_order_and_missed_repeats_are_added() -> None:
    found = places("Rain fell in [Talas]. Later Talas flooded, and [Bishkek] sent pumps.")
    assert [p.name for p in found] == ["Talas", "Talas", "Bishkek"]
    assert [p.start for p in found] == sorted(p.start for p in found)


def test_nothing_is_added_in_boilerplate() -> None:
    text = "Rain fell in Talas.\n\nMore: Talas weather"
    document = Document(
        "d",
        text,
        (Passage(0, 19, Role.BODY, "en"), Passage(21, len(text), Role.BOILERPLATE, "en")),
        SourceFile("-", "text/plain", 0, ""),
    )
    reading = Reading(document, mentions=(Mention(13, 18, Label.GPE),))
    assert len(PlacesGazetteer(shipped())(reading).places) == 1


def test_an_empty_reading_has_no_places() -> None:
    assert places("Nothing happened.") == []


# ---- slips, by themselves


@pytest.mark.parametrize(
    ("wrong", "slip"),
    [
        ("belogord", True),  # a letter out of place
        ("blegorod", True),  # two changed round
        ("belgrod", True),  # one too few
        ("bellgorod", True),  # one too many
        ("belgarod", True),  # another one
        ("belgorod", False),
        ("belogrod ", False),
        ("belgrade", False),
        ("bolgarod", False),
    ],
)
def test_one_letter_slips(wrong: str, *, slip: bool) -> None:
    assert is_slip(wrong, "belgorod") is slip
    assert is_slip("belgorod", wrong) is slip


@pytest.mark.parametrize("word", ["Police", "Republic", "Centre", "Maritime", "Mine", "Naval"])
def test_what_bodies_and_sites_are_called_is_no_town_by_itself(word: str) -> None:
    assert places(f"The [{word}] said nothing in [Trieste].")[0].name == "Trieste"
    assert len(places(f"[{word} Watch|ORG] said nothing in [Trieste].")) == 1
