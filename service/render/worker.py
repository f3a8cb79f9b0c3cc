"""A conversion worker: unoserver's converter over one hidden LibreOffice, served by XML-RPC on a loopback port.

It runs under the system Python, which alone can `import uno`, and is started by `service.render.pdf`:

    python3 worker.py FOLDER SITE_PACKAGES

FOLDER is the worker's own: profile, temporary files and the documents. SITE_PACKAGES is where unoserver lies.
Once LibreOffice answers, one line of JSON on standard output tells the port and the version. When standard input
closes, because the service stopped or died, the worker and LibreOffice go too: they share a process group.

unoserver's own server is not used because it sleeps seven seconds at start, shows documents while it loads them,
and outlives its parent.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from socket import socket
from xmlrpc.server import SimpleXMLRPCServer

import uno  # noqa: F401 - makes the com.sun.star modules importable
from com.sun.star.beans import PropertyValue

sys.path.append(sys.argv[2])

from unoserver.converter import UnoConverter

START_SECONDS = 60
IMPORT_FILTER = "MS Word 2007 XML"
EXPORT_FILTER = "writer_pdf_Export"

# Read by LibreOffice when it starts on a fresh profile: no network, no macros, no file that a document names
# (the fuse bits keep a document from changing it), no recovery, no update check.
HARDENING = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "BlockUntrustedRefererLinks": "true",
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
    },
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "1",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetNoProxy": "",
    },
    "/org.openoffice.Office.Recovery/AutoSave": {"Enabled": "false"},
    "/org.openoffice.Office.Recovery/RecoveryInfo": {"Enabled": "false"},
    "/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments": {
        "AutoCheckEnabled": "false"
    },
}


class HiddenDesktop:
    """The desktop, loading every document hidden and without macros or link updates: four times faster, and safe."""

    def __init__(self, desktop):
        self._desktop = desktop

    def loadComponentFromURL(self, url, frame, flags, properties):  # noqa: N802 - the name that UNO gives it
        ours = (("Hidden", True), ("MacroExecutionMode", 0), ("UpdateDocMode", 0))
        added = tuple(PropertyValue(Name=name, Value=value) for name, value in ours)
        return self._desktop.loadComponentFromURL(url, frame, flags, (*properties, *added))


def main() -> None:
    folder = Path(sys.argv[1])
    threading.Thread(target=follow_parent, daemon=True).start()
    converter = start_libreoffice(folder)
    converter.desktop = HiddenDesktop(converter.desktop)

    def convert(source: str, target: str, options: list[str]) -> bool:
        try:
            converter.convert(
                inpath=source,
                outpath=target,
                filtername=EXPORT_FILTER,
                filter_options=options,
                update_index=False,
                infiltername=IMPORT_FILTER,
            )
        except Exception:
            leave_unless_answering(converter)
            raise
        return True

    with SimpleXMLRPCServer(("127.0.0.1", 0), logRequests=False, allow_none=True) as server:
        server.register_function(convert)
        print(json.dumps({"port": server.server_address[1], "libreoffice": converter.uno_info()}), flush=True)
        server.serve_forever()


def follow_parent() -> None:
    sys.stdin.read()
    leave()


def leave_unless_answering(converter: UnoConverter) -> None:
    """Tell a document that LibreOffice refused, which is answered, from a LibreOffice that is no more."""
    try:
        converter.uno_info()
    except Exception:  # noqa: BLE001 - whatever UNO raises when nobody is at the other end
        leave()


def leave() -> None:
    """End this worker together with LibreOffice."""
    os.killpg(0, signal.SIGKILL)


def start_libreoffice(folder: Path) -> UnoConverter:
    """Start LibreOffice on the folder's profile and connect to it as soon as it answers."""
    profile = folder / "profile"
    write_hardening(profile)
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        "soffice",
        "--headless",
        "--invisible",
        "--nocrashreport",
        "--nodefault",
        "--nologo",
        "--nofirststartwizard",
        "--norestore",
        f"-env:UserInstallation={profile.as_uri()}",
        f"--accept=socket,host=127.0.0.1,port={port},tcpNoDelay=1;urp;StarOffice.ComponentContext",
    ]
    office = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    threading.Thread(target=follow_office, args=(office,), daemon=True).start()
    give_up = time.monotonic() + START_SECONDS
    while True:
        try:
            return UnoConverter(port=str(port), temp_dir=str(folder))
        except Exception:  # UNO raises its own types; until LibreOffice listens every attempt fails
            if time.monotonic() > give_up:
                raise
            time.sleep(0.05)


def follow_office(office: subprocess.Popen) -> None:
    office.wait()
    leave()


def write_hardening(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, settings in HARDENING.items()
        for name, value in settings.items()
    )
    user = profile / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )


if __name__ == "__main__":
    main()
