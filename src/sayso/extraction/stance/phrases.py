"""Phrases of a content that show a stance when the cue leaves it open ("said", none)."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.model import Stance

__all__ = ["CLAIM_WORDS", "FALSE_WORDS", "HARSH_WORDS", "PHRASES", "Phrase"]

_I = re.IGNORECASE

FALSE_WORDS = re.compile(
    r"\b(?:false|untrue|groundless|baseless|unfounded|nonsense|nonsensical|lies?|lying|"
    r"invent(?:ed|ion)|"
    r"fabricat\w+|fiction|fictitious|fantasy|fantasies|fairy[- ]?tales?|hoax|fake|absurd|"
    r"ridiculous|"
    r"ludicrous|preposterous|propaganda|slander|smear|libel\w*|defamat\w+|rubbish|bogus|wrong|"
    r"incorrect|inaccurate|misleading|without (?:foundation|merit|basis)|disinformation|"
    r"misinformation|myth|rumou?rs?|made[- ]up|distort\w+|concocted|not true|nothing of the "
    r"(?:kind|sort)|"
    r"hearsay|baloney|garbage|witch[- ]hunt|politically motivated|far-fetched|unsubstantiated)\b",
    _I,
)
CLAIM_WORDS = re.compile(
    r"\b(?:claims?|allegations?|accusations?|charges?|reports?|assertions?|suggestions?|"
    r"complaints?|"
    r"statements?|rumou?rs?|version|account|story|figures?|toll|findings?|protest note|notion|idea|"
    r"it|this|that|them)\b",
    _I,
)
HARSH_WORDS = re.compile(
    r"\b(?:massacre|crime|criminal|provocation|terroris\w+|aggress\w+|murder\w*|attack|assault|"
    r"illegal|unlawful|war crime|genocide|traitors?|betrayal|enabler|trespassers?|invaders?|"
    r"occupiers?|outrage\w*|scandal\w*|theft|fraud\w*|stolen|rigged|coup|sabotage|blackmail|"
    r"disgrace\w*|insults?|cowards?|farce|sham|mockery|circus|clowns?|fools?|parasites?|confession|"
    r"hypocri\w*|meddling|theatre|hired (?:actors|thugs)|"
    r"cowardly|barbaric|brutal|negligen\w+|thugs?|liars?|cheats?|thie(?:f|ves)|puppets?|spy|spies|"
    r"piracy|pirates?|kidnapp\w+|shame\w*|extortion|treason|vandalism|robbery|inhuman\w*|hostile|"
    r"disturbing|reckless|unacceptable|corrupt|a violation|a breach|union[- ]busting|lock-?out)\b",
    _I,
)


class Phrase(NamedTuple):
    """A phrase and the stance it shows.

    Attributes:
        name: Name of the rule.
        stance: What the speaker does.
        pattern: What to look for in the content.
        near_start: The phrase must begin within so many words; 0 for anywhere.
    """

    name: str
    stance: Stance
    pattern: re.Pattern[str]
    near_start: int = 0


PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "no answer",
        Stance.EVADES,
        re.compile(
            r"\b(?:could|can|can['’]?|would|will|did|do|does|was|were|is|are|am)\s?(?:not|n['’]t|"
            r"never|no longer)"
            r"\s+(?:\w+ly\s+|yet\s+|now\s+)?(?:be able to\s+|able to\s+|in a position to\s+|"
            r"going to\s+|yet\s+|"
            r"want to\s+|wish to\s+|ready to\s+|prepared to\s+|at liberty to\s+|allowed to\s+)?"
            r"(?:say|tell|comment|confirm|establish|determine|verify|discuss|speculate|disclose|"
            r"specify|"
            r"answer|elaborate|rule out|know|predict|explain|recall|remember|identify)\b|"
            r"\bcan(?:no|['’])t (?:say|tell|comment|confirm|establish|verify|discuss|speculate|"
            r"answer|rule out|"
            r"recall|remember)\b|"
            r"\b(?:unable|unwilling|not able|too early|too soon|premature|impossible|refused|"
            r"declined) to "
            r"(?:say|tell|comment|confirm|establish|determine|verify|discuss|speculate|answer|"
            r"draw|speak|talk|attribute|judge|assess|assign|blame|name|describe)\b|"
            r"\bnot for (?:me|him|her|us|them|it) to (?:say|comment|judge|decide|answer|"
            r"speculate)\b|"
            r"\bnot (?:dignify|respond to|engage with|be drawn)\b|\bkn[eo]ws? nothing (?:of|"
            r"about)\b|"
            r"\bno (?:knowledge|information) (?:of|about)\b|"
            r"\b(?:is|was|are|were) (?:still )?(?:studying|examining|considering|"
            r"reviewing|aware of) (?:the|his|her|its|their|those|these) (?:\w+['’]s )?(?:\w+ )?"
            r"(?:remarks?|reports?|claims?|allegations?|statements?|comments?|questions?|matter|"
            r"letter|case|accusations?|complaints?)\b|"
            r"\b(?:is|was|are|were) being (?:studied|examined|reviewed|considered|"
            r"checked)\b|"
            r"\b(?:am|['’]m|was|is) (?:not an?|no) (?:fireman|doctor|lawyer|judge|prophet|"
            r"clairvoyant|fortune[- ]teller|expert|scientist|engineer|accountant|detective|"
            r"politician|historian|magician|weatherman|mind-reader)\b|"
            r"\bthe matter (?:is|was) (?:closed|settled|before the courts?|under investigation)\b|"
            r"\b(?:inquiry|investigation|audit|review) (?:is|was) (?:still )?(?:under way|ongoing|"
            r"continuing)\b|"
            r"\bneither (?:confirm|deny)\b|"
            r"\bnot in a position\b|\bno comment\b|\bdid not know\b|\bdon['’]t know\b|\bdoes not "
            r"know\b|"
            r"\b(?:had|have|has) (?:no (?:information|knowledge|details|idea|comment)|nothing to "
            r"(?:say|add))\b|"
            r"\b(?:would|will|do|does) not (?:be )?(?:comment\w*|discuss\w*|speculat\w+)\b|"
            r"\b(?:remain|was|is|still) (?:unclear|unknown)\b",
            _I,
        ),
        7,
    ),
    Phrase(
        "sends elsewhere",
        Stance.EVADES,
        re.compile(
            r"\bquestions?\b[^.;]{0,40}\b(?:addressed|directed|referred|put) to\b|"
            r"^\W*(?:you (?:should|must|have to|need to|can|will have to) )?(?:ask|put (?:that|"
            r"this|the) "
            r"question to) (?:them|the|him|her|my|me (?:on|again|later|tomorrow|next))\b|"
            r"^\W*(?:that|this|it) (?:is|was|will be) (?:a (?:matter|question) )?(?:entirely |"
            r"solely )?"
            r"for (?:the|others|somebody|them|him|her|parliament|history) ?(?:courts?|judges?|"
            r"police|"
            r"inquiry|investigators|prosecutors|lawyers|commission|committee|others|to (?:say|"
            r"decide|"
            r"answer|judge))?\b|"
            r"^\W*(?:I|we)(?: will|['’]ll| shall| would)? leave (?:that|it|this) (?:to|for) (?:the|"
            r"others|them|him|her|my)\b",
            _I,
        ),
    ),
    Phrase(
        "taken back",
        Stance.RETRACTS,
        re.compile(
            r"(?:\b(?:(?:been|was|were|am|is) [“\"‘]?|^\W*)(?:misunderstood|misquoted|"
            r"misinterpreted|"
            r"mistranslated)|"
            r"misspoke|misspoken|taken out of context|out of context|(?:withdr[ae]w\w*|"
            r"retract\w*|take back|took "
            r"back|taken back) "
            r"(?:(?:the|its|his|her|their|my|our|that|an?|earlier) ){0,2}(?:claims?|statements?|"
            r"reports?|remarks?|accusations?|"
            r"allegations?|words?|charges?|figures?|comments?|warnings?|threats?|what (?:he|she|"
            r"it|they|I|we) said)\b|no longer (?:stands?|stood) by|"
            r"never meant to (?:say|suggest|imply)|had been wrong to (?:say|claim|report)|"
            r"(?:earlier|previous|initial) (?:statement|report|claim|figure|count)s? (?:was|were|"
            r"had been) "
            r"(?:wrong|mistaken|an error|incorrect|false|premature))\b",
            _I,
        ),
    ),
    Phrase(
        "apology",
        Stance.ADMITS,
        re.compile(
            r"\b(?:(?:am|are|was|were|is|['’]m|['’]re)(?: \w+ly| so| very)? sorry(?! to (?:hear|"
            r"see|say|learn))|apologi[sz]\w*|"
            r"(?:my|our|his|her|its|their) "
            r"(?:own )?(?:mistakes?|faults?|errors?|failures?)|(?:I|we) (?:was|were) (?:wrong|"
            r"mistaken)|"
            r"(?:made|had made|have made) (?:a |an |some |serious |grave |the )*(?:mistake|"
            r"error)s?|"
            r"(?:take|takes|took|accept|accepts|accepted|bear) (?:full |all )*responsibility|"
            r"we (?:failed|should have|let (?:them|people|you) down|got it wrong)|I should(?: "
            r"not)? have|"
            r"human error on our part|(?:our|my|its|his|her|their) own (?:doing|making|fault)|"
            r"(?:I|we) (?:gave the orders?|ordered it|did it|knew(?! "
            r"(?:nothing|"
            r"that|it was not))|fired first)|(?:they|it) (?:were|was) ours|"
            r"regret(?:s|ted)? (?:the|any|its|this|that) (?:\w+ )?(?:distress|deaths?|loss|pain|"
            r"harm|suffering|error|mistake|"
            r"inconvenience))\b",
            _I,
        ),
    ),
    Phrase(
        "threat",
        Stance.THREATENS,
        re.compile(
            r"\bif (?:there (?:is|are) no|they|he|she|it|you|no|the)\b[^.;]{0,60}\b(?:we|I)(?: "
            r"will|['’]ll) "
            r"(?!help|support|talk|meet|negotiate|return|release|go back|be (?:glad|happy)|pay|"
            r"thank)|"
            r"\b(?:will|would) (?:go to court|take [^.;]{1,30} to court|close the|block the)\b|"
            r"\bif\b[^.;]{0,90}\b(?:we|I)(?: will| shall|['’]ll| would)?\s+(?:\w+\s+)?(?:shoot|"
            r"strike|respond|"
            r"retaliate|fire|answer|hit|destroy|act|close|stop|block|walk out|shut|fight|attack|"
            r"leave|"
            r"expel|withhold|sue|halt|cut|burn|bury|take)\b|"
            r"\bhear from (?:our|my|his|her|their|its) lawyers\b|\bsee (?:you|them|him|her|it) in "
            r"court\b|"
            r"\b(?:will|would|shall) (?:not go unanswered|be answered|have to answer for)\b|"
            r"\b(?:will|would|shall) sink (?:any|every|all)\b|"
            r"\b(?:will|would|shall) (?:recall|expel|suspend|close|halt|stop|block|seize|cut|"
            r"withhold|walk|"
            r"strike|retaliate|withdraw)\b[^.;]{2,90}\b(?:if|unless)\b|"
            r"\b(?:will|would|shall|['’]ll) (?:\w+ly )?(?:pay (?:a (?:\w+ )?price|the price|"
            r"dearly|for (?:this|it|that|what))|regret|"
            r"retaliate|strike back|hit back|"
            r"avenge|be punished|be crushed|be destroyed|be met with|face|silence|suffer|respond "
            r"(?:with force|"
            r"harshly|in kind|militarily|decisively)|open fire|shoot|crush|destroy|wipe out|shut "
            r"down|"
            r"bring [\w ]{1,30} to a (?:halt|standstill)|sue|prosecute|expel|walk (?:out|away))\b|"
            r"\b(?:could|can|may|might) (?:walk away|resume (?:strikes|attacks|shelling)|strike)\b|"
            r"\bdraw (?:our|its|their|his|her) own conclusions\b|\b(?:grave|serious|severe|dire) "
            r"consequences\b|"
            r"\bconsequences (?:will|would)\b|\b(?:will|would|face|promis\w+|threaten\w*|vow\w*|"
            r"risk\w*|expect|order\w*|take|taking|have our) (?:\w+ )?(?:retaliation|revenge|"
            r"reprisals?)\b|\bor else\b|"
            r"\botherwise\b[^.;]{0,60}[“\"‘']?\b(?:silence|strike|act|respond|close|destroy)\b|"
            r"\b(?:no|without) mercy\b|\bor (?:we|I) will\b",
            _I,
        ),
    ),
    Phrase(
        "doubt",
        Stance.DOUBTS,
        re.compile(
            r"\b(?:(?:saw|see|sees) no (?:point|reason|sense|sign|basis)|(?:had|has|have|found|"
            r"finds|find) no (?:record|evidence|"
            r"sign|proof|trace|indication)|no (?:record|evidence|proof|sign) (?:of|that)|unlikely|"
            r"not (?:convinced|sure|certain|persuaded|credible|plausible|believable)|sceptic\w*|"
            r"skeptic\w*|"
            r"doubt(?:s|ed|ful|ing)?|dubious|questionable|hard to (?:believe|see|imagine)|"
            r"(?:remains|remained) to be seen|hardly|scarcely|I wonder|does not add up|don['’]t "
            r"add up|"
            r"(?:would|will|does|did|could) not (?:last|hold|work|survive|help|solve|add up|"
            r"bring|matter)|"
            r"won['’]t (?:last|hold|work|help)|if (?:it|they) (?:exist|exists|are true)|"
            r"(?:does|do|did) not (?:believe|trust|think)|don['’]t (?:believe|trust|think))\b",
            _I,
        ),
    ),
    Phrase(
        "demand",
        Stance.DEMANDS,
        re.compile(
            r"\b(?:must|should|ought to|needs? to|has to|have to|had to)(?: not| never)? "
            r"(?:immediately |now |first |also |at once )?"
            r"(?:be )?(?:stop\w*|end\w*|withdraw\w*|pull\w*|release\w*|return\w*|resign\w*|"
            r"apologi[sz]\w*|explain\w*|"
            r"investigat\w*|hand\w*|leave|allow\w*|halt\w*|cease\w*|respect\w*|pay|paid|"
            r"recount\w*|publish\w*|"
            r"negotiat\w*|compensat\w*|evacuat\w*|stay|remain|avoid|boil|act|answer|accept\w*|"
            r"give[n]?|let|open\w*|close\w*|step down|held|punish\w*|reinstat\w*|come|sit down|"
            r"agree|admit|do more|"
            r"show|tell|help|send|provide|rebuil\w+|stop|wait|keep|disarm|surrender|vote|rerun|"
            r"annul\w*|cancel\w*)\b|"
            r"\b(?:would|will|shall) (?:not|be no) "
            r"(?!be (?:visible|ready|available|complete|known|clear|finished|possible|back|"
            r"open)\b)[^.;,]{1,40}\b(?:until|unless)\b|"
            r"\bwould like (?!to\b)[^.;]{2,60}?\bto [a-z]+|"
            r"\bnot\b[^.;,]{1,40}\buntil\b[^.;,]{0,30}"
            r"\b(?:admit|apologi|withdr|releas|pay|pai|agree|meet)\w*|"
            r"\b(?:we|I|they|he|she|it|workers|residents|families) (?:demand|want|insist|ask|"
            r"call for|urge)s?(?:ed)?\b|"
            r"^[“\"‘']?(?:please |do not |don['’]t |never )?(?:stop|release|leave|stay|resign|"
            r"apologi[sz]e|withdraw|"
            r"evacuate|boil|let|give|pay|go home|come back|return|bring|count|show|tell|help|"
            r"keep|lay down|hand over)\b",
            _I,
        ),
    ),
    Phrase(
        "untrue",
        Stance.DENIES,
        re.compile(
            r"\b(?:is|was|are|were|is all|was all|it['’]s|that['’]s|all|pure|total|complete|"
            r"utter) [“\"‘]?(?:simply |just |all |a |an |pure |"
            r"total |complete |utter |absolute |completely |totally |entirely |absolutely |"
            r"flatly )*"
            r"(?:not true|untrue|false|wrong|lies?|nonsense|fabricat\w+|invent(?:ed|ion)|"
            r"baseless|groundless|"
            r"unfounded|rubbish|fiction|fake|hoax|propaganda|absurd|incorrect|nothing of the "
            r"(?:kind|sort)|"
            r"slander|fantasy|made up|a fairy tale|guesswork|gossip|hearsay)\b|"
            r"^\W*(?:that|it|this|the \w+)(?:['’]s| is| was) [“\"‘]?(?:\w+ly )?(?:laughable|"
            r"ludicrous|"
            r"ridiculous|preposterous|grotesque)\b|"
            r"\bno truth (?:in|to)\b|\bnot a (?:single )?(?:word|fact|shred|grain)\b|\bnot a "
            r"single\b|"
            r"\bnothing to do with\b|^\W*(?:nobody|no one|none of (?:it|this|that|them)|nothing "
            r"of)\b"
            r"(?! (?:has |had |have |was |is |were )?(?:been )?(?:ever )?(?:hurt|injured|killed|"
            r"wounded|warned|"
            r"told|asked|helped|came|come|listened|answered|knows|knew|cares|cared|survived|"
            r"here)\b)|\bcontained not\b|"
            r"\b(?:no|not any) (?:link|connection|such)\b|\bnever (?:had|did|happened|been|was|"
            r"were|said|took|"
            r"any|left|crossed|fired|ordered|asked|received|signed|agreed|met|moved)\b",
            _I,
        ),
    ),
    Phrase(
        "decision or plan",
        Stance.ANNOUNCES,
        re.compile(
            r"\b(?:(?:is|are|was|were) due to|(?:has|have|had) (?:decided|signed|ordered|"
            r"accepted|approved|appointed|"
            r"declared|launched an?|imposed|ratified|agreed|suspended|scheduled|dissolved|opened "
            r"an? \w+|called off|postponed)|"
            r"(?:is|was|are|were) (?:imposing|launching|suspending|declaring|lifting|closing|"
            r"opening|introducing|"
            r"extending|postponing|cancelling|canceling|sending|deploying|scheduled)|"
            r"(?:will|would) (?:be held|take place|begin|start|open|reopen|close|meet|resume|be "
            r"extended|take effect|"
            r"come into force|be announced|be declared|be counted|go on strike|travel)|"
            r"(?:curfew|state of emergency|ceasefire|truce|strike|ban|election|talks|vote) "
            r"(?:will|would|had been|"
            r"has been|is to|was to|takes? effect|begins?))\b",
            _I,
        ),
    ),
    Phrase(
        "attitude",
        Stance.BELIEVES,
        re.compile(
            r"^\W*(?:I|we)(?: \w+ly| all| still)? (?:think|believe|hope|fear|feel|suspect|guess|"
            r"expect|pray)\b|"
            r"\b(?:he|she|they|it|I|we) (?:thought|believed|hoped|feared|felt|suspected|expected|"
            r"was (?:confident|"
            r"convinced|certain|hopeful|afraid|optimistic|worried)|were (?:confident|convinced|"
            r"certain|worried)|am (?:confident|"
            r"convinced|certain|afraid|sure))\b|\bin (?:my|our|his|her) (?:view|opinion)\b",
            _I,
        ),
    ),
)
"""Phrases by the name of their rule; :mod:`sayso.extraction.stance.content` orders them."""
