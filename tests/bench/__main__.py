"""`make bench`: check-ins and leaderboard reads as ratios to a bare Flask JSON POST.

Before them the rules, after them boards as they grow, how soon a point is on somebody else's
board while many play, and how soon a slow phone's pages are ready.

Both applications run under the same server with the same settings, on the same disk, in
turns; each figure is the median of the rounds. A run whose floor varies by more than half
is not worth quoting, and says so.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import httpx

from tests.bench import boards, lag, proof, ready, rules, simulation
from tests.bench.joining import started
from tests.bench.load import Measured, get, measure, post
from tests.playing import Phone, fresh_id
from tests.serving import Server, codes, free_port, serving, wait_until
from web.settings import SETTINGS

ROWS = (
    "bare Flask JSON POST",
    "durable check-in (SQLite, FULL)",
    "leaderboard, top 100",
    "leaderboard, unchanged",
)
ROUNDS = 5
REQUESTS = 1500
THREADS = next(int(one.default) for one in SETTINGS if one.name == "threads")
BATCH = {"intents": [{"id": fresh_id(), "kind": "check-in", "code": "ABC-DEF"}]}


@contextmanager
def floor() -> Iterator[int]:
    """The bare application under granian, with the settings of `seikkailu run`."""
    port = free_port()
    granian = Path(sys.executable).parent / "granian"
    options = f"--interface wsgi --workers 1 --blocking-threads {THREADS} --factory --no-log"
    target = f"--port {port} tests.bench.floor:application"
    command = [str(granian), *options.split(), *target.split()]
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    process = subprocess.Popen(command, env=environment)

    def answers() -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
        except httpx.HTTPError:
            return False

    try:
        wait_until(answers)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=15)


def check_ins(phones: list[Phone], place: str) -> list[bytes]:
    """One durable check-in for each run."""
    return [
        post(
            f"/api/runs/{phone.run}/intents",
            {"intents": [{"id": fresh_id(), "kind": "check-in", "code": place}]},
            phone.token,
        )
        for phone in phones
    ]


def rounds(bare: int, server: Server) -> dict[str, list[Measured]]:
    """Measure everything in turns."""
    port = int(server.url.rpartition(":")[2])
    place = codes(server.data)["asema"]
    rows: dict[str, list[Measured]] = {name: [] for name in ROWS}
    with server.client() as client:
        board = f"/api/games/{Phone(client).games()[0]['code']}/leaderboard"
        for _ in range(ROUNDS):
            arriving = check_ins(started(server, REQUESTS), place)
            etag = client.get(board).headers["ETag"]
            turns = (
                measure(bare, [post("/echo", BATCH)] * REQUESTS, 200),
                measure(port, arriving, 200),
                measure(port, [get(board)] * REQUESTS, 200),
                measure(port, [get(board, etag)] * REQUESTS, 304),
            )
            for name, measured in zip(ROWS, turns, strict=True):
                rows[name].append(measured)
    return rows


def report(rows: dict[str, list[Measured]]) -> None:
    """Print the table, and whether the floor was steady enough to quote it."""
    floors = [one.per_s for one in rows[ROWS[0]]]
    print("| row | per second | p50 ms | p99 ms | ratio to the floor |")
    print("|---|---|---|---|---|")
    for name, measured in rows.items():
        ratios = [one.per_s / floor for one, floor in zip(measured, floors, strict=True)]
        per_s, p50, p99 = (
            median(getattr(one, key) for one in measured)
            for key in ("per_s", "p50_ms", "p99_ms")
        )
        print(f"| {name} | {per_s:,.0f} | {p50:.1f} | {p99:.1f} | {median(ratios):.2f} |")
    spread = max(floors) / min(floors)
    verdict = "steady" if spread <= 1.5 else "NOT steady: run it again on a quieter machine"
    print(f"\nThe floor varied {spread:.2f} times over {ROUNDS} rounds: {verdict}.")


def before_anyone_walks() -> None:
    """Rules, proof and simulation, each to the floor of its own table."""
    rules.report(rules.rows())
    print()
    rules.report(proof.rows())
    print()
    walkers = [rules.Timed(one.name, one.seconds, one.goal_s) for one in simulation.rows()]
    rules.report([rules.rows()[2], *walkers])
    print()


def main() -> None:
    """Measure what needs no server, then start both servers, measure, report."""
    before_anyone_walks()
    with (
        tempfile.TemporaryDirectory() as folder,
        floor() as bare,
        serving(Path(folder) / "data", "--threads", str(THREADS)) as server,
    ):
        report(rounds(bare, server))
    print()
    boards.report(boards.rows())
    print()
    lag.report(lag.rows())
    print()
    ready.report(ready.rows())


if __name__ == "__main__":
    main()
