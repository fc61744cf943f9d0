"""A headless Chromium for tests that look at finished pages: the system's own, never one that is downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from opened import Reader

PLACES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)


def without(what: str) -> NoReturn:
    """Skip with a sentence; in CI, where everything a test needs is installed first, that is a failure."""
    sentence = f"{what} is not installed, so the pages were not looked at in a browser."
    if os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser for one module. It is closed after it: its event loop would disturb tests that run kernels."""
    program = next((found for place in PLACES if (found := shutil.which(place))), None)
    if program is None:
        without("Chromium (apt-get install chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        without("playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desk(chromium: Any) -> Reader:
    """Opens pages for one module."""
    return Reader(chromium)


@pytest.fixture
def reader(desk: Reader) -> Iterator[Reader]:
    """Opens pages for one test, and closes them after it."""
    yield desk
    desk.close_tabs()
