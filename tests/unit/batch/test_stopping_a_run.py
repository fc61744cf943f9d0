"""Ctrl-C and its like end a run once, in order; what was being ignored stays ignored."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from striveutils.batch.stopping import Stopped, stoppable

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has only one of these signals.")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_stops_with_the_exit_status_a_shell_expects(number: signal.Signals, status: int) -> None:
    before = signal.getsignal(number)
    with pytest.raises(Stopped) as caught, stoppable():
        os.kill(os.getpid(), number)
    assert caught.value.exit_status == status
    assert signal.getsignal(number) == before


def test_a_second_signal_does_not_cut_the_tidying_short() -> None:
    tidied = []
    with pytest.raises(Stopped), stoppable():
        try:
            os.kill(os.getpid(), signal.SIGINT)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGTERM)
            tidied.append(True)
    assert tidied == [True]


def test_no_handler_for_errors_swallows_it() -> None:
    with pytest.raises(Stopped), stoppable():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        except Exception:
            pytest.fail("caught as an error")


def test_a_signal_that_was_ignored_stays_ignored() -> None:
    """As under ``nohup``."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stoppable():
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_outside_the_main_thread_nothing_changes() -> None:
    """A run started from a thread of a server must not touch that server's signals."""
    done = []

    def work() -> None:
        with stoppable():
            done.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [signal.getsignal(signal.SIGINT)]
