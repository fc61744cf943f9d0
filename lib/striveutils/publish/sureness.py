"""What came of all networks' predictions: how often ranges held, and whether networks were as sure as right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from striveutils.evidence.confidence import LEAST_PREDICTIONS, Band, Calibration, Predicted, Share, calibration
from striveutils.publish.entries import Entry
from striveutils.publish.frame import spoken
from striveutils.publish.glance import of_networks
from striveutils.publish.listing import table
from striveutils.publish.view import View
from striveutils.words import Message, Number, Percent, Words, _, n_

COLUMNS = ((_("How sure"), False), (_("Predictions"), True), (_("Held"), True))


def predicted(entries: Iterable[Entry]) -> list[Predicted]:
    """Every prediction of the networks' pages; a page that an older version made has none."""
    return [
        Predicted(told["confidence"], told["range"], told["direction"])
        for entry in of_networks(entries) for told in (entry.head or {}).get("predicted", ())
    ]


def view(predictions: Sequence[Predicted], lang: str) -> View | None:
    """The section for the template; None without a prediction."""
    if not predictions:
        return None
    matched = calibration(predictions)
    lines = (*_ranges(predictions, matched.ranges), *_directions(predictions), _confidence(matched))
    enough = matched.sure.told >= LEAST_PREDICTIONS
    return {
        "lines": [spoken(line, lang) for line in lines],
        "table": _table(matched.bands, lang) if enough else None,
    }


def _ranges(predictions: Sequence[Predicted], share: Share) -> list[Message]:
    open_ = sum(one.range == "cannot tell" for one in predictions)
    wide = sum(one.range == "too wide to tell" for one in predictions)
    none = sum(one.range == "none given" for one in predictions)
    left_out = (
        n_("For 1 prediction we cannot tell yet.", "For {count} predictions we cannot tell yet.", open_),
        n_("1 range is too wide to tell us anything.", "{count} ranges are too wide to tell us anything.", wide),
        n_("1 prediction has no range.", "{count} predictions have no range.", none),
    )
    return [
        n_("The networks made 1 prediction.", "The networks made {count} predictions.", len(predictions)),
        *_held(share),
        *(line for line in left_out if line.count),
    ]


def _held(share: Share) -> list[Message]:
    if share.interval is None:
        return [_("None of their ranges could be checked yet.")]
    low, high = share.interval
    return [
        n_("1 range could be checked, and {held} held.", "{count} ranges could be checked, and {held} held.",
           share.told, held=Number(share.held)),
        _("That is {share}. In the long run the share could be anything from {low} to {high}.",
          share=_percent(share.held / share.told), low=_percent(low), high=_percent(high)),
    ]


def _directions(predictions: Sequence[Predicted]) -> list[Message]:
    met, missed = (sum(one.direction == code for one in predictions) for code in ("met", "not met"))
    if not met + missed:
        return []
    return [n_("The direction could be checked for 1: {met} went the way that was predicted.",
               "The direction could be checked for {count}: {met} went the way that was predicted.", met + missed,
               met=Number(met))]


def _confidence(matched: Calibration) -> Message:
    """Whether networks were as sure as they were right, in a few sentences."""
    sure = matched.sure
    if sure.told < LEAST_PREDICTIONS or matched.expected is None:
        return _("Are the networks as sure as they are right? We cannot tell yet. It takes {need} checked ranges that "
                 "say how sure the network was; there are {have}.", need=Number(LEAST_PREDICTIONS),
                 have=Number(sure.told))
    facts = {"stated": _percent(matched.expected / sure.told), "held": Number(sure.held), "told": Number(sure.told),
             "expected": Number(matched.expected)}
    match matched.verdict:
        case "matched":
            return _("The networks were about as sure as they were right. On average they were {stated} sure, so about "
                     "{expected} of {told} should have held; {held} did.", **facts)
        case "more sure than right":
            return _("The networks were more sure than they were right. On average they were {stated} sure, so about "
                     "{expected} of {told} should have held; only {held} did.", **facts)
        case "less sure than right":
            return _("The networks were less sure than they were right. On average they were {stated} sure, so about "
                     "{expected} of {told} should have held; {held} did.", **facts)
    return _("Are the networks as sure as they are right? We cannot tell yet. On average they were {stated} sure, so "
             "about {expected} of {told} should have held; {held} did. Chance can explain the gap, but a gap that "
             "matters could be there, too.", **facts)


def _table(bands: Sequence[Band], lang: str) -> View:
    rows = [
        [spoken(_band(band), lang), spoken(Number(band.share.told), lang), spoken(Number(band.share.held), lang)]
        for band in bands if band.share.told
    ]
    return table("sure-table", _("Predictions by how sure the network was"), COLUMNS, rows, lang)


def _band(band: Band) -> Words:
    if band.below == 100:
        return _("{value} or more", value=Percent(band.least, 0))
    if not band.least:
        return _("under {high}", high=Percent(band.below, 0))
    return _("{low} to under {high}", low=Percent(band.least, 0), high=Percent(band.below, 0))


def _percent(share: float) -> Percent:
    """A fraction of one, in whole percents."""
    return Percent(100 * share, 0)
