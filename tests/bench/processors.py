"""How much of the processors a machine and a server use, as Linux counts it."""

import os
from pathlib import Path
from typing import NamedTuple

from tests.serving import Server


class Busy(NamedTuple):
    """Processor seconds up to now: of the whole machine, its idle ones, and the server's."""

    every: float
    idle: float
    server: float


def busy(server: Server) -> Busy:
    """Now. Idle is also who waits for a disk."""
    ticks = [int(one) for one in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    own = Path(f"/proc/{server.worker}/stat").read_text().rpartition(")")[2].split()
    used, second = int(own[11]) + int(own[12]), os.sysconf("SC_CLK_TCK")
    return Busy(sum(ticks) / second, (ticks[3] + ticks[4]) / second, used / second)
