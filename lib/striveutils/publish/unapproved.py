"""On the coordinator's page: the words that wait for approval, with their text and what to look at."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from striveutils.disclosure.words import Waiting
from striveutils.publish.frame import spoken
from striveutils.publish.linking import Piece
from striveutils.publish.view import View
from striveutils.words import _, n_

WORDS = {
    "unapproved": _("Words that wait for approval"),
    "look": _("Please look: "),
}
APPROVE = "strive approve {network} --by ROLE"


def view(texts: Iterable[Waiting], lang: str) -> View | None:
    """By network, each text where it stands; None where nothing waits."""
    networks = [(network, list(group)) for network, group in groupby(texts, key=lambda one: one.network)]
    if not networks:
        return None
    count = sum(len(group) for _network, group in networks)
    return {
        "lead": spoken(n_(
            "1 text is new or was changed. The pages do not show it until somebody has read and approved it.",
            "{count} texts are new or were changed. The pages do not show them until somebody has read and approved "
            "them.", count), lang),
        "networks": [{"name": network, "texts": [_text(one, lang) for one in group],
                      "command": spoken(_("To make them public, type: {command}",
                                          command=APPROVE.format(network=network)), lang)}
                     for network, group in networks],
    }


def _text(one: Waiting, lang: str) -> View:
    return {
        "where": spoken(one.where, lang),
        "text": (Piece(one.text, None if one.lang == lang else one.lang),),
        "looks": [spoken(look, lang) for look in one.looks],
    }
