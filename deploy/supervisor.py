"""Keeps the children running, and ends them together.

A child that dies is started again, later each time it dies soon. SIGTERM, SIGINT or
SIGHUP ends all of them within ten seconds. A supervisor killed outright leaves none
behind: the kernel then ends its children (Linux).
"""

import contextlib
import ctypes
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from deploy.place import ROOT

PATIENCE = 7.0
"""Seconds that children have to end by themselves."""

LONGEST_PAUSE = 30.0
"""Seconds between two starts of a child that keeps dying."""

_PR_SET_PDEATHSIG = 1  # from <linux/prctl.h>


def die_with_parent() -> None:
    """Ask the kernel to send this process SIGTERM when its parent is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass(slots=True)
class Child:
    """One program that must be running."""

    name: str
    chinese: str
    command: Sequence[str]
    keep_open: Sequence[int] = ()
    """File descriptors that it inherits."""

    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    pause: float = 1.0

    def start(self) -> None:
        """Start the program; it ends when this process does."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            pass_fds=self.keep_open,
            preexec_fn=die_with_parent,
        )

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self.process is not None and self.process.poll() is None

    def tend(self, now: float) -> None:
        """Start it if it is due; if it died, say so and set when it is due again."""
        if self.process is None:
            if now >= self.due:
                self.start()
        elif (status := self.process.poll()) is not None:
            if now - self.started > LONGEST_PAUSE:
                self.pause = 1.0
            how = f"signal {-status}" if status < 0 else f"status {status}"
            say(
                f"✗ {self.chinese}意外结束（{how}），{self.pause:.0f} 秒后重新启动"
                f" ｜ the {self.name} ended; it starts again in {self.pause:.0f} s"
            )
            self.process, self.due = None, now + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def stop(self, how: signal.Signals) -> None:
        """Send a signal if it runs."""
        if self.process is not None and self.running:
            self.process.send_signal(how)


def say(line: str) -> None:
    """Print a line at once; a terminal that is gone is no reason to stop serving."""
    with contextlib.suppress(BrokenPipeError):
        print(line, flush=True)


def supervise(children: Sequence[Child], on_tick: Callable[[], None]) -> None:
    """Run the children until a signal ends this process; `on_tick` is called often."""
    asked_to_end = threading.Event()
    signals = [signal.SIGTERM, signal.SIGINT]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup
        signals.append(signal.SIGHUP)
    for number in signals:
        signal.signal(number, lambda *_: asked_to_end.set())
    while not asked_to_end.is_set():
        now = time.monotonic()
        for child in children:
            child.tend(now)
        on_tick()
        asked_to_end.wait(0.3)
    end(children)


def end(children: Sequence[Child]) -> None:
    """Ask every child to end, wait, and kill what remains."""
    for child in children:
        child.stop(signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    while any(c.running for c in children) and time.monotonic() < until:
        time.sleep(0.05)
    for child in children:
        child.stop(signal.SIGKILL)
    say("已停止 ｜ stopped")
