"""Prints a DATABASE_URL for tests on PostgreSQL; else, and with exit code 1, why they can't run.

Tried are TELAFI_TEST_POSTGRES, where it is set, and the user postgres on this machine.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from urllib.parse import urlsplit

import psycopg

HERE = "postgres://postgres@127.0.0.1:5432"
MAY_CREATE = b"SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"


def main() -> int:
    """Only the first server that will do is printed; the reasons go to standard error."""
    reasons = []
    for url in filter(None, (os.environ.get("TELAFI_TEST_POSTGRES"), HERE)):
        parts = urlsplit(url)
        server = f"{parts.scheme}://{parts.netloc}"
        place = f"{parts.hostname}:{parts.port or 5432}"
        reason = _reason(server, place)
        if not reason:
            # A name of its own: two runs at once share nothing.
            print(f"{server}/telafi_{os.getpid()}")
            return 0
        reasons.append(reason)
    print(f"PostgreSQL: {'; '.join(reasons)}, not tested", file=sys.stderr)
    return 1


def _reason(server: str, place: str) -> str:
    """Why this server won't do; '' where it will."""
    try:
        with closing(psycopg.connect(f"{server}/postgres", connect_timeout=5)) as connection:
            row = connection.execute(MAY_CREATE).fetchone()
    except psycopg.Error as error:
        return f"{place} refuses us" if "FATAL" in str(error) else f"none answers on {place}"
    return "" if row and row[0] else f"our user may create no databases on {place}"


if __name__ == "__main__":
    sys.exit(main())
