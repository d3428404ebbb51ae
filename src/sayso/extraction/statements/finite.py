"""Finite cues: "X said that …", "…, X said", "…, said X", "as X noted"."""

from __future__ import annotations

from sayso.extraction.statements.clauses import (
    has_infinitive,
    is_content,
    opens_subject,
    puts_figure,
    resumes,
    starts_clause,
)
from sayso.extraction.statements.contents import (
    after_cue,
    left_content,
    only_setting,
    right_content,
)
from sayso.extraction.statements.draft import Draft, Range, Scene
from sayso.extraction.statements.lexicon import CueVerb
from sayso.extraction.statements.phrases import object_end, subject_left, subject_right
from sayso.extraction.statements.subjects import clause_subject, shared_subject
from sayso.extraction.statements.words import VERB_LIKE, word_set

__all__ = ["content_after", "finite"]

_RELATED = word_set("deny reject announce confirm claim dispute promise demand report acknowledge")
_DASHES = frozenset({",", "—", "–", "--"})


def finite(scene: Scene) -> Draft | None:
    """Return the statement of a finite cue, or None."""
    found = _inverted(scene)
    if found is not None:
        return found
    words, hit, before = scene.words, scene.hit, scene.before
    shared = shared_subject(scene)
    source = shared.source if shared is not None else subject_left(words, hit.start)
    if source is not None and not _can_say(scene, source):
        return None
    if source is None:
        if before is None or before.tag not in {"CC", "ADV"}:
            return None
        source = clause_subject(words, hit.start)
        if source is None:
            return None
        return content_after(scene, source, "shared source")
    if shared is not None:
        return content_after(scene, source, "shared source")
    found = _content_before(scene, source)
    if found is not None:
        return found
    found = content_after(scene, source, "before content")
    related = _object_relative(scene, source)
    if related is not None and (found is None or words[source[0] - 1].tag == "REL"):
        return scene.make(source, related, "object relative", _why(scene, source))
    return found


def _can_say(scene: Scene, source: Range) -> bool:
    """Tell "the sign read “Closed”" and "asked for help" from what only looks alike."""
    words, hit, verb = scene.words, scene.hit, scene.hit.verb
    if verb is None:
        return True
    if verb.lemma == "read":
        following = words[hit.end] if hit.end < len(words) else None
        reads = following is not None and (following.tag == "Q" or following.text == ":")
        person = words[source[0]].tag == "PRON" or words[hit.head].low.endswith("ing")
        return reads and not person
    if verb.lemma == "offer":
        return hit.evasive or hit.end >= len(words) or words[hit.end].low != "no"
    if verb.lemma == "ask":
        rest = " ".join(w.low for w in words[hit.end : hit.end + 3])
        return not rest.startswith(("not to be", "for anonymity", "to remain", "not be"))
    return True


def _why(scene: Scene, source: Range) -> str:
    return f"{scene.cue!r} after {scene.text(source)!r}"


def _inverted(scene: Scene) -> Draft | None:
    """Read "…," said the mayor, a doctor."""
    words, hit, before = scene.words, scene.hit, scene.before
    if not hit.plain or hit.verb is None or not hit.verb.quote or before is None:
        return None
    if not (before.tag == "Q" or before.text == ",") or hit.end >= len(words):
        return None
    if not opens_subject(words[hit.end]):
        return None
    end = subject_right(words, hit.end, scene.last)
    content = left_content(words, hit.start, scene.drafts)
    if end <= hit.end or content is None or not _is_inverted(scene, end):
        return None
    pieces = [content]
    if end + 1 < scene.last and words[end].text == "," and words[end + 1].tag == "Q":
        pieces.append((end + 1, right_content(scene, end + 1)))
    source = (hit.end, end)
    return scene.make(source, pieces, "inverted", f"{scene.cue!r} before {scene.text(source)!r}")


def _is_inverted(scene: Scene, end: int) -> bool:
    """Tell "…," said the mayor from "the mayor, a doctor, said the bridge was closed"."""
    words, hit, last = scene.words, scene.hit, scene.last
    if hit.verb is not None and hit.verb.to_whom:
        return False
    if words[hit.start - 1].tag == "Q":
        return True
    after = words[end] if end < last else None
    if after is not None and not (
        after.text in {*_DASHES, ";", "."} or after.tag in {"PREP", "SUB", "CC"}
    ):
        return False
    if subject_left(words, hit.start) is None:
        return True
    if hit.verb is not None and hit.verb.thing:
        return False
    for word in words[hit.end : last]:
        if word.tag == "REL":
            return True
        if word.tag in VERB_LIKE or word.tag in {"THAT", "Q"}:
            return False
    return True


def _content_before(scene: Scene, source: Range) -> Draft | None:
    """Read "…, the ministry said on Monday" and what may go on after it."""
    words, hit, last = scene.words, scene.hit, scene.last
    first = source[0]
    if first == 0 or first >= hit.start or hit.evasive:
        return None
    lead = words[first - 1]
    quoted = lead.tag == "Q" or (first > 1 and lead.text == "," and words[first - 2].tag == "Q")
    follows = only_setting(words, hit.end, last, quoted=quoted)
    if follows is None and not quoted:
        follows = only_setting(words, after_cue(words, hit, last), last)
    if follows is None:
        return None
    if lead.low == "as":
        return _as_said(scene, source, follows)
    if not (lead.tag == "Q" or lead.text in _DASHES or lead.text in {"?", "!"}):
        return None
    content = left_content(words, first, scene.drafts)
    if content is None:
        return None
    goes_on = follows + 1 < last and (
        words[follows].text in {*_DASHES, ":"}
        or (words[follows].text == ";" and words[follows + 1].tag == "Q")
    )
    if goes_on and words[follows].text == "," and words[follows + 1].tag == "Q":
        opener = words[content[0]]
        if opener.tag in {"PREP", "SUB", "WH"} or opener.low in {"asked", "speaking"}:
            rest = (follows + 1, right_content(scene, follows + 1))
            return scene.make(source, [rest], "before content", _why(scene, source))
    if is_content(words, content, hit):
        pieces = [content]
        if goes_on and resumes(words, content, follows + 1, scene.later):
            pieces.append((follows + 1, right_content(scene, follows + 1)))
        return scene.make(source, pieces, "after content", _why(scene, source))
    if goes_on and follows == hit.end and lead.text == "," and hit.verb and hit.verb.clause:
        return _in_passing(scene, source, content)
    return None


def _in_passing(scene: Scene, source: Range, lead: Range) -> Draft:
    """Read "In 2030, he said, the bridge fell" and "The bridge, he said, had fallen"."""
    words, at = scene.words, scene.hit.end + 1
    pieces = [(at, right_content(scene, at))]
    finite_next = words[at].tag in VERB_LIKE or words[at].low.endswith("ed")
    if finite_next and words[lead[0]].tag != "PREP":
        pieces.insert(0, lead)
    return scene.make(source, pieces, "aside", _why(scene, source))


def _as_said(scene: Scene, source: Range, follows: int) -> Draft | None:
    """Read "As the paper noted, …" and "…, as the paper noted"."""
    words, last = scene.words, scene.last
    if follows + 1 < last and words[follows].text == ",":
        rest = (follows + 1, right_content(scene, follows + 1))
        return scene.make(source, [rest], "as said", _why(scene, source))
    verb = scene.hit.verb
    if follows < last or source[0] < 2 or verb is None or not verb.quote:
        return None
    content = left_content(words, source[0] - 1, scene.drafts)
    return scene.make(source, [content], "as said", _why(scene, source)) if content else None


def _object_relative(scene: Scene, source: Range) -> list[Range] | None:
    """Read "a charge she has denied", "which the mayor said had been moved"."""
    words, hit, last = scene.words, scene.hit, scene.last
    verb, lead = hit.verb, source[0] - 1
    if verb is None or lead < 1:
        return None
    following = words[hit.end] if hit.end < last else None
    if words[lead].low in {"which", "who", "whom", "that"}:
        if following is not None and following.tag in {"AUX", "VERB"} and verb.clause:
            stop = right_content(scene, hit.end)
            if words[lead - 1].text == ",":
                commas = (i for i in range(hit.end, stop) if words[i].text == ",")
                stop = next(commas, stop)
            return [(lead, lead + 1), (hit.end, stop)]
        if verb.lemma in _RELATED and (following is None or following.tag in {"P", "PREP", "SUB"}):
            return [(lead, lead + 1)]
        return None
    ends = following is None or following.text in {",", ";"} or following.tag == "SUB"
    ends = ends or (following is not None and following.low in {"until", "in", "on", "at", "since"})
    bare = words[source[0]].tag == "PRON" and words[lead].tag == "N"
    if ends and bare and verb.lemma in _RELATED:
        before = subject_left(words, source[0])
        return [before] if before is not None else None
    return None


def content_after(scene: Scene, source: Range | None, rule: str) -> Draft | None:
    """Return the statement whose content follows its cue, or None."""
    words, hit, last = scene.words, scene.hit, scene.last
    start = after_cue(words, hit, last)
    why = _why(scene, source) if source is not None else f"{scene.cue!r} without a source"
    if start >= last or (hit.evasive and words[start].tag in {"P", "CC", "SUB"}):
        return _empty_evasion(scene, source, why) if hit.evasive else None
    word, verb = words[start], hit.verb
    if word.tag == "CC" or (word.tag == "P" and word.text not in {":", ","}):
        return None
    if hit.evasive or verb is None:
        if word.text == ",":
            return None
        rule = "evasion" if hit.evasive else "fixed"
        return scene.make(source, [(start, right_content(scene, start))], rule, why)
    if word.text in {":", ","}:
        begin = _after_mark(scene, start, verb)
        if begin is None:
            return None
        rule = "colon" if word.text == ":" else rule
        return scene.make(source, [(begin, right_content(scene, begin))], rule, why)
    form = _form(scene, start, verb)
    if form is not None:
        rule = form.replace("rule", rule)
        return scene.make(source, [(start, right_content(scene, start))], rule, why)
    return _object(scene, start, source, why)


def _after_mark(scene: Scene, start: int, verb: CueVerb) -> int | None:
    """Return where a content begins after a colon or comma, or None."""
    words, last = scene.words, scene.last
    if start + 1 >= last:
        return None
    if words[start + 1].tag == "Q" or (words[start].text == ":" and verb.quote):
        return start + 1
    if words[start].text == "," and verb.clause:
        # an aside: "said, without giving details, that"
        for index in range(start + 1, min(last - 1, start + 18)):
            if words[index].text == "," and words[index + 1].tag in {"THAT", "Q"}:
                return index + 1
    return None


def _form(scene: Scene, start: int, verb: CueVerb) -> str | None:
    """Name the form of a content that starts at word *start*, or None for a noun phrase."""
    words, last = scene.words, scene.last
    word = words[start]
    clausal = verb.clause or verb.that or verb.to_whom
    if word.tag == "Q" and (verb.quote or verb.thing or verb.clause):
        return "rule"
    if word.tag == "THAT" and clausal:
        return "rule, that"
    if word.tag in {"WH", "REL"} and (verb.asked or clausal):
        return "question"
    if word.low == "to" and (verb.to or verb.whom_to or verb.to_whom):
        return "to-infinitive"
    if (verb.whom_to or verb.to_whom) and has_infinitive(words, start, last):
        return "urged to"
    if verb.clause and starts_clause(words, start, last, thing=verb.thing):
        return "rule"
    if verb.to_whom and start > scene.hit.end and starts_clause(words, start, last, thing=True):
        return "rule"
    return None


def _object(scene: Scene, start: int, source: Range | None, why: str) -> Draft | None:
    """Read a noun phrase as content: "denied the report", "put the toll at nine"."""
    words, hit, verb = scene.words, scene.hit, scene.hit.verb
    with_particle = hit.end > hit.head + 1
    if verb is None or not (verb.thing or with_particle):
        return None
    stop = object_end(words, start, right_content(scene, start))
    if stop <= start or words[start].tag in {"P", "SUB", "CC", "AUX"}:
        return None
    if words[start].tag == "PREP" and not with_particle:
        return None
    if verb.lemma == "put" and not puts_figure(words[start:stop]):
        return None
    return scene.make(source, [(start, stop)], "object", why)


def _empty_evasion(scene: Scene, source: Range | None, why: str) -> Draft | None:
    """Read "declined | to comment" and "would not | comment", where nothing else is said."""
    words, hit = scene.words, scene.hit
    if hit.head <= hit.start:
        return None
    asked = _question_before(scene, source)
    if asked is not None:
        return scene.make(source, [asked], "evasion", why)
    split = hit.head - 1 if words[hit.head - 1].low == "to" else hit.head
    if split <= hit.start:
        return None
    return Draft(source, (hit.start, split), [(split, hit.end)], "evasion", why, hit)


def _question_before(scene: Scene, source: Range | None) -> Range | None:
    """Read "Asked whether he knew, he declined to answer": the question is the content."""
    words = scene.words
    if source is None or source[0] < 4 or words[source[0] - 1].text != ",":
        return None
    for index in range(source[0] - 2, max(-1, source[0] - 40), -1):
        if words[index].low in {"asked", "pressed", "questioned"}:
            asked = words[index + 1]
            is_question = asked.tag in {"WH", "REL", "Q"} or asked.low in {"about", "if"}
            return (index + 1, source[0] - 1) if is_question else None
        if words[index].text in {";", "."}:
            return None
    return None
