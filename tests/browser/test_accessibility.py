"""Pages keep the accessibility rules that a program can test: axe-core, in a real browser, on a phone and on a desk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = (360, 740), (1280, 900)


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's code. Without it these tests skip; where CI is set they fail."""
    if not AXE.is_file():
        message = "axe-core is not installed. Install it with: npm install --no-package-lock"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return AXE.read_text(encoding="utf-8")


def violations(browser: Any, axe: str, page: Path, size: tuple[int, int]) -> list[str]:
    """Each broken rule with the first element that breaks it; the page's own policy against scripts is lifted."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
    try:
        tab = context.new_page()
        tab.goto(page.as_uri())
        tab.add_script_tag(content=axe)
        found = tab.evaluate("rules => axe.run({runOnly: rules})", RULES)
        assert found["passes"], "axe looked at nothing"
        return [f"{rule['id']} ({rule['impact']}): {rule['help']}: {rule['nodes'][0]['html'][:200]}"
                for rule in found["violations"]]
    finally:
        context.close()


def pages(run: Path) -> list[Path]:
    """The index and the first and the last brief, in both languages, and the coordinator's page."""
    site = run / "site"
    briefs = sorted(path.name.split(".")[0] for path in site.glob("*.en.html") if path.name != "index.en.html")
    names = [f"{name}.{lang}.html" for name in ("index", briefs[0], briefs[-1]) for lang in ("en", "es")]
    return [*(site / name for name in names), run / "private" / "coordinator.html"]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_rule_is_broken(chromium: Any, axe: str, example_run: Path, size: tuple[int, int]) -> None:
    broken = {page.name: found for page in pages(example_run) if (found := violations(chromium, axe, page, size))}
    assert broken == {}


def test_a_picture_without_a_text_is_found(chromium: Any, axe: str, tmp_path: Path) -> None:
    """The rules do look: a page that breaks one is told so."""
    page = tmp_path / "wrong.html"
    page.write_text('<!doctype html><html lang="en"><title>t</title><main><h1>t</h1><img src="x.png"></main></html>')
    assert any(found.startswith("image-alt") for found in violations(chromium, axe, page, PHONE))
