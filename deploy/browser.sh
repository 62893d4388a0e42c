#!/usr/bin/env bash
# Debian's Chromium for the browser tests: found, or installed where that is possible.
set -euo pipefail

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done
if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    echo "browser: installing chromium"
    export DEBIAN_FRONTEND=noninteractive
    if { apt-get update -q && apt-get install -qy --no-install-recommends chromium fonts-dejavu-core; } \
        >/tmp/telafi-browser.log 2>&1 && command -v chromium >/dev/null; then
        exit 0
    fi
    tail -n 5 /tmp/telafi-browser.log >&2
fi
if [[ ${REQUIRE_BROWSER:-} == 1 ]]; then
    echo "browser: no Chromium here, and REQUIRE_BROWSER=1 asks for it: install it (apt install chromium)." >&2
    exit 1
fi
echo "browser: no Chromium here: the browser tests will be skipped (install it: apt install chromium)."
