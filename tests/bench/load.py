"""A load of prepared requests over kept-alive connections, timed answer by answer."""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass

CONNECTIONS = 16


@dataclass(frozen=True)
class Measured:
    """One round: answers a second, and milliseconds at the median and the 99th percentile."""

    per_s: float
    p50_ms: float
    p99_ms: float


def post(path: str, body: object, token: str = "") -> bytes:
    """A prepared POST."""
    payload = json.dumps(body).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    if token:
        head += f"Authorization: Bearer {token}\r\n"
    return f"{head}Content-Length: {len(payload)}\r\n\r\n".encode() + payload


def get(path: str, etag: str = "") -> bytes:
    """A prepared GET, conditional where an ETag is given."""
    condition = f"If-None-Match: {etag}\r\n" if etag else ""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{condition}\r\n".encode()


def measure(port: int, requests: Sequence[bytes], status: int) -> Measured:
    """Send all requests as connections come free; every answer must have that status."""
    return asyncio.run(_measured(port, requests, status))


async def _measured(port: int, requests: Sequence[bytes], status: int) -> Measured:
    queue = iter(requests)
    times: list[float] = []
    expected = f"HTTP/1.1 {status} ".encode()

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for request in queue:
            began = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(expected):
                raise AssertionError(head + await reader.read(500))
            await reader.readexactly(_length(head))
            times.append(time.perf_counter() - began)
        writer.close()
        await writer.wait_closed()

    began = time.perf_counter()
    await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
    took = time.perf_counter() - began
    times.sort()
    return Measured(
        len(requests) / took,
        1000 * times[len(times) // 2],
        1000 * times[int(len(times) * 0.99)],
    )


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
