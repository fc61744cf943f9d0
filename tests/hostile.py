"""Names and texts that would do harm on a page that trusts them; on ours each is shown as it was typed."""

from __future__ import annotations

from typing import Any

from brief_notebook import DRAWING, both, cell_entry, facts, figure, items, sentence, stack, table

ROLES = ("plain", "headline", "lead", "note", "warning", "quiet")
PARTS_OF_A_HEAD = (
    "title", "network_name", "partnership", "notice", "outcome", "indicator", "latest", "state", "contact",
)
NAMES = {
    "S1 script": "<script>window.ran = 1; alert(1)</script>",
    "S2 broken attribute": '"><img src=x onerror=window.ran=2>',
    "S3 closed title": "</title><script>window.ran = 3</script>",
    "S4 Markdown link": "[click](javascript:window.ran=4)",
    "S5 inline drawing": "<svg onload=window.ran=5><circle r=9></svg>",
    "S6 template": "{{7*7}}",
    "S7 template file": '{% include "/etc/hostname" %}',
    "S8 Markdown image": "![](file:///etc/hostname)",
    "S9 formula": '=HYPERLINK("http://x.example","y")',
    "S10 header": "<b>bold</b>",
    "S11 single quotes": "' onmouseover='window.ran=6",
    "S12 style": "</style><style>body{background:url(http://x.example/s)}</style>",
    "S13 entity": "&lt;script&gt;&amp;quot;",
    "S14 comment": "--><!-- <iframe src=http://x.example></iframe>",
    "N1 emoji": "Niñas y niños 🎒 «bien»",
    "N1 decomposed": "nin\u0303os",
    "N1 right to left": "شبكة الحضور",
    "N1 long": "a" * 300,
    "D6 looks like nothing": "NA",
}


def typed(text: str) -> dict[str, list[list[str | None]]]:
    """What somebody typed in Spanish alone: English shows it with the mark of its language."""
    return {"en": [[text, "es"], [" (only in Spanish so far)", None]], "es": [[text, None]]}


def everywhere(text: str) -> dict[str, dict[str, Any]]:
    """Sections in which ``text`` stands in every place a block has for words."""
    words = both(text)
    of = table(words, [(words, False), (words, True)], [[words, words], [typed(text), both("1")]],
               [cell_entry("2018-19")], note=words)
    return {
        "working-on": stack(*(sentence(words, role) for role in ROLES)),
        "now": figure(of, caption=words, alt={"en": text, "es": text}, legend=[{"mark": DRAWING, "text": words}]),
        "groups": of,
        "trying": items(words, typed(text), heading=words, ordered=True),
        "sources": facts((words, words), (words, typed(text))),
    }


def head(text: str) -> dict[str, Any]:
    """A page head whose every part that people write is ``text``."""
    return dict.fromkeys(PARTS_OF_A_HEAD, both(text))
