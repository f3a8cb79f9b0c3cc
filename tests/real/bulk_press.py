"""A LibreOffice that prints groups, under the system Python: one JSON line for a group, one for what came of it.

    python3 bulk_press.py FOLDER FONTS_CONF < groups

It ends, and LibreOffice with it, when there are no more groups.
"""

import importlib.util
import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.connection import NoConnectException

REAL = Path(__file__).resolve().parents[2] / "service" / "libreoffice" / "export.py"


def main() -> None:
    folder, fonts = Path(sys.argv[1]), sys.argv[2]
    spec = importlib.util.spec_from_file_location("export", REAL)
    export = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(export)
    pipe = f"bulk{folder.name}"
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ],
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "FONTCONFIG_FILE": fonts},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        desktop = connect(pipe)
        for line in sys.stdin:
            group = json.loads(line)
            try:
                answer = {"pages": list(export.export_group(desktop, group["source"], group["members"]))}
            except export.GroupBroken as exc:
                answer = {"broken": str(exc)}
            answer["open"] = still_open(desktop)
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
        desktop.terminate()
    finally:
        office.wait(timeout=10)


def connect(pipe: str):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    give_up = time.monotonic() + 60
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.05)


def still_open(desktop) -> int:
    documents = desktop.Components.createEnumeration()
    count = 0
    while documents.hasMoreElements():
        documents.nextElement()
        count += 1
    return count


if __name__ == "__main__":
    main()
