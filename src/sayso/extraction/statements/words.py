"""Closed classes of English words, and the tags that the clause rules walk over."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["DAYS", "TAGS", "TIME_WORDS", "VERB_LIKE", "Word", "tag_of", "word_set"]


class Word(NamedTuple):
    """A word, mark or whole quotation of a unit.

    Attributes:
        text: As it stands; a quotation's is empty.
        low: Lower-cased, with a plain apostrophe.
        start: Offset in the document.
        end: One past its last character.
        tag: One of the tags of :data:`TAGS`, ``N`` for all other words, ``Q`` for a
            quotation, ``P`` for marks.
    """

    text: str
    low: str
    start: int
    end: int
    tag: str


def word_set(words: str) -> frozenset[str]:
    """Return the words of a white-space separated list."""
    return frozenset(words.split())


DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")


def _all(tag: str, words: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), tag)


TAGS: dict[str, str] = {
    **_all("VERB", """went fell broke came took gave made got left lost won met kept ran rose sat
        stood began became brought built caught chose drove ate flew forgot held hid led lay meant
        paid sold sent shook struck wore carried opened killed wounded fired hit shot burned burnt
        died lives works belongs remains needs goes comes takes makes gets gives sits stands runs
        has had was were is are am be been being do does did will would can could may might
        must shall should lies seems seemed appears appeared saw knew"""),
    **_all("DET", """the a an this that's these those every each all both some any no another
        such several many few most either neither half enough more one"""),
    **_all("POSS", "his her its their my our your whose"),
    **_all("PRON", "he she it they we i you who which there others everyone nobody everybody "
                   "someone somebody him them us me nothing everything something anyone"),
    **_all("REL", "who which whom whose"),
    **_all("THAT", "that"),
    **_all("WH", "whether how why what where when if"),
    **_all("PREP", """of in on at by for from with without to into onto over under about against
        between among during through across near outside inside behind beyond within around
        along towards toward upon despite via per amid amidst including versus since until till
        like unlike above below off"""),
    **_all("SUB", """because although though while whereas unless as after before than so once
        lest"""),
    **_all("CC", "and or but nor"),
    **_all("AUX", """is are was were be been being am has have had having do does did will would
        can could may might must shall should won't didn't doesn't don't isn't wasn't hasn't
        haven't hadn't couldn't wouldn't can't cannot aren't weren't shouldn't i've he's
        'd 'll 've 're 'm"""),
    **_all("NEG", "not never n't neither"),
    **_all("ADV", """also now then later again already still only just even often first once
        repeatedly initially publicly privately previously recently subsequently reportedly
        likewise immediately further ever always long since falsely rightly wrongly openly today
        yesterday tonight flatly firmly strongly categorically explicitly merely simply bluntly
        finally formally officially separately meanwhile however therefore clearly quickly
        earlier all both personally angrily apparently soon too instead itself himself herself
        themselves yet all"""),
}  # fmt: skip
"""Words of closed classes with their tags; later classes win over earlier ones."""

TAGS.update(_all("NUM", "two three four five six seven eight nine ten eleven twelve twenty"))
TAGS["one"] = TAGS["all"] = TAGS["both"] = TAGS["neither"] = "DET"
TAGS["who"] = TAGS["which"] = TAGS["whom"] = TAGS["whose"] = "REL"
TAGS["first"] = TAGS["long"] = "ADV"

VERB_LIKE = frozenset({"VERB", "AUX", "CUE"})

TIME_WORDS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow
    earlier later recently january february march april june july august september october
    november december morning afternoon evening night week month year noon midnight midday mon
    tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sept oct nov dec weekend
    spring summer autumn fall winter early late last this next"""
)


def tag_of(text: str, low: str) -> str:
    """Return the tag of a word by its form alone."""
    tag = TAGS.get(low)
    if tag is not None:
        return tag
    first = text[0]
    if first.isdigit():
        return "NUM"
    if not first.isalpha():
        return "P"
    if low.endswith("ly") and first.islower() and len(low) > 4:
        return "ADV"
    if low.endswith("n't"):
        return "AUX"
    return "N"
