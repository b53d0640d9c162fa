"""The real server for tests: `seikkailu run` in a process of its own."""

import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

START_S = 60.0
COMMAND = (str(Path(sys.executable).parent / "seikkailu"),)


@dataclass
class Server:
    """A server under way; `log` is all it printed, `trust` what its certificate needs."""

    process: subprocess.Popen[bytes]
    url: str
    data: Path
    log: Path
    trust: ssl.SSLContext | bool = True

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=30, verify=self.trust)

    @property
    def worker(self) -> int:
        """The pid of the process that answers."""
        return int((self.data / "serve.pid").read_text("ascii"))

    def kill(self) -> None:
        """End starter and worker at once, as a power cut or the kernel would."""
        for pid in (self.process.pid, self.worker):
            with _gone():
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        wait_until(lambda: not lives(self.worker))

    def stop(self) -> None:
        """Stop as an operator does; the starter waits for its worker."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=15)


def start(data: Path, port: int | None = None, *options: str) -> Server:
    """Start a server and wait until it answers."""
    port = port or free_port()
    command = (*COMMAND, "run", "--data", str(data), "--port", str(port), *options)
    return launched(command, f"http://127.0.0.1:{port}", data)


def launched(
    command: tuple[str, ...],
    url: str,
    data: Path,
    *,
    environment: Mapping[str, str] | None = None,
    trust: ssl.SSLContext | bool = True,
) -> Server:
    """Start a server by any command and wait until it answers at `url`."""
    log = data.parent / f"{data.name}.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            command,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=data.parent,
            env=os.environ | environment if environment else None,
        )
    server = Server(process, url, data, log, trust)

    def answers() -> bool:
        assert process.poll() is None, log.read_text()
        try:
            return httpx.get(f"{url}/healthz", timeout=2, verify=trust).status_code == 200
        except httpx.HTTPError:
            return False

    wait_until(answers)
    return server


@contextmanager
def serving(data: Path, *options: str) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = start(data, None, *options)
    try:
        yield server
    finally:
        server.stop()


def codes(data: Path, url: str = "http://localhost") -> dict[str, str]:
    """The short codes that hang at Perille's checkpoints."""
    posters = command("qr", "--json", "--data", str(data), "--public-url", url)
    rows = json.loads(posters.stdout)
    return {
        row["checkpoint"]: row["short_code"] for row in rows if row["adventure"] == "perille"
    }


def command(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; one that serves instead of ending is stopped, and fails."""
    process = subprocess.Popen(
        (*COMMAND, *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        said = process.communicate(timeout=3 * START_S)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.communicate()
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, *said)


def free_port() -> int:
    """A port that nobody listens on now; browsers refuse 5060 and 5061."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port if port not in {5060, 5061} else free_port()


def wait_until(holds, within_s: float = START_S) -> None:
    """Wait until something holds; fail when it does not in time."""
    give_up = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < give_up, "waited in vain"
        time.sleep(0.03)


def lives(pid: int) -> bool:
    """Whether a process is there, and no mere trace of one."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


@contextmanager
def _gone() -> Iterator[None]:
    try:
        yield
    except ProcessLookupError:
        return
