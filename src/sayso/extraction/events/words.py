"""Closed word classes that bound clauses and noun phrases."""

from __future__ import annotations

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "BE",
    "DETERMINERS",
    "MODALS",
    "NEGATIONS",
    "NOUN_OR_VERB",
    "NUMBERS",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVES",
    "SUBORDINATORS",
    "TIME_WORDS",
    "word_set",
]


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set: lists of words read best as prose."""
    return frozenset(text.split())


DETERMINERS = word_set(
    """a an the this that these those its his her their my our your each every some any no all
    both several many most few another such either neither more less other certain various
    numerous"""
)
PREPOSITIONS = word_set(
    """of in on at by for with from into against over under near about during until between among
    through across along toward towards inside outside within without amid amidst
    following despite than as per via upon onto including beyond behind beside besides
    around throughout alongside above below beneath concerning regarding aboard versus
    unlike like off"""
)
PRONOUNS = word_set(
    """he she they we i you it him them us me himself herself themselves itself who whom nobody
    no-one everyone someone anyone one nothing something anything everybody somebody none"""
)
RELATIVES = word_set("who which that whose whom")
SUBORDINATORS = word_set(
    """after before since while when where because if unless although though whereas whether why
    how lest what whenever"""
)
MODALS = word_set("will would could can may might shall should must 'll cannot")
BE = word_set("be is are was were been being am 's 're")
AUXILIARIES = MODALS | BE | word_set("has have had having do does did done get gets got getting")
NEGATIONS = word_set(
    "not n't never no nobody none neither nor nothing without hardly barely no-one cannot nowhere"
)
ADVERBS = word_set(
    """also then again still already now even just only once ever often soon later earlier
    together too instead almost nearly back away yet however meanwhile therefore thus
    first twice always sometimes there here up down out over ahead about abroad further
    once more jointly indeed perhaps maybe since ago afterwards yesterday today tomorrow
    tonight overnight home well"""
)
NUMBERS = word_set(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred thousand million billion dozen dozens hundreds thousands scores"""
)
TIME_WORDS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today yesterday tomorrow tonight
    overnight week weeks month months year years day days hour hours minutes decade
    decades earlier later ago last next past recently previously morning evening afternoon
    night weekend midnight noon dawn early late this early mid spring summer autumn winter
    jan feb mar apr jun jul aug sep sept oct nov dec daily annually weekly now time moment"""
)
NOUN_OR_VERB = word_set(
    """free gas volunteer arm back lower open close light clean clear dry empty warm welcome plan
    visit call report state force deal aid support order help use move face head lead fire question
    protest vote cost back study work fight battle attack strike raid arrest charge search
    talk meet claim demand request appeal threat drop rise fall increase decline return
    release test plot mine bomb rocket shell target trade export import loan fund grant
    supply need hope fear worry concern result cause effect object subject project matter
    point place part process program record rate risk role rule run show shot sign slide
    sound source space stage stand start stop step store stress study target task tax term
    tie title track transfer transport travel treat trip trouble turn view vote wage walk
    war watch wave win wish witness wonder worry wound march rally riot boycott ban
    blockade siege sanction veto truce probe audit rape torture murder abuse assault
    ambush clash crash blast leak flood accident capture seizure detention pledge promise
    offer praise welcome hail thank honour honor salute mourn party camp guard patrol post
    mission list mark mass measure mix model name note number people pressure press price
    quarter race range reach rest review reward ring share ship shift shock shop sleep
    smile smoke spark speed spell split spread spring square star station stock storm
    stream strain surge suspect switch trap cross date debate design desire display divide
    doubt draw dream dress drink drive echo edge end escape estimate exchange exercise
    experience fan feature feed field figure film finger finish fish fit fix flight float
    focus force form frame function gain gather guide hand harm host house impact
    influence interest interview iron issue joke judge jump kick kill knife land laugh
    launch light limit line link load lock look love mail contact contract control copy
    count cover crack credit cure cut damage dance block board boost border bridge
    broadcast burn campaign care cast catch cause challenge change chance check claim book
    bet benefit balance answer age access account act address advance agent air alarm
    alert amount approach arms set well down hit stop repair rescue restrict resort
    respect sentence serve silence skirmish spokesman mob defeat defect dispute march"""
)
"""Words that are nouns at least as often as verbs, besides the nouns among the triggers."""
