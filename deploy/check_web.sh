#!/usr/bin/env bash
# Proves that web and worker run without Rasa: requirements/web.txt alone, on the newest Python here.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=$(python3 deploy/bootstrap.py --print-uv)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

newest=
for version in 3.14 3.13 3.12 3.11; do
    for python in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python "$(command -v "python$version" || true)"; do
        # A shim may lie on the PATH and fail.
        if [[ -z $newest && -x $python ]] && "$python" -c 'import ssl' 2>/dev/null; then newest=$python; fi
    done
done
if [[ -z $newest ]]; then
    echo "web: no Python newer than 3.10 here: skipped"
    exit 0
fi
echo "web: requirements/web.txt on $("$newest" --version)"
"$uv" venv --quiet --no-project --python "$newest" "$place/venv"
"$uv" pip sync --quiet --require-hashes --python "$place/venv/bin/python" requirements/web.txt
export TELAFI_VAR=$place/var DJANGO_SETTINGS_MODULE=bot.settings PYTHONPATH=$PWD PYTHONDONTWRITEBYTECODE=1
"$place/venv/bin/python" -m bot.ops.prepare
"$place/venv/bin/python" - <<'PYTHON'
import sys
import django
django.setup()
import bot.asgi
import bot.ops.management.commands.run_worker
engine = sorted({"rasa", "rasa_sdk", "spacy", "numpy", "tensorflow"} & set(sys.modules))
sys.exit(f"web: the engine's packages were loaded: {engine}" if engine else None)
PYTHON
"$place/venv/bin/python" manage.py check --fail-level WARNING
