"""English inflection by rule: the forms of a verb or noun, and back."""

from __future__ import annotations

from sayso.extraction.events.words import word_set

__all__ = ["IRREGULAR", "noun_forms", "verb_forms"]

IRREGULAR: dict[str, tuple[str, str]] = {
    pair[0]: (pair[1], pair[2])
    for pair in (
        line.split()
        for line in """
arise arose arisen|be was been|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent bent|bet bet bet|bind bound bound|bite bit bitten|blow blew blown
break broke broken|bring brought brought|broadcast broadcast broadcast|build built built
burst burst burst|buy bought bought|cast cast cast|catch caught caught|choose chose chosen
come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|do did done
draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown
forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got
give gave given|go went gone|grind ground ground|grow grew grown|hang hanged hanged
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|kneel knelt knelt|know knew known|lay laid laid|lead led led|leap leapt leapt
leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost
make made made|mean meant meant|meet met met|overcome overcame overcome|overrun overran overrun
oversee oversaw overseen|overthrow overthrew overthrown|pay paid paid|plead pleaded pleaded
put put put|quit quit quit|read read read|retake retook retaken|ride rode ridden|ring rang rung
rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold
send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot
show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat
slay slew slain|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent
spill spilt spilt|spin spun spun|split split split|spread spread spread|spring sprang sprung
stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck
strive strove striven|swear swore sworn|sweep swept swept|swim swam swum|swing swung swung
take took taken|teach taught taught|tear tore torn|tell told told|think thought thought
throw threw thrown|undergo underwent undergone|understand understood understood
undertake undertook undertaken|uphold upheld upheld|wake woke woken|wear wore worn|win won won
wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld|write wrote written
""".replace("|", "\n")
        .strip()
        .split("\n")
    )
}
"""Past tense and past participle of verbs that don't take ``-ed``."""

_DOUBLING = word_set(
    """ban bar beg blip chat chop club commit compel control cut dig drag drop equip expel fit
    flag flee get grab grip gun hit hop jam kidnap let lob map mob nab nod occur omit pat permit
    pin plan plot prefer put quit rap rebut rebel recur refer regret rig rip rob rub run
    scan scrap set shed shoot ship shut sin sit skid skip slam slap slip snap snub spin
    split spot stab step stem stir stop strip submit swap swim tap tip top transfer
    transmit trap trim wed wet win wrap"""
)
_VOWELS = "aeiou"


def verb_forms(base: str) -> dict[str, str]:
    """Map each form of a verb to its kind.

    Kinds: ``base``, ``s`` (third person), ``past``, ``part`` (past participle alone),
    ``ing``. Where past tense and participle are one, the kind is ``past``.
    """
    forms = {base: "base"}
    stem = base
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        stem = base[:-1]
    elif base in _DOUBLING:
        stem = base + base[-1]
    ing = base[:-2] + "ying" if base in {"die", "lie", "tie", "vie"} else stem + "ing"
    if base.endswith("y") and base[-2] not in _VOWELS:
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    else:
        third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        past = base + "d" if base.endswith("e") else stem + "ed"
    if base in IRREGULAR:
        past, participle = IRREGULAR[base]
        if participle != past:
            forms[participle] = "part"
    forms.setdefault(third, "s")
    forms.setdefault(ing, "ing")
    forms.setdefault(past, "past")
    if base == "be":
        forms = {"be": "base", "is": "s", "are": "s", "am": "s", "was": "past", "were": "past"}
        forms |= {"been": "part", "being": "ing"}
    elif base == "have":
        forms["has"] = "s"
        forms.pop("haves", None)
    return forms


def noun_forms(base: str) -> tuple[str, ...]:
    """Return singular and plural of a noun."""
    if base.endswith(("s", "x", "ch", "sh")):
        return base, base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base, base[:-1] + "ies"
    return base, base + "s"
