"""Take the README's picture: the top of one finished brief, as a phone shows it, beside its Spanish page.

    uv run strive run bridgeport-four-year-graduation
    uv run python tools/brief_picture.py
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
SITE = ROOT / "runs" / "latest" / "site"
PICTURE = ROOT / "docs" / "pictures" / "brief-en.png"
BRIEF = "bridgeport-four-year-graduation"
WIDTH, HEIGHT, GAP = 390, 844, 24
CHROMIUM = "/usr/bin/chromium"


def phone(browser: Browser, lang: str, section: str) -> bytes:
    """One screen of the brief in ``lang``, scrolled to ``section`` (blank: the top)."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1.5)
    page.goto((SITE / f"{BRIEF}.{lang}.html").as_uri() + (f"#{section}" if section else ""))
    return page.screenshot()


def beside(browser: Browser, pictures: list[bytes]) -> bytes:
    """The screens in a row on one page."""
    images = "".join(f'<img src="data:image/png;base64,{b64encode(one).decode()}">' for one in pictures)
    width = len(pictures) * (WIDTH + GAP) + GAP
    page = browser.new_page(viewport={"width": width, "height": HEIGHT + 2 * GAP})
    page.set_content(
        f"<style>body{{margin:{GAP}px;display:flex;gap:{GAP}px;background:#d9dee4}}"
        f"img{{width:{WIDTH}px;height:{HEIGHT}px;border-radius:14px}}</style>{images}"
    )
    return page.screenshot()


def main() -> None:
    """Write the picture."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_bytes(beside(browser, [phone(browser, "en", ""), phone(browser, "en", "changed"),
                                             phone(browser, "es", "changed")]))
        browser.close()


if __name__ == "__main__":
    main()
