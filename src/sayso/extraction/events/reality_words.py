"""Words that decide on reality: plans, refusals, conditions, denials, demands."""

from __future__ import annotations

import re

from sayso.extraction.events.words import word_set

__all__ = [
    "ACTUAL",
    "CONDITION",
    "DEMAND",
    "DENIAL",
    "FUTURE_ADJECTIVES",
    "GOING_ON",
    "GOVERNING",
    "NEGATED_ADJECTIVES",
    "NEGATING",
    "NEGATIVE_DETERMINERS",
    "PLAN",
    "PLAN_NOUNS",
    "PROMISE",
    "QUESTION_VERBS",
    "UNREAL",
    "UNREAL_ADJECTIVES",
    "UNREAL_MODALS",
    "UNREAL_NOUNS",
]

PLAN = word_set(
    """plan intend prepare agree vow promise offer decide pledge schedule expect set arrange
    propose commit undertake aim order volunteer announce consent prepare"""
)


UNREAL = word_set(
    """threaten urge demand ask call warn want seek hope wish tell invite advise recommend
    request consider discuss debate mull weigh fear suggest authorise authorize allow
    permit beg plead press insist dare try attempt encourage require enable need oblige
    tempt propose mean"""
)


NEGATING = word_set(
    """refuse fail decline deny avoid prevent avert foil thwart forgo abort cancel halt stop
    forbid prohibit scrap forswear refrain neglect rule refute reject block ban bar oppose"""
)


ACTUAL = word_set("begin start continue manage help proceed rush force appear cease come go return")


PLAN_NOUNS = word_set(
    """plan plans intention intentions decision preparations preparation pledge promise offer
    agreement commitment ready willing due set scheduled expected poised readiness
    willingness preparing going proposal vow deal bid effort efforts order orders"""
)


UNREAL_NOUNS = word_set(
    """threat threats risk fear fears possibility likelihood prospect danger call calls appeal
    demand demands request able unable likely warning warnings chance potential possible
    case permission event attempt attempts suspicion hope hopes option reluctant eager
    keen urge right"""
)


NEGATIVE_DETERMINERS = word_set("no neither nobody none no-one nothing not without never nor")


UNREAL_MODALS = word_set("would could might may should can must 'd")


FUTURE_ADJECTIVES = word_set(
    "planned upcoming scheduled future proposed forthcoming next impending coming intended"
)


UNREAL_ADJECTIVES = word_set(
    "possible potential threatened feared hypothetical imminent likely would-be"
)


NEGATED_ADJECTIVES = word_set("averted foiled cancelled canceled failed thwarted aborted prevented")


GOING_ON = word_set("ongoing continuing continued raging intensifying current")


GOVERNING = word_set("of to for against on about over")


QUESTION_VERBS = word_set("ask wonder say know tell establish determine confirm decide clear")


CONDITION = re.compile(r"\b(?:if|unless|in case|should|provided that|as long as)\b", re.IGNORECASE)


DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|rejected (?:claims?|allegations?|accusations?|reports?)"
    r"|refut\w+|dismissed (?:claims?|allegations?|accusations?|reports?)|disputed|rebutted"
    r"|no truth|untrue|false|fabricat\w+|invention|nonsense|baseless|groundless)\b",
    re.IGNORECASE,
)


DEMAND = re.compile(
    r"\b(?:demand\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon|for)|appeal\w*"
    r"|ask(?:s|ed|ing)?"
    r"|order(?:s|ed|ing)?|insist\w*|beg\w*|plead\w*|recommend\w*|request\w*|want(?:s|ed)?|advis\w+"
    r"|suggest(?:s|ed|ing)?|propos\w+|implor\w+|hop(?:e|es|ed|ing)|threaten\w*|fear(?:s|ed)?)\b",
    re.IGNORECASE,
)


PROMISE = re.compile(
    r"\b(?:vow\w*|promis\w*|pledg\w*|plan(?:s|ned|ning)?|intend\w*|offer\w*)\b", re.IGNORECASE
)
