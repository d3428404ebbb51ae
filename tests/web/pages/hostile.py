"""Documents that try to do something, as a case."""

from __future__ import annotations

from pathlib import Path

from sayso import Case
from sayso.comparison.compare import Comparison
from sayso.model import Actor, EventType, Sector, Span, Stance, Statement, TollKind
from sayso.workflow import build_pipeline
from tests.comparison.quarrel import PADDING, Writer

__all__ = ["ELSEWHERE", "FORMULA", "LONG", "SCRIPT", "hostile_case", "long_line"]

ELSEWHERE = "https://elsewhere.example"
SCRIPT = (
    "<script>alert('script')</script><img src=x onerror=\"alert('image')\">"
    "<svg onload=alert('svg')></svg><a href=\"javascript:alert('link')\">press</a>"
    f"<iframe src='{ELSEWHERE}/frame'></iframe>"
)
FORMULA = '=HYPERLINK("https://elsewhere.example","press")'
TRICKS = "\u202edaer eb ot\u2066 \x00\x1b[31mred\x07 {{ 7*7 }} \ufeff\u200f"
RIGHT_TO_LEFT = "لم يصب أحد بأذى في الميناء"
LONG = 4_900_000
"""Characters of the longest document: sayso refuses more than five million."""

PAGE = f"""<!doctype html><html><head><title>Mill shut {SCRIPT}</title>
<meta http-equiv="refresh" content="0;url={ELSEWHERE}/refresh"><base href="{ELSEWHERE}/">
<link rel="canonical" href="javascript:alert('canonical')">
<script>document.title = "run"; window.ran = true; fetch("{ELSEWHERE}/fetch")</script>
<script src="{ELSEWHERE}/script.js"></script><style>@import url({ELSEWHERE}/style.css);</style>
</head><body onload="alert('body')"><article><h1>Mill shut in Soroca after blast</h1>
<p>The mayor of Soroca, Ana Rusu, said on Monday that the mill &lt;img src=x onerror=alert('text')&gt;
was shut after the blast and that nobody had been hurt in it at all, as the council had feared.</p>
<p>The police said on Tuesday that three people had been killed in the blast at the mill in Soroca.</p>
<form action="{ELSEWHERE}/form"><input name="name" autofocus onfocus="alert('focus')"></form>
<a href="javascript:alert('anchor')">press me</a><iframe src="{ELSEWHERE}/inner"></iframe>
<img src="{ELSEWHERE}/pixel.png"><object data="{ELSEWHERE}/object"></object>
<video autoplay src="{ELSEWHERE}/film.mp4"></video></article></body></html>"""


class Liar(Writer):
    """Writes documents whose sources have names that try to do something, too."""

    def _actor(self, source: str, span: Span | None) -> str:
        known = self.actors.get(source)
        key = known.id if known else f"a{len(self.actors)}"
        mentions = (*(known.mentions if known else ()), *((span,) if span else ()))
        self.actors[source] = Actor(key, source, "ROU", Sector.GOV, mentions=mentions, named=True)
        return key


def _papers() -> list[Writer]:
    papers: list[Writer] = []
    for number, outlet in enumerate((f'"/>{SCRIPT}', FORMULA, f"Post {TRICKS}")):
        paper = Liar(f"../{number}?a=b#c\"'", outlet, f"2031-05-0{number + 4}")
        paper.say(
            f"Ana {SCRIPT}" if number else FORMULA,
            "said",
            f"gunners killed {7 + number} people, {SCRIPT} {FORMULA} {TRICKS}, in Galați on 3 May",
            Stance.ACCUSES,
            event=("killed", EventType.ASSAULT),
            date="2031-05-03",
            tolls=((TollKind.KILLED, 7 + number, f"{7 + number} people"),),
        )
        paper.say(f"Ion {TRICKS}", "denied", "it", Stance.DENIES)
        paper.say("The harbour master", "said", f"“{RIGHT_TO_LEFT}”")
        paper.tell(PADDING + str(number) * 40)
        papers.append(paper)
    return papers


def long_line(characters: int = LONG, statements: int = 60) -> Writer:
    """One line of so many characters, with so many statements spread over it."""
    paper = Liar("long line", "Line Post", "2031-05-09")
    paper.say("The port police", "said", f"a barge {SCRIPT} had struck the bridge in Galați")
    sentence = "The port police said a barge had struck the bridge in Galați. "
    filler = (
        "x" * 997 + " " + "The ferry lay at the quay with its lights out and nobody aboard. " * 60
    )
    every = characters // statements
    parts, start = [paper.text.rstrip() + " "], len(paper.text.rstrip()) + 1
    while start + every < characters:
        source, cue, content = (
            (Span(start + first, start + end),) for first, end in ((0, 15), (16, 20), (21, 60))
        )
        speaker = paper.statements[0].speaker
        made = Statement(f"{start:064x}", source, cue, content, speaker=speaker)
        paper.statements.append(made)
        parts.append((sentence + filler * (every // len(filler) + 1))[:every])
        start += every
    paper.text = "".join(parts)
    return paper


def hostile_case(path: Path) -> Path:
    """Make the case; compare all but its longest document, which says one thing over and over."""
    page = path.parent / "mill.html"
    page.write_text(PAGE, encoding="utf-8")
    with Case(path, who=f"Ana {SCRIPT}") as case:
        summary = case.add([page], pipeline=build_pipeline("rules"), publisher=SCRIPT)
        assert not summary.failures
        for paper in _papers():
            reading = paper.reading()
            case.ledger.add(reading, reading.document.text.encode())
        with Comparison(case.ledger) as comparison:
            comparison.update()
        reading = long_line().reading()
        case.ledger.add(reading, reading.document.text.encode())
    return path
