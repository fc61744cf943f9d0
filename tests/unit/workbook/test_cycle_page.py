"""What a network's page answers, question by question, from the sample partnership."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from samples import FILES, approve_words, write_partnership
from striveutils import workbook
from striveutils.blocks import Block
from striveutils.blocks.view import plain
from striveutils.errors import BadParameter, RecordsError
from striveutils.workbook.page import CyclePage

NETWORK = "north-attendance"
CYCLE = f"networks/{NETWORK}/cycles/walking-groups.yaml"
QUESTIONS = ("head", "working_on", "now", "changed", "groups", "trying", "happened", "next", "barriers", "take_part",
             "sources")
BOTH = "networks/both-graduate/network.yaml"
ABSENCE = "indicators/observations/chronic-absence.csv"
IN_NORTH = {BOTH: FILES[BOTH].replace("[north, south]", "[north]")}


def page(folder: Path, changes: dict[str, str | None] | None = None, network: str = NETWORK, **asked: str) -> CyclePage:
    """A page whose words are approved, as far as the files can be read."""
    data = write_partnership(folder, changes)
    with contextlib.suppress(RecordsError):
        approve_words(data)
    return workbook.open(network, data_dir=str(folder), **asked)


def said(block: Block, lang: str = "en") -> str:
    return plain(block.data(), lang)


def test_a_page_opened_without_parameters_is_that_of_the_first_network(tmp_path: Path) -> None:
    assert page(tmp_path, network="").subject.network_id == "both-graduate"


def test_a_misspelt_network_is_refused_with_the_name_that_was_meant(tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match="Did you mean north-attendance"):
        page(tmp_path, network="north-atendance")


def test_a_cycle_that_is_not_recorded_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match="walking-groups"):
        page(tmp_path, cycle="bus")


def test_every_fault_of_every_file_the_page_reads_is_told_at_once(tmp_path: Path) -> None:
    broken = {
        f"networks/{NETWORK}/actions.csv": "action,what_en,who,due,horizon\ncall,Call,family-center,soon,30\n",
        f"networks/{NETWORK}/points.csv": "measure,date,numerator,denominator\non-time,2019-10-07,70,60\n",
    }
    with pytest.raises(RecordsError) as error:
        page(tmp_path, broken)
    assert {problem.file for problem in error.value.problems} == {f"data/{name}" for name in broken}


def test_where_we_are_is_said_in_a_hundred_with_counts_where_they_are_published(tmp_path: Path) -> None:
    answer = said(page(tmp_path, network="both-graduate").now())
    assert "77 in 100" in answer
    assert "170 of 220 students who began grade 9 together" in answer


def test_a_percent_published_without_counts_says_so(tmp_path: Path) -> None:
    answer = said(page(tmp_path).now())
    assert "15.6% of students" in answer and "The source does not say how many" in answer


def test_the_comparison_with_the_baseline_claims_no_more_than_a_difference(tmp_path: Path) -> None:
    answer = said(page(tmp_path).now())
    assert "better by 0.6 percentage points" in answer
    assert "improving" not in answer and "chance" not in answer


def test_a_figure_across_a_new_definition_is_not_compared(tmp_path: Path) -> None:
    row = "chronic-absence,2,2018-19,New rule.,Regla nueva.,definition,,no,2018-01-01\n"
    figures = FILES[ABSENCE]
    answer = said(page(tmp_path, {
        "indicators/versions.csv": FILES["indicators/versions.csv"] + row,
        ABSENCE: figures.replace("15.6,1,", "15.6,2,"),
    }).now())
    assert "not comparable" in answer and "better" not in answer


def test_a_group_below_the_minimum_is_a_dash_wherever_it_could_be_read(tmp_path: Path) -> None:
    answer = said(page(tmp_path, network="both-graduate", changes=dict(IN_NORTH)).groups())
    grade_2 = next(line for line in answer.splitlines() if line.startswith("Grade 2"))
    grade_1 = next(line for line in answer.splitlines() if line.startswith("Grade 1"))
    dashes = ["—", "cannot", "tell", "yet", "—", "—", "—"]
    assert grade_2.split()[2:] == dashes
    assert grade_1.split()[2:] == dashes, "the total would give grade 2 away"


def test_each_group_is_held_against_its_own_past_and_the_target(tmp_path: Path) -> None:
    answer = said(page(tmp_path, network="both-graduate", changes=dict(IN_NORTH)).groups())
    assert "Each group is compared with its own past, over all comparable years, and with the target." in answer
    heads = next(line for line in answer.splitlines() if "Has it changed?" in line)
    assert heads.split("  ")[-3:] != heads and "Target: 85%" in heads
    kindergarten = next(line for line in answer.splitlines() if line.startswith("Kindergarten"))
    assert "83.3%" in kindergarten and "cannot tell  " in kindergarten


def test_a_group_that_the_source_left_out_is_named(tmp_path: Path) -> None:
    """Grade 1 had a figure in 2017-18 and has none in 2018-19."""
    figures = FILES[ABSENCE].replace("2018-19,north,grade,grade-1,,,13.0,1,\n", "")
    answer = said(page(tmp_path, {ABSENCE: figures}).groups())
    assert "There is no figure for Grade 1." in answer


def test_groups_whose_figures_are_older_than_the_newest_have_no_verdict(tmp_path: Path) -> None:
    figures = FILES[ABSENCE].replace("2018-19,north,grade", "2016-17,north,grade")
    answer = said(page(tmp_path, {ABSENCE: figures}).groups())
    assert "older than the figure above" in answer and "Has it changed?" not in answer


def test_a_network_of_several_places_shows_each_as_a_dot(tmp_path: Path) -> None:
    answer = said(page(tmp_path, network="both-graduate").groups())
    assert "place by place, 2018-19" in answer
    assert "82.5%" in answer and "71.0%" in answer
    one = page(tmp_path / "one", network="both-graduate", changes=dict(IN_NORTH))
    assert "place by place" not in said(one.groups())


def test_a_place_that_would_give_a_small_one_away_is_hidden_with_it_and_so_is_their_sum(tmp_path: Path) -> None:
    figures = FILES["indicators/observations/four-year-graduation.csv"].replace(
        "2018-19,south,all,all,71,100", "2018-19,south,all,all,4,8")
    seen = page(tmp_path, {"indicators/observations/four-year-graduation.csv": figures}, network="both-graduate")
    assert {row.status for row in seen.subject.total if row.period_text == "2018-19"} == {"small"}
    assert next(row.status for row in seen.subject.total_by_place
                if (row.period_text, row.place) == ("2018-19", "south")) == "small"


def test_each_measure_has_its_fact_and_verdict_before_its_chart(tmp_path: Path) -> None:
    answer = said(page(tmp_path).happened())
    fact = "67 in 100 then (October 7, 2019), 78 in 100 now (October 21, 2019): 40 of 60, then 47 of 60."
    verdict = "Over all points (October 7, 2019 to October 21, 2019): cannot tell yet."
    assert answer.index(fact) < answer.index(verdict) < answer.index("Chart of dated points: Children on time")


def test_a_measure_that_nobody_wants_up_or_down_has_no_verdict(tmp_path: Path) -> None:
    assert "cannot tell yet" in said(page(tmp_path / "wanted").happened())
    aimless = FILES[CYCLE].replace("kind: process, direction: up, unit", "kind: process, unit").replace(
        "kind: balancing, direction: down, unit", "kind: balancing, unit")
    answer = said(page(tmp_path / "aimless", {CYCLE: aimless}).happened())
    assert "Children on time" in answer and "Over all" not in answer


def test_of_a_cycle_that_is_over_no_next_figure_is_promised(tmp_path: Path) -> None:
    points = "measure,date,place,group,numerator,denominator,value,cycle,note\n" + "".join(
        f"on-time,2019-10-{day},north,all,{n},60,,walking-groups,\n" for day, n in zip(
            ("07", "08", "09", "10", "11", "14", "15", "16", "17"), (30, 34, 33, 37, 36, 43, 42, 46, 48), strict=True))
    changes = {f"networks/{NETWORK}/points.csv": points}
    over = page(tmp_path / "over", dict(changes))
    running = page(tmp_path / "running", dict(changes), as_of="2019-11-01")
    assert "improving" in said(over.happened()) and "improving" in said(running.happened())
    assert "whether it lasts" not in said(over.happened())
    assert "whether it lasts" in said(running.happened())


def test_what_came_of_the_prediction_and_how_the_cycle_was_done_follow_the_figures(tmp_path: Path) -> None:
    answer = said(page(tmp_path).happened())
    assert answer.index("Oct 21, 2019") < answer.index("What we predicted and what came") < answer.index(
        "How this cycle was done")
    draft = FILES[CYCLE].replace("  locked_on: 2019-10-01\n", "")
    assert "How this cycle was done" not in said(page(tmp_path / "draft", {CYCLE: draft}).happened())


def test_the_score_of_a_cycle_is_for_the_team_only(tmp_path: Path) -> None:
    assert "The records alone come to" not in said(page(tmp_path).happened())
    assert "The records alone come to" in said(page(tmp_path, audience="team").happened())


def test_the_head_tells_the_coordinator_the_verdict_on_each_measure(tmp_path: Path) -> None:
    head = page(tmp_path).head()
    assert [(finding.kind, finding.verdict) for finding in head.findings] == [
        ("indicator", "cannot tell yet"), ("measure", "cannot tell yet"), ("measure", "cannot tell yet")]
    first = head.data()["findings"][0]
    assert first["then"]["en"] == [["16.2% (2015-16)", None]] and first["now"]["en"] == [["15.6% (2018-19)", None]]
    assert first["p_value"] is None
    assert head.data()["verdict"]["en"] == [["cannot tell yet", None]]
    # Its last figure is of October 21: too early to settle what was predicted for December 20.
    assert [(one.confidence, one.range) for one in head.predicted] == [(70, "cannot tell")]


def test_the_chart_shows_the_cycles_that_had_begun_and_the_definitions_that_were_renewed(tmp_path: Path) -> None:
    versions = FILES["indicators/versions.csv"] + "chronic-absence,2,2017-18,New.,Nueva.,definition,,yes,2018-01-10\n"
    noted = FILES[ABSENCE].replace(
        "2018-19,north,all,all,,,15.6,1,", "2018-19,north,all,all,,,15.6,1,Snow days").replace(
        "2016-17,north,all,all,,,16.0,1,", "2016-17,north,all,all,,,16.0,1,Only 3 schools")
    changes: dict[str, str | None] = {
        "indicators/versions.csv": versions, ABSENCE: noted}
    answer = said(page(tmp_path, changes).changed())
    assert "The definition was renewed; figures before and after can be compared" in answer
    assert "Walking groups" in answer and "Snow days" in answer
    assert "Only 3 schools" not in answer, "a number in a note could be that of a few children"
    assert "Walking groups" not in said(page(tmp_path / "before", dict(changes), as_of="2019-09-01").changed())
    planned = {**changes, CYCLE: FILES[CYCLE].replace("locked_on: 2019-10-01", "locked_on: 2019-08-15")}
    assert "Walking groups" not in said(page(tmp_path / "planned", planned, as_of="2019-09-01").changed())


def test_a_barrier_the_network_keeps_to_itself_is_not_on_the_page(tmp_path: Path) -> None:
    answer = said(page(tmp_path).barriers())
    assert "bus stop" in answer and "internal matter" not in answer


def test_a_decision_taken_after_the_pages_day_is_not_known_yet(tmp_path: Path) -> None:
    decided = FILES[CYCLE].replace("act: {}", "act: {decision: adopt, decided_on: 2020-01-15}")
    assert "adopt the change" in said(page(tmp_path / "after", {CYCLE: decided}).next())
    before = page(tmp_path / "before", {CYCLE: decided}, as_of="2019-12-31")
    assert "No decision yet" in said(before.next())


def test_a_page_for_an_earlier_day_tells_nothing_that_came_later(tmp_path: Path) -> None:
    """On November 10, 2019 the walking groups were under way and the map was not drawn yet."""
    learned = FILES[CYCLE].replace("study: {}", "study: {learned_en: Walking helps.}")
    versions = FILES["indicators/versions.csv"] + "chronic-absence,2,2019-20,Later.,Luego.,definition,,yes,2020-01-10\n"
    later = {CYCLE: learned, "indicators/versions.csv": versions}
    today, before = page(tmp_path / "today", later), page(tmp_path / "before", later, as_of="2019-11-10")

    assert "Walking helps." in said(today.happened()) and "Four groups walked" in said(today.happened())
    assert "Walking helps." not in said(before.happened()) and "Four groups walked" not in said(before.happened())
    assert "under way" in said(before.head())
    assert "done on Jan 28, 2020" in said(today.next()) and "done" not in said(before.next())
    assert "Later." not in said(page(tmp_path / "earlier", later, as_of="2019-06-01").sources())


def test_a_page_for_a_day_before_every_cycle_has_none(tmp_path: Path) -> None:
    seen = page(tmp_path, as_of="2018-08-20")
    assert seen.subject.cycle is None
    assert "August 15, 2018" in said(seen.working_on()) and "October" not in said(seen.working_on())


def test_a_cycle_at_work_without_a_locked_plan_is_not_called_not_started(tmp_path: Path) -> None:
    draft = FILES[CYCLE].replace("  locked_on: 2019-10-01\n", "")
    assert "still going on" in said(page(tmp_path, {CYCLE: draft}).next())


def test_a_mean_is_not_told_as_so_many_of_so_many_children(tmp_path: Path) -> None:
    indicators = FILES["indicators/indicators.csv"].replace("core,up,percent", "core,up,mean")
    answer = said(page(tmp_path, {"indicators/indicators.csv": indicators}, network="both-graduate").now())
    assert "That is" not in answer


@pytest.mark.parametrize("wrong", [{"network": 7}, {"cycle": 5}, {"audience": None}, {"as_of": 20190601}])
def test_a_parameter_that_is_not_text_is_refused_in_plain_words(tmp_path: Path, wrong: dict[str, object]) -> None:
    write_partnership(tmp_path)
    with pytest.raises(BadParameter, match="quotation marks"):
        workbook.open(**{"data_dir": str(tmp_path), **wrong})


def test_a_notebook_shows_an_error_in_both_languages_and_no_library_lines(tmp_path: Path) -> None:
    with pytest.raises(BadParameter) as error:
        page(tmp_path, network="north-atendance")
    shown = error.value._render_traceback_()
    assert len(shown) == 2 and "Did you mean" in shown[0] and "¿" in shown[1]
    assert "Traceback" not in "".join(shown)


def test_what_was_learned_stands_before_the_figures(tmp_path: Path) -> None:
    learned = FILES[CYCLE].replace("study: {}", "study: {learned_en: Walking helps., learned_es: Caminar ayuda.}")
    answer = said(page(tmp_path, {CYCLE: learned}).happened())
    assert answer.index("Walking helps.") < answer.index("66.7%")


def test_text_typed_in_one_language_is_shown_in_the_other_with_a_remark(tmp_path: Path) -> None:
    assert "Grandparents came too. (por ahora solo en inglés)" in said(page(tmp_path).happened(), "es")


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_network_that_has_recorded_next_to_nothing_gets_an_answer_to_every_question(
    tmp_path: Path, question: str, lang: str
) -> None:
    bare = {name: None for name in FILES if not name.startswith(("partnership", "outcomes", "indicators/indicators"))}
    bare["networks/both-graduate/network.yaml"] = FILES["networks/both-graduate/network.yaml"]
    answer = said(getattr(page(tmp_path, bare, network="both-graduate"), question)(), lang)
    assert len(answer) > 20
    assert "None" not in answer


def test_the_page_for_the_team_says_so_at_its_head(tmp_path: Path) -> None:
    public, team = page(tmp_path).head(), page(tmp_path, audience="team").head()
    assert said(public) != said(team)
    assert team.data()["audience"] == "team"


def test_the_page_reads_no_file_that_its_job_does_not_name(tmp_path: Path) -> None:
    """The key that tells whether a job must run again is made of the files named by ``inputs``."""
    seen = page(tmp_path)
    for question in QUESTIONS:
        getattr(seen, question)()
    assert seen.subject.data.files_read <= set(seen.subject.data.inputs(NETWORK))
