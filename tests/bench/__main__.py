"""`make bench`: check-ins and leaderboard reads as ratios to a bare Flask JSON POST.

Both applications run under the same server with the same settings, on the same disk, in
turns; each figure is the median of the rounds. A run whose floor varies by more than half
is not worth quoting, and says so.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.bench.load import Measured, get, measure, post
from tests.playing import Phone, fresh_id
from tests.serving import codes, free_port, serving, wait_until

ROUNDS = 5
REQUESTS = 1500
THREADS = 8
BATCH = {"intents": [{"id": fresh_id(), "kind": "check-in", "code": "ABC-DEF"}]}


@contextmanager
def floor() -> Iterator[int]:
    """The bare application under granian, with the settings of `seikkailu run`."""
    port = free_port()
    granian = Path(sys.executable).parent / "granian"
    options = f"--interface wsgi --workers 1 --blocking-threads {THREADS} --factory --no-log"
    command = [str(granian), *options.split(), "--port", str(port), "tests.bench.floor:application"]
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


def started(client: httpx.Client, many: int) -> list[Phone]:
    """Runs that have not checked in anywhere."""
    code = Phone(client).games()[0]["code"]
    phones = [Phone(client) for _ in range(many)]
    for phone in phones:
        assert phone.start(code).status_code == 201
        client.cookies.clear()
    return phones


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


def report(rows: dict[str, list[Measured]]) -> None:
    """Print the table, and whether the floor was steady enough to quote it."""
    floors = [one.per_s for one in rows["bare Flask JSON POST"]]
    print("\n| row | per second | p50 ms | p99 ms | ratio to the floor |")
    print("|---|---|---|---|---|")
    for name, rounds in rows.items():
        ratio = statistics.median(
            one.per_s / floor for one, floor in zip(rounds, floors, strict=True)
        )
        middle = [statistics.median(getattr(one, key) for one in rounds) for key in ("per_s", "p50_ms", "p99_ms")]
        print(f"| {name} | {middle[0]:,.0f} | {middle[1]:.1f} | {middle[2]:.1f} | {ratio:.2f} |")
    spread = max(floors) / min(floors)
    verdict = "steady" if spread <= 1.5 else "NOT steady: run it again on a quieter machine"
    print(f"\nThe floor varied {spread:.2f} times over {ROUNDS} rounds: {verdict}.")


def main() -> None:
    """Measure everything in turns."""
    with tempfile.TemporaryDirectory() as folder, floor() as bare:
        data = Path(folder) / "data"
        with serving(data, "--threads", str(THREADS)) as server, server.client() as client:
            port = int(server.url.rpartition(":")[2])
            place = codes(data)["asema"]
            board = f"/api/games/{Phone(client).games()[0]['code']}/leaderboard"
            rows: dict[str, list[Measured]] = {}
            for _ in range(ROUNDS):
                phones = started(client, REQUESTS)
                etag = client.get(board).headers["ETag"]
                turns: dict[str, Callable[[], Measured]] = {
                    "bare Flask JSON POST": lambda: measure(bare, [post("/echo", BATCH)] * REQUESTS, 200),
                    "durable check-in (SQLite, FULL)": lambda: measure(port, check_ins(phones, place), 200),
                    "leaderboard, top 100": lambda: measure(port, [get(board)] * REQUESTS, 200),
                    "leaderboard, unchanged": lambda: measure(port, [get(board, etag)] * REQUESTS, 304),
                }
                etag = client.get(board).headers["ETag"]
                for name, turn in turns.items():
                    rows.setdefault(name, []).append(turn())
    report(rows)


if __name__ == "__main__":
    main()
