"""Being stopped in the middle: Ctrl-C, a polite request to end, a closed terminal."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

SIGNALS = tuple(number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)))


class Stopped(BaseException):
    """A signal asked the batch to end. Not an Exception: nothing but the batch itself may catch it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_status(self) -> int:
        """As a shell reports it: 130 for Ctrl-C, 143 for a request to end."""
        return 128 + self.number


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Within this block a signal raises Stopped, once; what follows is done in peace.

    A signal that was being ignored (``nohup``) stays ignored. Outside the main thread nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        for other in changed:
            signal.signal(other, signal.SIG_IGN)
        raise Stopped(number)

    changed = {number: signal.getsignal(number) for number in SIGNALS if signal.getsignal(number) != signal.SIG_IGN}
    for number in changed:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, before in changed.items():
            signal.signal(number, before)
