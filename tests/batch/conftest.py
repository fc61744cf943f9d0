"""What several tests of the batch share: one finished run of the tiny partnership."""

from __future__ import annotations

import pytest
from tiny_batch import Tiny, tiny


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """A partnership that was run once; read it, copy it, never change it."""
    made = tiny(tmp_path_factory.mktemp("first"))
    run = made.run()
    assert run.status == 0, run.said
    return made
