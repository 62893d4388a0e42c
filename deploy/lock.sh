#!/usr/bin/env bash
# Compiles pyproject.toml into requirements/*.txt: pinned, hashed, for Linux and macOS.
# Pins that still fit stay; UPGRADE=1 takes the newest.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=${UV:-$(python3 deploy/bootstrap.py --print-uv)}
compile() { "$uv" pip compile --universal --generate-hashes --no-header --quiet "$@"; }

compile pyproject.toml --python-version 3.10 --group engine --group dev \
    ${UPGRADE:+--upgrade} --output-file requirements/dev.txt
# The smaller sets start from the whole one's pins, so that all three agree.
for name in engine web; do
    cp requirements/dev.txt "requirements/$name.txt"
done
compile pyproject.toml --python-version 3.10 --group engine --output-file requirements/engine.txt
compile pyproject.toml --python-version 3.10 --output-file requirements/web.txt
# The uv that is installed where a machine has none; its version is chosen by hand, in this line.
echo "uv==0.13.9" | compile - --python-version 3.8 --no-annotate --output-file requirements/uv.txt

if grep -nE '://|^--|@ ' requirements/*.txt; then
    echo "lock: the lines above name an address; the files must only name packages." >&2
    exit 1
fi
echo "lock: $(grep -c '==' requirements/dev.txt) packages pinned"
