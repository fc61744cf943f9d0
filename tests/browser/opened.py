"""Opening finished pages in a browser, and noting everything they try to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PHONE = {"width": 360, "height": 740}


@dataclass
class Visit:
    """An opened page and everything it tried to do."""

    page: Any
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


class Reader:
    """Opens pages and notes what they ask for and what they say."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser
        self.windows: dict[str, Any] = {}

    def open(self, file: Path, *, viewport: dict[str, int] = PHONE, **options: Any) -> Visit:
        """A new tab with the page; tabs with the same options share a window, because a window takes long to open."""
        key = repr(sorted(options.items()))
        if key not in self.windows:
            self.windows[key] = self.browser.new_context(**options)
        page = self.windows[key].new_page()
        page.set_viewport_size(viewport)
        visit = Visit(page)
        page.on("request", lambda request: visit.requests.append(request.url))
        page.on("dialog", lambda dialog: (visit.troubles.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: visit.troubles.append(message.text))
        page.on("pageerror", lambda error: visit.troubles.append(str(error)))
        page.goto(file.as_uri())
        return visit

    def close_tabs(self) -> None:
        for window in self.windows.values():
            for page in window.pages:
                page.close()


def untouched(visit: Visit, file: Path) -> None:
    """Nothing was asked for but the file itself and the drawings inside it; nothing ran, nothing complained."""
    asked = [url for url in visit.requests if not url.startswith("data:image/svg+xml;base64,")]
    assert asked == [file.as_uri()]
    assert visit.troubles == []
    assert visit.page.evaluate("window.ran") is None
