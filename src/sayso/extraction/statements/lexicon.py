"""Cue words: verbs, nouns and phrases that attribute, with what may follow each."""

from __future__ import annotations

from typing import NamedTuple

from sayso.extraction.statements.inflect import verb_forms
from sayso.extraction.statements.words import word_set

__all__ = ["CUE_FORMS", "CUE_NOUNS", "CueVerb", "Form"]


class CueVerb(NamedTuple):
    """A cue verb and what it takes.

    Attributes:
        lemma: Base form, with a particle where it needs one ("point out").
        clause: Takes a clause with or without "that".
        that: Takes a clause only with "that" (or a colon, or a quotation).
        quote: May introduce a quotation.
        thing: Takes a noun phrase as content ("denied the charge").
        to: Takes "to" and a verb as content ("promised to").
        asked: Takes a question ("asked whether").
        to_whom: Takes an addressee before the content ("told reporters that").
        whom_to: Takes a person and "to" as content ("urged them to").
        particles: Words that may follow and belong to the cue; ``+`` alone means that
            the verb is a cue only with one of them.
    """

    lemma: str
    clause: bool = False
    that: bool = False
    quote: bool = False
    thing: bool = False
    to: bool = False
    asked: bool = False
    to_whom: bool = False
    whom_to: bool = False
    particles: tuple[str, ...] = ()
    needs_particle: bool = False


class Form(NamedTuple):
    """One form of a cue verb."""

    verb: CueVerb
    form: str


# Letters: c clause, t clause only with "that", q quotation, n noun phrase, i to-infinitive,
# w question, a addressee first, u person + to. After a slash: particles; ! = needs one.
_TABLE = """
say cqw/of ! | tell cqaw | add cq | write cq/about,of | claim cqni | state cqn |
announce cqni | report cqn/on | note cqn | argue cq | explain cqw | suggest cqn |
insist cq/on | maintain cq | assert cqn | allege cqn | contend cq | declare cqn |
acknowledge cqn | admit cqn/to | concede cqn | confirm cqnw | deny cqn | reject qn |
dismiss n | refute n | dispute nt | rebut n | repudiate n | disavow n | contradict n |
warn cqau/of,against,about | caution cqu/against | threaten qit | vow cqi | pledge cqin |
promise cqina | swear ci/to | guarantee cn | offer in | agree ci/to,on,with | accept tn |
refuse i | decline i | demand cqni | urge cqun | ask qwnu/for,about,! | call n/for,on,upon,off |
appeal u/for,to | plead qu/for,with | request tn | order tun | instruct u | recommend tn |
propose tni | advise tuna | recall cq | remember t | testify cq/to | confess cqn/to |
believe cu | think c | hope ci/for | fear cn | worry c/about,that | expect tnu | doubt cnw |
suspect cn | assume t | know t | feel t | consider n | regard n | understand t |
wonder qw | question nw | predict cqn | forecast cn | estimate cn | calculate cn | conclude cq |
find t | discover t | determine t | establish t | show t | indicate cn | reveal cn | imply c |
hint c/at | signal c | disclose cn | describe n | depict n | portray n | characterise n |
characterize n | accuse n | blame n | charge t | condemn n | denounce n | criticise n |
criticize n | decry n | deplore n | slam n | blast n | lambast n | lambaste n | praise n |
welcome n | hail n | mock n | laud n | defend n | endorse n | back n | support n | oppose n |
complain cq/of,about | lament cqn | regret tn | apologise q/for,to | apologize q/for,to |
reply cq | respond q/to,! | answer cq | retort cq | counter cq | comment q/on | remark cq |
undertake i |
observe cq | mention tn | stress cqn | emphasise cqn | emphasize cqn | underline cn |
underscore tn | reiterate cqn | repeat tqn | clarify cqn | point c/out,to,! | cite n | quote n |
tweet cq | post q | shout cq | yell cq | whisper cq | mutter q | joke cq | quip cq |
continue q | conclude cq | read q | chant q | boast cq/of,about | brag c/about |
exclaim q | cry q | scream q | declaim q | sneer q | scoff q/at | fume q | speculate c/about |
reassure a | assure a | inform a | remind a | notify a | convince a | persuade u |
speak n/of,about,! | talk n/about,of,! | refer n/to,! | allude n/to,! | object q/to |
protest cqn | retract n | withdraw n | recant n | disown n | walk n/back,! | evade n | dodge n |
sidestep n | skirt n | deflect n | ignore n | attribute n | credit n | liken n | compare n |
foresee n | anticipate tn | plan i | intend i | seek i | want in | aim i | wish i |
prefer in | favour n | favor n | hold t | see t | hear t | realise t | realize t | learn t |
decide it | rule t | judge t | deem n | agree c/to | proclaim cn | profess cn | purport i |
advocate n | express n | voice n | convey n | raise n | detail n | recount cn | narrate n |
relate t | summarise n | summarize n | outline n | unveil n | release n | issue n |
make t/clear,! | put n/at | count n | certify t | verify tn | corroborate n | back n/up |
attest c/to | opine cq | muse q | intone q | demur q | interject q | chime q/in,! |
lash n/out at,! | hit n/out at,back at,! | accede n/to,! | admonish a | berate n | chide n |
rebuke n | scold n | fault n | castigate n | vilify n | implicate n | challenge n | query nw |
""".replace("\n", " ")
_DROPPED = word_set("back support ignore raise release issue compare credit see hear")

CUE_NOUNS = word_set(
    """claim announcement statement report allegation accusation denial assertion warning promise
    pledge vow threat admission confession belief fear hope suggestion argument conclusion
    finding remark complaint demand call appeal request prediction estimate view opinion
    insistence acknowledgement acknowledgment declaration testimony contention speculation rumour
    rumor concern account assessment charge proposal offer confirmation reassurance assurance
    comment explanation account conviction suspicion doubt guess forecast figure count tally
    verdict ruling decision"""
)
"""Nouns that may attribute, in the singular."""


def _parse() -> dict[str, CueVerb]:
    verbs: dict[str, CueVerb] = {}
    for entry in _TABLE.split("|"):
        if not entry.strip():
            continue
        head, _, rest = entry.strip().partition("/")
        lemma, _, letters = head.strip().partition(" ")
        words = [w.strip() for w in rest.replace(" !", ",!").split(",") if w.strip()]
        if lemma in _DROPPED or lemma in verbs:
            continue
        verbs[lemma] = CueVerb(
            lemma,
            clause="c" in letters,
            that="t" in letters,
            quote="q" in letters,
            thing="n" in letters,
            to="i" in letters,
            asked="w" in letters,
            to_whom="a" in letters,
            whom_to="u" in letters,
            particles=tuple(w for w in words if w != "!"),
            needs_particle="!" in words and lemma not in {"say", "ask", "respond"},
        )
    return verbs


def _forms() -> dict[str, tuple[Form, ...]]:
    table: dict[str, tuple[Form, ...]] = {}
    for verb in _parse().values():
        for form, word in verb_forms(verb.lemma).items():
            table[word] = (*table.get(word, ()), Form(verb, form))
    return table


CUE_FORMS: dict[str, tuple[Form, ...]] = _forms()
"""Every form of every cue verb, with the verb and the form's names."""
