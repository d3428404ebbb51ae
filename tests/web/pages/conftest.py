"""Workbenches of the examples and browsers that watch them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.chromium import Opened, Watched, launched, missing
from tests.web.pages.workbench import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip all of it, with the reason, where there is no browser."""
    if reason := missing():
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium for a file of tests; no longer, as Playwright keeps an event loop running."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def address(made_case: Path) -> Iterator[str]:
    """A workbench that no test writes to."""
    with served(made_case) as base:
        yield base


@pytest.fixture
def own_address(case_path: Path) -> Iterator[str]:
    """A workbench with a case of its own."""
    with served(case_path) as base:
        yield base


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Opened]:
    """Open contexts of the browser, which fail the test at its end if anything went wrong."""
    running: list[Watched] = []

    def start(base: str, **options: object) -> Watched:
        running.append(Watched(chromium, base, **options))
        return running[-1]

    yield start
    for one in running:
        one.close()


@pytest.fixture
def watched(opened: Opened, address: str) -> Watched:
    """A browser on the workbench that no test writes to."""
    return opened(address)


@pytest.fixture
def page(watched: Watched) -> Page:
    """Its page."""
    return watched.page


@pytest.fixture
def own(opened: Opened, own_address: str) -> Watched:
    """A browser on a workbench with a case of its own."""
    return opened(own_address)
