"""How well a cycle was done, in plain words: a table of five features with reasons, and a sentence about the score."""

from __future__ import annotations

from collections.abc import Mapping

from striveutils.blocks.model import Column, Sentence, Table
from striveutils.evidence.practice import Feature, FeatureCode, Kept, Practice, Step
from striveutils.evidence.progress import Rung, RungCode
from striveutils.words import Joined, Message, Number, Sentences, Words, _, n_

FEATURES: Mapping[FeatureCode, Message] = {
    "documented": _("All four steps are written down"),
    "predicted": _("A prediction came first"),
    "small first": _("The idea was tried small first"),
    "iterative": _("One cycle builds on another"),
    "data over time": _("It was measured again and again"),
}

KEPT: Mapping[Kept, Message] = {
    "yes": _("yes"), "partly": _("partly"), "no": _("no"), "too early": _("too early to tell"),
    "cannot tell": _("cannot tell"),
}

STEPS: Mapping[Step, Message] = {
    "plan": _("the whole plan"), "do": _("what was done"), "study": _("what was learned"),
    "act": _("the decision and its reason"),
}

NEEDS: Mapping[RungCode, Message] = {
    "written down": _("a cycle that is written down"),
    "team": _("somebody who does it, named by role"),
    "planned": _("a question, something to do and something to measure"),
    "measuring": _("a plan that is set, and a first figure"),
    "tested": _("a test that has begun, with figures from three days or more"),
    "measure improving": _("a measure that improves by more than chance"),
    "outcome improving": _("an outcome that improves by more than chance, while nothing we watch gets worse"),
    "as expected": _("an idea that is adopted after its outcome came as predicted"),
    "holding": _("an improvement that still holds after the idea was adopted"),
    "target reached": _("the network's target reached, by more than chance"),
}
"""What each step of the score asks for."""


def practice(done: Practice, *, caption: Words | None = None) -> Table:
    """The five features of a well-done cycle, each with whether it was kept and the reason, in plain words."""
    return Table(
        caption=caption or _("How this cycle was done"),
        columns=[Column(_("What helps a network learn")), Column(_("In this cycle")),
                 Column(_("What the records say"))],
        rows=[[FEATURES[one.code], KEPT[one.kept], _why(one)] for one in done.features],
    )


def score(done: Practice) -> Sentence:
    """The team's own score beside the one that the records give, and what the next step asks for.

    For the team and its coordinator: a grade on a public page would be written for, and no longer tell anything.
    """
    ours = Number(done.score, 1)
    first = (_("The team has not scored itself. The records alone come to {score} of 5.", score=ours)
             if done.team_score is None else
             _("The team gives itself {team} of 5. The records alone come to {score} of 5.",
               team=Number(done.team_score, 1), score=ours))
    last = _("Records do not know everything: the team may be right to see it differently.")
    return Sentence(Sentences(tuple(part for part in (first, _next(done.following), last) if part is not None)))


def _next(rung: Rung | None) -> Message | None:
    if rung is None:
        return None
    if rung.reached == "cannot tell":
        return _("The next step ({score}) asks for {what}; this cannot be told from the records.",
                 score=Number(rung.score, 1), what=NEEDS[rung.code])
    return _("The next step ({score}) asks for {what}.", score=Number(rung.score, 1), what=NEEDS[rung.code])


def _why(one: Feature) -> Words:
    if one.growth is not None:
        return _sizes(one)
    have = one.have or 0
    if one.code == "data over time" and one.have == 0:
        return PLAIN["not measured"] if one.kept == "too early" else PLAIN["never measured"]
    match one.why:
        case "steps missing":
            return _("Not complete: {steps}.", steps=Joined(tuple(STEPS[step] for step in one.steps)))
        case "still running" if one.code == "data over time":
            return n_("The test is not over. There is a figure of 1 day so far.",
                      "The test is not over. There are figures of {count} days so far.", have)
        case "predicted before":
            return n_("1 prediction was set before the test began.",
                      "{count} predictions were set before the test began.", have)
        case "often enough":
            return _("There are figures of {n} days, most of them no more than a month apart.", n=Number(have))
        case "few figures" | "hardly any":
            return n_("There is a figure of 1 day only; to see a change takes {need} or more.",
                      "There are figures of {count} days only; to see a change takes {need} or more.", have,
                      need=Number(one.need or 0))
        case "far apart":
            return _("There are figures of {n} days, but more than a month apart.", n=Number(have))
    return PLAIN[one.why]


def _sizes(one: Feature) -> Words:
    """From the first test's size to a later one's."""
    assert one.growth is not None
    sizes = {"first": Number(one.growth.first), "later": Number(one.growth.later)}
    if one.growth.counted == "places":
        return _("It was tried in this many places: {first}, then {later}.", **sizes)
    match one.why:
        case "after adopting":
            return _("{first} people took part, then {later}. After an idea is adopted, a smaller test may be of a new "
                     "one.", **sizes)
        case "same size":
            return _("It began about as large as it went on: {first} people, then {later}.", **sizes)
        case "began larger":
            return _("It began larger than it went on: {first} people, then {later}.", **sizes)
    return _("It began with {first} people and grew to {later}.", **sizes)


PLAIN: Mapping[str, Message] = {
    "not set": _("The plan is still a draft."),
    "all steps": _("What was planned, done, learned and decided is all there."),
    "still running": _("The test is not over, or ended less than a month ago."),
    "no end day": _("No last day is written down."),
    "set after the start": _("The plan was set after the test had begun."),
    "no prediction": _("No prediction is written down."),
    "all withdrawn": _("Every prediction was withdrawn."),
    "no number": _("The prediction says up or down, but gives no number."),
    "too wide": _("The range is too wide to be tested."),
    "no day": _("No day to look is written down."),
    "first test": _("This is the first test of the idea, so there is no other size to compare with."),
    "size in words only": _("The size is written in words, so it cannot be compared."),
    "no size": _("How large the test was is not written down."),
    "not measured": _("Nothing is measured yet."),
    "never measured": _("Nothing was measured after the plan was set."),
    "built on": _("The earlier cycle was decided before the later one was planned."),
    "earlier undecided": _("The earlier of two cycles has no decision yet."),
    "earlier undated": _("The day of the earlier decision is not written down."),
    "decided late": _("The later cycle was planned before the earlier one was decided."),
    "first cycle": _("This is the first cycle. The next one can build on it."),
    "one cycle only": _("No other cycle has followed it."),
    "earlier unknown": _("The cycle that it follows is not in the records."),
}
"""Reasons without a number."""
