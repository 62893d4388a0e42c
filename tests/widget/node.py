"""Runs a module of the widget in Node, where there is one."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

PANEL = Path(__file__).resolve().parents[2] / "bot/widget/static/telafi/panel"
NODE = shutil.which("node")


def run_module(name: str, script: str, before: str = "") -> Any:
    """What `script` returns; the module is `m` in it, `before` stands in front of it."""
    # Imported from a data: address: Node then needs no package.json to see a module.
    source = json.dumps((PANEL / name).read_text("utf-8"))
    code = (
        f"const m = await import('data:text/javascript,' + encodeURIComponent({source}));"
        f"{before} const out = await (async () => {{ {script} }})();"
        "console.log(JSON.stringify(out));"
    )
    done = subprocess.run(
        [str(NODE), "--input-type=module", "-e", code],
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    return json.loads(done.stdout)
