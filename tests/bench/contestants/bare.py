"""One LibreOffice that loads a filled DOCX hidden, stores a PDF and closes, and nothing else: what latency costs.

It runs under the system Python, which alone can `import uno`, and knows nothing of the service.
"""

import subprocess
import sys
import time
from pathlib import Path
from socket import socket

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

from tests.bench.orders import leave, obey, timed

START_SECONDS = 60


def main():
    folder = Path(sys.argv[1])
    desktop = start_libreoffice(folder)
    hidden = PropertyValue(Name="Hidden", Value=True)
    pdf = PropertyValue(Name="FilterName", Value="writer_pdf_Export")

    def work(order):
        source, target = (Path(order[name]).as_uri() for name in ("docx", "pdf"))

        def convert():
            document = desktop.loadComponentFromURL(source, "_default", 0, (hidden,))
            document.storeToURL(target, (pdf,))
            document.close(True)

        return timed([convert], order)

    obey(work)
    leave()


def start_libreoffice(folder):
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    listen = f"socket,host=127.0.0.1,port={port},tcpNoDelay=1;urp;StarOffice.ComponentContext"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", "--norestore", "--nologo", profile, f"--accept={listen}"]
    subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    give_up = time.monotonic() + START_SECONDS
    while True:
        try:
            there = resolver.resolve(f"uno:{listen}")
            break
        except NoConnectException:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.05)
    return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)


if __name__ == "__main__":
    main()
