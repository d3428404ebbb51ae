"""Pages of the tests' own writing: fiction, set in 2031."""

from __future__ import annotations

HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ferry halted after warning shots on the Pripyat | Polesia Star</title>
<meta property="og:title" content="Ferry halted after warning shots on the Pripyat">
<meta property="og:site_name" content="Polesia Star">
<meta property="article:published_time" content="2031-06-11T08:30:00+03:00">
<link rel="canonical" href="https://polesia-star.example/2031/06/11/ferry">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite",
"name":"Polesia Star"},{"@type":["NewsArticle"],"headline":"Ferry halted after warning shots on the
Pripyat","author":[{"@type":"Person","name":"Yanina Bortko"},{"@type":"Person","name":"Les Moroz"}],
"datePublished":"2031-06-11T08:30:00+03:00"}]}</script><style>p{margin:0}</style></head><body>"""

NAV = """<nav><ul><li><a href="/">Home</a></li><li><a href="/region">Region</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to make this site better for you.</p></div>"""

FOOT = """<div class="related"><h3>Related stories</h3><ul><li><a href="/a">Bridge at Mazyr reopens after
repairs</a></li><li><a href="/b">Fishermen protest at new permits</a></li></ul></div>
<footer><p>&copy; 2031 Polesia Star. All rights reserved.</p></footer></body></html>"""

PARAGRAPHS = (
    (
        "The ferry between Mazyr and the southern bank was halted on Wednesday after border guards"
        " fired warning shots over the water, the regional transport office said."
    ),
    (
        "Nobody was hurt, according to the office, which said that the shots were fired when a second"
        " boat came within fifty metres of the ferry and did not answer calls."
    ),
    (
        "“We saw the flashes and lay down on the deck,” said Alena Dubovik, a nurse who was crossing to"
        " work. “Nobody told us what was going on until we were back on land.”"
    ),
    (
        "A spokesman for the border guards, Captain Ihar Lyskavets, denied that the ferry itself had"
        " been in danger and called reports of panic on board exaggerated."
    ),
    (
        "The transport office said that crossings would resume on Friday at the earliest, once an"
        " inquiry had heard the crews of both boats."
    ),
)


def article() -> str:
    """A page with a figure, a quotation, an inline link, an advert and furniture."""
    p = PARAGRAPHS
    return (
        HEAD
        + NAV
        + f"""<main><article><h1>Ferry halted after warning shots on the Pripyat</h1>
<p class="byline">By <a rel="author" href="/y">Yanina Bortko</a> and Les Moroz, 11 June 2031</p>
<figure><img src="f.jpg"><figcaption>The Mazyr ferry in a file picture from 2028.</figcaption></figure>
<div class="text"><p>{p[0]}</p>
<p>{p[1].replace("office", '<a href="/office">office</a>', 1)}</p>
<div class="ad">Advertisement</div>
<p>{p[2]}</p><blockquote><p>The river belongs to those who live beside it, and they weren’t asked by
anybody at all.</p></blockquote>
<p><b>{p[3][:20]}</b>{p[3][20:]}</p><p>{p[4]}</p></div></article></main>"""
        + FOOT
    )


def broken_lines() -> str:
    """A page of divs whose paragraphs are parted by line breaks."""
    return (
        HEAD
        + NAV
        + "<div id='content'><h1>Ferry halted after warning shots on the Pripyat</h1><div class='story'>"
        + "<br><br>".join(PARAGRAPHS)
        + "</div></div>"
        + FOOT
    )


def lists() -> str:
    """A page with a list in the story and nested spans."""
    items = "".join(f"<li>{text}</li>" for text in PARAGRAPHS[3:])
    return (
        HEAD
        + NAV
        + f"""<article><h1>Ferry halted after warning shots on the Pripyat</h1>
<p><span>{PARAGRAPHS[0]}</span></p><p>{PARAGRAPHS[1]}</p><h2>What is known so far</h2><ul>{items}</ul>
<p>{PARAGRAPHS[2]}</p></article>"""
        + FOOT
    )


def ukrainian() -> str:
    """A page in Ukrainian without meta tags but with a written date."""
    return """<html lang="uk"><head><title>Пором зупинили після пострілів — Поліська зірка</title></head>
<body><div class="menu"><a href="/">Головна</a></div><div class="post"><h1>Пором зупинили після
пострілів</h1><div class="date">11 червня 2031</div>
<p>Пором між Мозирем і південним берегом зупинили в середу після попереджувальних пострілів
прикордонників, повідомило обласне управління транспорту.</p>
<p>За словами управління, ніхто не постраждав, а постріли пролунали, коли до порома наблизився
інший човен і не відповів на виклики.</p>
<p>«Ми побачили спалахи й лягли на палубу», — сказала медсестра Олена Дубовик, яка їхала на роботу.
Речник прикордонників заперечив, що порому загрожувала небезпека.</p></div>
<div class="footer">Усі права захищено</div></body></html>"""


ALL = (article, broken_lines, lists, ukrainian)
