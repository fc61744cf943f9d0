"""An address that is written out becomes a link whose text is the address; all other text stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from striveutils.publish.harmless import FAR_LINK
from striveutils.publish.linking import Piece, linked


def links(text: str) -> dict[str, str]:
    return {piece.href: piece.text for piece in linked([Piece(text)]) if piece.href}


@pytest.mark.parametrize(("text", "address"), [
    ("See https://example.org/a/b?c=d#e.", "https://example.org/a/b?c=d#e"),
    ("(https://example.org)", "https://example.org"),
    ("https://example.org:8080/x", "https://example.org:8080/x"),
    ("Escriba a hola@example.org, por favor", "mailto:hola@example.org"),
    ("first.last+school@mail.example.org", "mailto:first.last+school@mail.example.org"),
])
def test_an_address_can_be_followed(text: str, address: str) -> None:
    assert links(text) == {address: address.removeprefix("mailto:")}


@pytest.mark.parametrize("text", [
    "http://example.org", "javascript:alert(1)", "file:///etc/hostname", "data:text/html,x", "www.example.org",
    "https://", "https:///x", "@example", "a@b", "call 555-0100", "[x](javascript:alert(1))",
])
def test_what_is_no_safe_address_stays_text(text: str) -> None:
    assert links(text) == {}


def test_a_link_keeps_the_language_of_its_text() -> None:
    assert linked([Piece("vea https://example.org", "es")]) == (
        Piece("vea ", "es"), Piece("https://example.org", "es", "https://example.org"),
    )


PARTS = ["https://example.org/a", "a@b.example", " ", ".", "«x»", "javascript:", '"', "<b>", "é"]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join) | st.text())
def test_no_letter_is_lost_and_every_link_is_one_the_gate_lets_through(text: str) -> None:
    pieces = linked([Piece(text)])
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        if piece.href:
            assert FAR_LINK.fullmatch(piece.href)
            assert piece.href in (piece.text, f"mailto:{piece.text}")
