"""Make the screenshots of the documentation from the examples.

Run from the root of the checkout; Chromium, and of the development dependencies playwright and
Pillow, are needed::

    python -m tools.screenshots            write docs/images/*.webp
    python -m tools.screenshots FOLDER     write them elsewhere

The examples are read into a case in a temporary folder, ``sayso serve`` runs on it, and a Chromium
without a window opens its pages. Each picture stays under 150 kB.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
MOST_BYTES = 150_000
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")


@dataclass(frozen=True)
class Shot:
    """A picture: where it is taken, and how.

    Attributes:
        name: Of the file.
        path: Of the page.
        link: What to follow from there, a selector; may lead on by " >> then >> ".
        theme: Light or dark.
        width: Of the window, in CSS pixels.
        height: The same.
        scroll: What to bring to the top of the window, a selector.
    """

    name: str
    path: str
    link: str | None = None
    theme: Literal["light", "dark"] = "light"
    width: int = 1200
    height: int = 800
    scroll: str | None = None


SHOTS = (
    Shot("case", "/"),
    Shot("dispute", "/disputes?about=laboratory", ".claim-row .what a"),
    Shot("counts", "/disputes?about=arrests", ".claim-row .what a"),
    Shot("document", "/statements?who=Vasiloi&stance=denies", "a.record", height=860),
    Shot("event", "/events?where=Parcani&sort=size", "tbody th a", height=900),
    Shot("review", "/review?kind=statement&who=Arnaut"),
    Shot("dark", "/disputes", theme="dark", height=700),
    Shot("narrow", "/", width=360, height=760),
)


@contextmanager
def workbench(folder: Path) -> Iterator[str]:
    """Read the examples and serve them; give the address."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    sayso = [sys.executable, "-m", "sayso"]
    case = folder / "parcani"
    subprocess.run(  # noqa: S603 - this project's own command
        [*sayso, "add", str(case), str(ROOT / "examples" / "articles")],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    subprocess.run([*sayso, "compare", str(case)], env=environment, check=True)  # noqa: S603 - the same
    with subprocess.Popen(  # noqa: S603 - the same
        [*sayso, "serve", str(case), "--port", "0", "--no-open"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield (process.stdout.readline() if process.stdout else "").strip().rstrip("/")
        finally:
            process.terminate()
            process.wait(timeout=20)


def take(browser: Browser, base: str, shot: Shot) -> bytes:
    """Return a picture as PNG."""
    context = browser.new_context(
        base_url=base,
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.theme,
        reduced_motion="reduce",
        device_scale_factor=1.25,
    )
    page = context.new_page()
    if shot.name == "review":
        introduce(page)
    page.goto(shot.path)
    if shot.link:
        page.goto(page.locator(shot.link).first.get_attribute("href") or "")
    if shot.scroll:
        page.locator(shot.scroll).first.evaluate("e => e.scrollIntoView({block: 'start'})")
    page.wait_for_load_state("networkidle")
    found = page.screenshot()
    context.close()
    return found


def introduce(page: Page) -> None:
    """Give a name, which reviews are kept with."""
    page.goto("/review")
    page.locator("#name-first").fill("Ana Muntean")
    with page.expect_navigation():
        page.locator("form:has(#name-first) button").click()


def packed(picture: bytes) -> bytes:
    """Return a picture as WebP of at most :data:`MOST_BYTES`."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):  # pages are flat colours and words: lossless is smaller
        out = io.BytesIO()
        image.quantize(colours).convert("RGB").save(out, "WEBP", lossless=True, quality=90)
        if out.tell() <= MOST_BYTES:
            return out.getvalue()
    sys.exit("a picture is too large; make its window smaller")


def main() -> int:
    """Take all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=IMAGES)
    folder: Path = parser.parse_args().folder
    executable = next((found for name in NAMES if (found := shutil.which(name))), None)
    if executable is None:
        sys.exit(f"there is no Chromium here: none of {', '.join(NAMES)} is on the path")
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="sayso-screenshots-") as name,
        workbench(Path(name)) as base,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for shot in SHOTS:
            made = packed(take(browser, base, shot))
            (folder / f"{shot.name}.webp").write_bytes(made)
            print(f"{shot.name}.webp: {len(made) / 1000:.0f} kB")  # noqa: T201 - what it is for
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
