"""Starts Chromium for the tests that drive pages as a person would; says why where it can't."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request

__all__ = ["EXECUTABLE", "Opened", "Watched", "follow", "launched", "missing"]

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
EXECUTABLE = next((found for name in NAMES if (found := shutil.which(name))), None)

FLAGS = (
    "--no-sandbox",  # containers have no user namespaces
    "--disable-dev-shm-usage",  # and little shared memory
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves this computer
)


def missing() -> str | None:
    """Say what a browser test lacks here, or None."""
    if EXECUTABLE is None:
        return f"there is no Chromium here: none of {', '.join(NAMES)} is on the path"
    if find_spec("playwright") is None:
        return "playwright isn't installed"
    return None


@contextmanager
def launched() -> Iterator[Browser]:
    """Give a Chromium without a window; skip the test, with the reason, where there is none."""
    if reason := missing():
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=EXECUTABLE, args=list(FLAGS))
        yield found
        found.close()


class Watched:
    """A context of the browser in which nothing goes wrong unseen.

    Args:
        browser: It.
        base: Address of the workbench; pages are opened by their path.
        options: Of the context, as Playwright names them.
    """

    def __init__(self, browser: Browser, base: str, **options: Any) -> None:  # noqa: ANN401 - passed on
        """Open the context with one page."""
        self.base = base
        self.complaints: list[str] = []
        self.context: BrowserContext = browser.new_context(
            base_url=base, **{"viewport": {"width": 1200, "height": 900}, **options}
        )
        self.context.set_default_timeout(20_000)  # a loaded machine is no failure
        self.context.add_init_script(
            "addEventListener('securitypolicyviolation', e =>"
            " console.error(`policy: ${e.effectiveDirective} ${e.blockedURI}`));"
        )
        self.context.on("console", self._said)
        self.context.on("weberror", lambda e: self.complaints.append(f"script: {e.error}"))
        self.context.on("dialog", self._asked)
        self.context.on("request", self._requested)
        self.context.on("requestfailed", self._failed)
        self.page: Page = self.context.new_page()

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console: {message.text} ({message.location.get('url')})")

    def _asked(self, dialog: Any) -> None:  # noqa: ANN401 - Playwright's
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.complaints.append(f"request: {request.url}")

    def _failed(self, request: Request) -> None:
        """What the policy refused was never sent."""
        told = f"request: {request.url}"
        if "csp" in (request.failure or "").lower() and told in self.complaints:
            self.complaints.remove(told)

    def forgive(self, words: str) -> None:
        """Take out the complaints with these words; there must be one."""
        kept = [one for one in self.complaints if words not in one]
        if len(kept) == len(self.complaints):
            pytest.fail(f"nothing is said with {words!r}: {self.complaints}")
        self.complaints[:] = kept

    def close(self) -> None:
        """Close it; fail if anything went wrong."""
        self.context.close()
        if self.complaints:
            pytest.fail("\n".join(["the browser complains:", *self.complaints]), pytrace=False)


def follow(page: Page, to: Locator) -> None:
    """Press what leads to another page, and wait for that page."""
    with page.expect_navigation():
        to.click()


Opened = Callable[..., Watched]
"""Opens contexts: ``opened(base, viewport=…, java_script_enabled=…)``."""
