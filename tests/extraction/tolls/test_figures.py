"""Figures alone, and what they count (fiction, 2031)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Reading

Counts = Callable[[str], list[tuple[str, int, int | None]]]
Read = Callable[[str], Reading]
FAR = "The road to Naryn was open. Shops sold bread. " * 12


def numbers(reading: Reading) -> list[tuple[str, int]]:
    tolls = sorted((t for e in reading.events for t in e.tolls), key=lambda t: t.evidence)
    return [(t.kind.value, t.low) for t in tolls]


@pytest.mark.parametrize(
    "told",
    [
        "The council stuck to 212.",
        "Mayor Bello stands by 31.",
        "The clinic counts 19.",
        "The ministry still speaks of 26.",
    ],
)
def test_what_somebody_says_may_be_a_figure_alone(read: Read, told: str) -> None:
    found = numbers(read(f"Fifty people died in the flood in Salto. {FAR}{told}"))
    assert found[0] == ("killed", 50)
    assert [kind for kind, _ in found] == ["killed", "killed"]


@pytest.mark.parametrize(
    "told",
    [
        "The council stuck to its plan of 212 pages.",
        "The clinic counts 19 beds.",
        "Mayor Bello stands by Route 31.",
    ],
)
def test_figures_of_things_count_nobody(read: Read, told: str) -> None:
    found = numbers(read(f"Fifty people died in the flood in Salto. {FAR}{told}"))
    assert found == [("killed", 50)]


def test_nobody_counted_no_figures(read: Read) -> None:
    assert numbers(read("The council met in Salto. It stuck to 212.")) == []


def test_a_number_told_with_its_kind_is_known_again(counts: Counts) -> None:
    text = f"Police hold 312 men. In Gao 41 people died. {FAR}"
    assert counts(f"{text}The 312 were well fed.") == [
        ("detained", 312, 312),
        ("detained", 312, 312),
        ("killed", 41, 41),
    ]
    assert len(counts(f"{text}The 313 were well fed.")) == 2
    assert len(counts(f"{text}The 312 lorries were well built.")) == 2
    assert len(counts(f"{text}The shop opened at 41 Lenin Street.")) == 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The clinic raised its count of civilian dead to 163.", ("killed", 163)),
        ("The council lowered its figure for the missing to 22.", ("missing", 22)),
        ("He put the number of fugitives at forty.", ("missing", 40)),
        ("The number who died on 3 May at Lae is 12.", ("killed", 12)),
        ("Persons arrested number 138, police in Lae said.", ("detained", 138)),
        ("Participants numbered 6,500, police in Lae said.", ("present", 6500)),
    ],
)
def test_figures_with_their_kind(counts: Counts, text: str, wanted: tuple[str, int]) -> None:
    assert counts(text) == [(*wanted, wanted[1])]


@pytest.mark.parametrize(
    "text",
    [
        "The clinic raised its count of beds to 163.",
        "The number of dead trees rose to 22 in Lae.",
        "Participants reached Camp 4 above Lae.",
        "The book gives the names of three people from Lae.",
    ],
)
def test_figures_of_something_else(counts: Counts, text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Thirty-one rebels were killed and six captured near Gao.",
            [("detained", 6, 6), ("killed", 31, 31)],
        ),
        (
            "Five divers were killed and four taken alive near Lae.",
            [("detained", 4, 4), ("killed", 5, 5)],
        ),
        ("Scores of people are said to have been killed in Gao.", [("killed", 40, 199)]),
        ("He named 19 people it says were killed in Gao.", [("killed", 19, 19)]),
        ("Some 4,200 people had got out of Lae by Friday.", [("displaced", 4200, 4200)]),
        ("About 4,000 people had been at the gates in Lae.", [("present", 4000, 4000)]),
        ("He said 312 men had surrendered at Gao.", [("detained", 312, 312)]),
    ],
)
def test_more_ways_to_tell(
    counts: Counts, text: str, wanted: list[tuple[str, int, int | None]]
) -> None:
    assert counts(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Two officials said that the mayor of Gao was dead.",
        "Three ministers surrendered their seats in Lae.",
        "Four guests got out of bed in Lae.",
    ],
)
def test_what_only_looks_alike(counts: Counts, text: str) -> None:
    assert [c for c in counts(text) if c[1] > 1] == []


def test_a_count_and_the_one_it_replaces(counts: Counts) -> None:
    found = counts("The union cut its tally of the injured from nine to three.")
    assert found == [("injured", 3, 3), ("injured", 9, 9)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nine people were killed in Lae. The police insisted for days on 27.", 27),
        ("Nine people were killed in Lae. Three more were found, which would make twelve.", 12),
        (
            "Nine people were killed in Lae. The ministry disputes the count of 14 published here.",
            14,
        ),
        ("Gunmen attacked the market of Lae. The governor speaks of 14.", 14),
        ("The mine cut its count of the dead from 19 to 15.", 19),
        ("Nine people were killed in Lae. We count three: Ana Pop, Ion Luca and Radu Ene.", 3),
        ("Nine people were killed in Lae. Fourteen is also the figure that the union names.", 14),
        ("Nine people were killed in Lae. We now have fourteen names, the union said.", 14),
    ],
)
def test_more_words_lead_a_figure(counts: Counts, text: str, number: int) -> None:
    assert ("killed", number, number) in counts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed in Lae. The train arrived on 27.",
        "The mine cut its price for a tonne from 27 to 14.",
        "Nine people were killed in Lae. Fourteen is a small number for a choir.",
        "Nine people were killed in Lae. The guards make 27 rounds a night.",
        "The mayor opened the market of Lae. The governor speaks of 14.",
    ],
)
def test_other_figures_lead_nowhere(counts: Counts, text: str) -> None:
    assert all(low not in {14, 27} for _, low, _ in counts(text))
