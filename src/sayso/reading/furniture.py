"""Furniture: lines by which a page speaks of itself, its owner and its reader.

Every rule looks at one short block; blocks longer than :data:`LONGEST` are never furniture.
"""

from __future__ import annotations

import re

from sayso.reading.wire import is_slug, is_version_note

__all__ = ["LONGEST", "ends_story", "is_address", "is_furniture", "is_notice", "is_separator"]

LONGEST = 600
"""Characters beyond which a block is taken for prose without looking further."""

_ADDRESS = re.compile(
    r"(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[\w-]+\.)+(?:com|org|net|info|ru|ua|"
    r"kg|tj|af|ir|uk|example)(?:/\S*)?)",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:e|e-?mail|mail|web(?:site)?|url|source|link|tel|phone|fax|contact|at|or|and|on|to)$"
)
# always furniture, wherever it stands
_NOTICE = re.compile(
    r"""^\W*(?:
      (?:\(c\)|©|&copy;|copyright\s+(?:\(c\)|©|\d{4}|by\b|of\b|[A-Z]))
    | eds?(?:itors?)?\s*[:.]\s | attn\b | note\s+to\s+editors | attention\s+editors
    | (?:share|tweet|print|copy\s+link|e-?mail\s+(?:this|story)|save)(?:\W+(?:on|via|this|it|by|the|
        with|to|article|story|page|post|friends?|facebook|twitter|x|telegram|whatsapp|e-?mail|link|
        print|share|tweet|copy|pin|reddit|linkedin|vk|viber|save|comments?))*\W*$
    | (?:read|see|watch|listen)\s+(?:also|more|next|now|on|further|the\s+full\s+story)\b.{0,160}$
    | (?:also|more)\s+(?:on|from|in|by)\s+(?:this|the|our)\b
    | more\s+(?:news|stories|coverage|from|on)\b[^.]{0,160}$
    | also\s+read\b | related\s*(?:stories|articles|news|topics|content|links|coverage
        |posts)?\s*(?::|$)
    | recommended\b.{0,60}$ | you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested)
    | most\s+(?:read|popular|viewed|shared|commented) | trending\b.{0,60}$
        | editor['’]?s['’]?\s+picks?
    | (?:sign\s+up|subscribe|log\s*in|sign\s+in|register\s+(?:now|here|free|for|to)|join\s+(?:us
        |our|
        the\s+(?:conversation|discussion))|follow\s+(?:us|our|@|\S+\s+on))\b[^.]{0,120}(?:[.!]\s*)?$
    | (?:get|receive)\s+(?:our|the)\s+(?:\w+\s+)?(?:newsletter|daily|weekly|briefing|updates|app)\b
    | (?:advertisement|advertising|sponsored|promoted|ad|реклама|реклама:|تبلیغات|إعلان)\W*$
    | (?:continue|story\s+continues)\b.{0,20}\bbelow | skip\s+to\b
    | (?:tags?|topics?|keywords?|filed\s+under|categories|category|section|rubric|теги|теґи|метки|
        برچسب‌?ها|كلمات)\s*:
    | (?:support\s+(?:us|our|independent)|donate|become\s+a\s+(?:member|supporter))\b.{0,100}$
    | (?:we|this\s+(?:web)?site)\s+(?:and\s+our\s+\S+\s+partners\s+)?use[sd]?\s+cookies
    | cookies?(?:\s+(?:polic\w+|settings|notice|preferences|consent|banner|use)\b.{0,80})?\W*$
    | (?:leave|post|add|write)\s+(?:a|your)\s+(?:comment|reply) | comments?\s*(?:\(\d+\)|:|$)
    | \d+\s+(?:comments?|shares?|views?|likes?|min(?:ute)?s?\s+(?:read|ago)|hours?\s+ago)\b.{0,40}$
    | reading\s+time\b | (?:print|e-?mail)\s+(?:edition|version)\b | back\s+to\s+(?:top|home)
    | (?:all|some)\s+rights\s+reserved | no\s+(?:part|reproduction)\b
    | (?:читайте|читати|читать|смотрите|дивіться|підписуйтесь|подписывайтесь|поделиться
        |поширити)\b.{0,160}$
    | (?:все|всі|усі)\s+права
    | (?:بیشتر\s+بخوانید|مطالب\s+مرتبط|اقرأ\s+أيضا|اشتراک|به\s+اشتراک)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_REPUBLISHED = re.compile(
    r"""^\W*(?:this|the\s+(?:above|following))\s+(?:
      (?:article|story|piece|report|text|column|essay|post|interview|commentary|op-?ed|analysis
        |dispatch)\s+(?:(?:was|is|has\s+been|being|here)\s+)*
      (?:(?:also|first|originally|previously)\s+(?:was\s+)?(?:appeared|published|ran|posted)
        |re-?published|reprinted|reproduced|re-?posted|syndicated)
    | (?:article|story|piece|column|essay|post|op-?ed)\s+(?:(?:was|is|has\s+been)\s+)*
      (?:appeared|published|posted)\s+(?:in|on|by|at|with)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OWNER = re.compile(
    r"""(?:all\s+rights\s+reserved|no\s+reproduction|may\s+not\s+be\s+(?:reproduced|republished|
    published|redistributed|rewritten)
        |without\s+(?:the\s+)?(?:prior\s+)?(?:written\s+)?(?:permission|
    consent|credit)|©|все\s+права\s+защищены|усі\s+права\s+захищен|ҳуқуқҳо\s+ҳифз|
    حقوق.{0,30}محفوظ)""",
    re.IGNORECASE | re.VERBOSE,
)
# furniture at the head or the foot of the story, where it could be the story's own words inside it
_FOOT = re.compile(
    r"""(?:
      ^\W*(?:(?:additional\s+)?reporting|writing|editing|edited|compiled|translated|translation
          |photographs?|
        graphics?)\s+(?:by|and)\b
    | ^\W*(?:with\s+(?:reporting|files|additional\s+reporting)\s+(?:by|from))\b
    | \bthe\s+(?:views|opinions)\s+(?:expressed|here|in\s+this)\b
    | ^[^.]{2,80}\b(?:is|was)\s+(?:a|an|the|our|[^.]{2,40}['’]s?)\s+[^.]{0,60}\b(?:editor
        |correspondent|reporter
        |columnist|
        contributor|journalist|writer|author|fellow|blogger|producer|freelance\w*)\b
    | ^[^.]{2,60}\b(?:covers|reports\s+(?:on|from|for)|writes\s+(?:about|on|for|from))\s
    | ^\W*(?:have|do|did|are|were)\s+you\b[^?]{0,120}\?
    | ^\W*(?:send|e-?mail|write\s+to|contact|call|tell)\s+(?:us|your|photographs?|tips?
        |the\s+author|letters)\b
    | ^\W*(?:got|have)\s+(?:a|any)\s+(?:tip|story|news)\b
    | ^\W*(?:this\s+(?:article|story|piece|report|text|column|essay|post)\s+(?:first\s+
        |was\s+)?(?:originally\s+|first\s+)*
        (?:appeared|published|ran|posted|was\s+(?:first|originally|updated|amended|translated
            |produced)))
    | ^\W*(?:originally\s+published|first\s+published|reprinted|republished|reproduced)\b
    | ^\W*(?:founded|established|est\.|since)\s+(?:in\s+|on\s+)?(?:\d{1,2}\s+\w+\s+)?\d{4}\b.{0,40}$
    | ^\W*(?:tel|phone|fax|e-?mail|whatsapp|telegram|address|contact|newsroom|office
        |press\s+office)\s*[:.+]
    | ^\W*(?:published|posted|updated|last\s+(?:updated|modified)|modified|created|date)\b\W.{0,80}$
    | ^[A-Z]{2,5}\s+[a-z]{2,3}(?:/[a-z]{2,3})*\b.{0,40}$
    | ^\W*(?:(?:-\s*)?30\s*-?|ends?|\#{2,}|\*\s*\*\s*\*|endit|more)\W*$
    | ^\W*(?:by\s+the\s+numbers|in\s+this\s+(?:issue|edition)|on\s+other\s+pages|weather
        |advert)\b.{0,80}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HEAD = re.compile(
    r"""(?:
      ^\W*(?:home|news|world|politics|opinion|analysis|features?|region(?:al)?|local|breaking
          |exclusive|
        live|latest|front\s+page|menu|search|archive|editions?|sections?|languages?|urgent|
        commentary|comment|(?:european|other|all)\s+languages?)\b(?:\W+\w+){0,3}\W*$
    | \b(?:since\s+\d{4}|founded\s+(?:in\s+)?\d{4}|est\.?\s+\d{4}|vol(?:ume)?\.?\s*\d+|(?:no
        |issue|nr|№)\.?\s*\d+)
    | \breading\s+time\b|\b\d+\s+min(?:ute)?s?\s+read\b
    | ^\W*(?:an?|the|your)\s+(?:independent|daily|weekly|free|leading|oldest)\b[^.]{0,60}$
    | ^\W*(?:independent|daily|weekly)\b[^.]{0,60}$
    | ^\W*(?:re-?sending|resends?|repeats?|recasts?|corrects|adds|updates|with\s+correct\w*
        |subject|slug|
        embargo\w*|from|to|source|date|dateline|filed|word\s+count|words?|desk|keywords?|re)\s*:
    | ^\W*(?:for\s+(?:immediate\s+)?(?:release|publication)
        |(?:press|media|news)\s+(?:release|service|office|
        statement|advisory|communiqu\w+|department)|communiqu\w+|(?:official\s+)?statement|embargoed\b.*)
        (?:\s+(?:no|nr|№)\b.*)?\W*$
    | ^\W*(?:пресс-?служба|пресс-?релиз|прес-?служба|прес-?реліз|для\s+немедленной\s+публикации)\W*$
    | ^\W*re-?send(?:s|ing)\b | ^\W*(?:recasts|repeats\s+for|updates\s+with|adds\s+(?:details
        |quotes))\b
    | \b(?:2nd|3rd|\d+th|1st)?ld-?writethru|\b(?:urgent|bulletin|flash|newsalert|snap)\b\W*$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_END = re.compile(
    r"""^\W*(?:(?:\d+\s+)?comments?\W*(?:\(\d+\))?|related(?:\s+\w+){0,2}|(?:read|see)\s+also|
    more\s+(?:from|on|news|stories)\b.{0,60}|most\s+(?:read|popular)|you\s+(?:may
        |might)\s+also\s+like|
    recommended(?:\s+\w+){0,2}|leave\s+a\s+(?:comment|reply)|notes?\s+to\s+editors|
    (?:about|on)\s+the\s+authors?)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_RULE = re.compile(r"^[\W_]*$")
_SEGMENTS = re.compile(r"\s*(?:::|\|{1,2}|\*{2,}|//|·|•|»|>|—\s—|\s/\s)\s*")
_LABELLED = re.compile(r"^\W*(?:share|tags?|menu|sections?|follow\s+us)\W*:?\W*$", re.IGNORECASE)


def is_separator(text: str) -> bool:
    """Tell whether a block holds no letter or digit at all."""
    return _RULE.match(text) is not None


def is_address(text: str) -> bool:
    """Tell whether a block is nothing but web or e-mail addresses with a label."""
    if len(text) > LONGEST or not ("@" in text or "." in text):
        return False
    rest, count = _ADDRESS.subn(" ", text)
    words = [word for word in re.findall(r"[^\W\d_]+", rest.lower()) if not _FILLER.match(word)]
    return count > 0 and len(words) <= count


def is_notice(text: str, *, bars: bool = True) -> bool:
    """Tell whether a block is furniture wherever it stands: notices, share lines, links.

    With *bars*, a line of short segments (``A | B | C``) is, too.
    """
    if len(text) > LONGEST:
        return False
    return (
        is_separator(text)
        or is_address(text)
        or _NOTICE.match(text) is not None
        or _LABELLED.match(text) is not None
        or (len(text) <= 300 and _REPUBLISHED.match(text) is not None)
        or (len(text) <= 300 and _OWNER.search(text) is not None)
        or (bars and _is_bar(text))
    )


def is_furniture(text: str, *, head: bool) -> bool:
    """Tell whether a block at the head (or else the foot) of the story is no part of it."""
    if is_notice(text):
        return True
    if len(text) > LONGEST:
        return False
    if head and (is_slug(text) or is_version_note(text)):
        return True
    return (_HEAD if head else _FOOT).search(text) is not None


def ends_story(text: str) -> bool:
    """Tell whether a short block heads what follows a story: comments, related stories."""
    return len(text) <= 80 and _END.match(text) is not None


def _is_bar(text: str) -> bool:
    """Tell whether a line is a bar of short segments: ``NEWS :: URGENT``, ``A | B | C``."""
    if len(text) > 200 or "\n" in text:
        return False
    segments = [part for part in _SEGMENTS.split(text) if part.strip()]
    if len(segments) < 2:
        return False
    if text.rstrip().endswith((".", "!", "?", "”", '"')) and len(segments) < 3:
        return False
    return all(len(part.split()) <= 7 for part in segments)
