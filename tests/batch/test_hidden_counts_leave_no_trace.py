"""Two sets of records that differ in hidden counts alone give the same site and the same notebooks, byte for byte.

So nothing of a hidden count is in words, alternative texts, coordinates of drawings, comments, metadata or JSON.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tiny_batch import BOTH, NORTH, Tiny

from example import ROOT, files_below
from samples import FILES, approve_words, write_partnership

GRADUATION = "indicators/observations/four-year-graduation.csv"
NETWORK = f"networks/{BOTH}/network.yaml"
POINTS = f"networks/{NORTH}/points.csv"

MORE_POINTS = """\
on-time,2019-10-14,north,kindergarten,{kindergarten},walking-groups,
on-time,2019-10-14,north,grade-1,22,29,,walking-groups,
on-time,2019-10-14,north,grade-2,{grade_2},walking-groups,
on-time,2019-10-28,north,all,{few},walking-groups,
"""


def records(grade_1: str, grade_2: str, kindergarten_on_time: str, grade_2_on_time: str, few: str) -> dict[str, str]:
    """The sample's files with the hidden counts given (numerator,denominator); all else is the same."""
    graduation = FILES[GRADUATION].replace("grade-1,44,52", f"grade-1,{grade_1}").replace("grade-2,5,8",
                                                                                          f"grade-2,{grade_2}")
    points = MORE_POINTS.format(kindergarten=f"{kindergarten_on_time},", grade_2=f"{grade_2_on_time},", few=f"{few},")
    return {GRADUATION: graduation, POINTS: FILES[POINTS] + points,
            NETWORK: FILES[NETWORK].replace("places: [north, south]", "places: [north]")}


ONE = records("44,52", "5,8", "5,7", "17,24", "4,7")
OTHER = records("46,53", "3,7", "3,6", "19,25", "2,9")
"""In both, grades 1 and 2 together have 49 of 60 in graduation; kindergarten and grade 2 have 22 of 31 on the day."""


def run(folder: Path, files: dict[str, str]) -> Tiny:
    """The real notebook, for both networks, with every typed text approved."""
    approve_words(write_partnership(folder, files))
    for name in ("notebooks", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    made = Tiny(folder)
    done = made.run()
    assert done.status == 0, done.said
    return made


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tiny, Tiny]:
    return run(tmp_path_factory.mktemp("one"), ONE), run(tmp_path_factory.mktemp("other"), OTHER)


def public(made: Tiny) -> dict[str, bytes]:
    """Everything a run makes but its own record and the coordinator's page."""
    files = files_below(made.latest)
    return {name: content for name, content in files.items()
            if name.startswith(("site/", "notebooks/")) or name == "shown.json"}


def test_the_figures_in_question_are_hidden_in_both(pair: tuple[Tiny, Tiny]) -> None:
    """Else the next test would prove nothing: a small group, the one that protects it, a day of few children."""
    for made in pair:
        page = made.page(BOTH)
        assert "50 of 60" in page or ">50<" in page, "a group that is shown"
        for figure in ("44", "46", "62.5%", "42.9%"):
            assert f">{figure}<" not in page and f" {figure} of" not in page, figure


def test_hidden_counts_leave_no_trace(pair: tuple[Tiny, Tiny]) -> None:
    one, other = (public(made) for made in pair)
    assert one.keys() == other.keys()
    assert {f"site/{NORTH}.es.html", f"notebooks/{BOTH}/cycle.ipynb", "shown.json", "site/manifest.json"} <= one.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_a_shown_count_leaves_one(pair: tuple[Tiny, Tiny], tmp_path: Path) -> None:
    """The comparison can fail: 51 of 60 in kindergarten, and one fewer in grade 1, change page, notebook and record."""
    changed = dict(ONE, **{GRADUATION: ONE[GRADUATION].replace("kindergarten,50,60", "kindergarten,51,60")
                           .replace("grade-1,44,52", "grade-1,43,52")})
    one, other = public(pair[0]), public(run(tmp_path, changed))
    different = {name for name in one if one[name] != other[name]}
    assert {f"site/{BOTH}.en.html", f"site/{BOTH}.es.html", f"notebooks/{BOTH}/cycle.ipynb", "shown.json"} <= different
