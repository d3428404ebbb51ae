"""The stance that a cue alone settles, and the cues that leave it to the content."""

from __future__ import annotations

from sayso.extraction.statements.lexicon import CUE_FORMS
from sayso.extraction.statements.words import word_set
from sayso.model import Stance

__all__ = ["CUE_STANCES", "EVASIVE_VERBS", "NOUN_STANCES", "cue_lemma"]


def _table(rows: dict[Stance, str]) -> dict[str, Stance]:
    return {lemma: stance for stance, words in rows.items() for lemma in words.split()}


CUE_STANCES: dict[str, Stance] = _table(
    {
        Stance.DENIES: """deny reject dismiss refute dispute rebut repudiate disavow contradict
            oppose refuse disown rubbish discount debunk disprove gainsay""",
        Stance.CONFIRMS: "confirm corroborate verify authenticate attest vouch uphold",
        Stance.EVADES: "evade dodge sidestep skirt deflect decline duck stonewall",
        Stance.ACCUSES: """accuse blame allege denounce condemn complain charge criticise criticize
            decry deplore slam blast lambast lambaste fault castigate vilify implicate berate
            chide rebuke scold protest reproach indict lash hit incriminate""",
        Stance.ADMITS: "admit acknowledge concede confess apologise apologize regret own",
        Stance.ANNOUNCES: "announce unveil proclaim decide rule order decree plan intend appoint",
        Stance.PROMISES: "promise pledge vow swear offer guarantee assure reassure agree undertake",
        Stance.THREATENS: "threaten",
        Stance.DEMANDS: """demand urge call request recommend propose advise appeal plead instruct
            beg implore exhort petition advocate press caution want""",
        Stance.DOUBTS: "doubt question wonder query challenge scoff",
        Stance.BELIEVES: """believe think hope fear worry expect suspect assume feel know consider
            regard predict forecast foresee anticipate wish prefer understand speculate judge
            deem hold reckon imagine""",
        Stance.RETRACTS: "retract withdraw recant walk rescind backtrack",
    }
)
"""Stances of verbs whose cue settles them, unless a rule on the content says otherwise."""

NOUN_STANCES: dict[str, Stance] = _table(
    {
        Stance.DENIES: "denial rejection rebuttal refusal",
        Stance.CONFIRMS: "confirmation",
        Stance.ACCUSES: "accusation allegation complaint charge protest criticism condemnation",
        Stance.ADMITS: "admission confession acknowledgement acknowledgment apology",
        Stance.ANNOUNCES: "announcement declaration decision ruling decree order",
        Stance.PROMISES: "promise pledge vow offer assurance reassurance guarantee commitment",
        Stance.THREATENS: "threat ultimatum",
        Stance.DEMANDS: "demand call appeal request proposal recommendation plea",
        Stance.DOUBTS: "doubt question scepticism skepticism",
        Stance.BELIEVES: """belief fear hope view opinion conviction suspicion prediction forecast
            guess expectation concern""",
        Stance.RETRACTS: "retraction withdrawal",
    }
)
"""Stances of nominal cues ("the denial that")."""

EVASIVE_VERBS = word_set(
    """say comment answer respond reply confirm explain elaborate discuss disclose specify
    identify name clarify address reveal know speculate tell provide give establish determine
    verify return state detail release publish acknowledge describe dignify add draw drawn"""
)
"""Verbs whose negation is an evasion: "did not say", "would not discuss"."""


def cue_lemma(word: str) -> str | None:
    """Return the base form of a cue verb's form, or None for another word."""
    forms = CUE_FORMS.get(word)
    return forms[0].verb.lemma if forms else _EXTRA.get(word)


_MORE = word_set(
    """rubbish discount debunk disprove gainsay authenticate vouch duck stonewall reproach indict
    decree appoint undertake beg implore exhort petition press reckon imagine rescind backtrack
    own commit misspeak uphold"""
)
_EXTRA = {
    form: lemma
    for lemma in _MORE
    for form in (lemma, lemma + "s", lemma + "ed", lemma + "d", lemma + "ing", lemma[:-1] + "ing")
}
