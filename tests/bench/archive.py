"""What a running service kept, read back over its API."""

import json
from http.client import HTTPConnection
from urllib.parse import urlencode

from service.render.inspect import verify_pdf


class Archive:
    """The records and PDFs of the service at `port`."""

    def __init__(self, port: int, key: str) -> None:
        self._port = port
        self._headers = {"Authorization": f"Bearer {key}"}

    def pdf(self, record: str) -> bytes:
        return self._get(f"/v1/documents/{record}/pdf")

    def verify(self, record: str, so_ky_hieu: str) -> None:
        """Raises OutputBroken unless the PDF of `record` is whole and holds its own number."""
        verify_pdf(self.pdf(record), (so_ky_hieu,))

    def so_ky_hieu(self) -> dict[str, str]:
        """The number of every record, by id."""
        found: dict[str, str] = {}
        cursor: str | None = ""
        while cursor is not None:
            page = json.loads(self._get(f"/v1/documents?{urlencode({'cursor': cursor} if cursor else {})}"))
            found |= {record["id"]: record["so_ky_hieu"] for record in page["documents"]}
            cursor = page["cursor"]
        return found

    def _get(self, path: str) -> bytes:
        connection = HTTPConnection("127.0.0.1", self._port)
        try:
            connection.request("GET", path, headers=self._headers)
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        if response.status != 200:
            raise RuntimeError(f"GET {path}: {response.status} {content.decode(errors='replace')}")
        return content
