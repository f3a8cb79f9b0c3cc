"""Vanthu whole: a `vanthu serve` of its own, and clients that issue documents over HTTP on kept connections.

The clients are threads of this process; the service is another, and it alone is measured.
"""

import http.client
import json
import os
import subprocess
import sys
import time
from functools import partial
from itertools import cycle
from pathlib import Path
from socket import socket
from typing import Any, Final

from tests.bench.documents import SIGNERS
from tests.bench.orders import Answer, Order, obey, timed

START_SECONDS: Final = 60
STOP_SECONDS: Final = 20
_VANTHU: Final = (sys.executable, "-m", "service")


def main() -> None:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"VANTHU_DATA_DIR": sys.argv[1], "VANTHU_HOST": "127.0.0.1", "VANTHU_PORT": str(port)}
    added = subprocess.run(
        [*_VANTHU, "key", "add", "bench", "--role", "clerk"], env=environment, check=True, stdout=subprocess.PIPE
    )
    key = added.stdout.decode().strip()
    server = subprocess.Popen([*_VANTHU, "serve"], env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    try:
        wait_until_ready(port)
        obey(Clients(port, key).issue, root=server.pid, port=port, key=key)
    finally:
        server.terminate()
        server.wait(STOP_SECONDS)


def wait_until_ready(port: int) -> None:
    give_up = time.monotonic() + START_SECONDS
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == http.client.OK:
                return
        except ConnectionError:
            if time.monotonic() > give_up:
                raise
        finally:
            connection.close()
        time.sleep(0.05)


class Clients:
    """Who sends payloads, each with a signer of its own, so that no two documents are alike."""

    def __init__(self, port: int, key: str) -> None:
        self._port = port
        self._headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        self._signers = cycle(SIGNERS)

    def issue(self, order: Order) -> Answer:
        text = Path(order["payload"]).read_text()
        signed = json.dumps(json.loads(text)["nguoi_ky"]["ho_ten"], ensure_ascii=False)
        before, after = text.split(signed)
        answers: list[bytes] = []

        def post(connection: http.client.HTTPConnection) -> None:
            body = f'{before}"{next(self._signers)}"{after}'.encode()
            connection.request("POST", f"/v1/documents/{order['kind']}", body, self._headers)
            response = connection.getresponse()
            content = response.read()
            if response.status != http.client.CREATED:
                raise RuntimeError(f"{response.status}: {content.decode()}")
            answers.append(content)

        connections = [http.client.HTTPConnection("127.0.0.1", self._port) for _ in range(order["clients"])]
        cpu = time.process_time()
        answer = timed([partial(post, connection) for connection in connections], order)
        answer["client_cpu"] = time.process_time() - cpu
        for connection in connections:
            connection.close()
        records: list[dict[str, Any]] = [json.loads(content) for content in answers]
        return answer | {"records": [[record["id"], record["so_ky_hieu"]] for record in records]}


if __name__ == "__main__":
    main()
