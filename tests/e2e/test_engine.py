"""The engine in the running product: what it loads, and what it keeps."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import psutil
import pytest

from bot.ops.stack import Stack
from tests.databases import read
from tests.e2e.chat import Chat

LONG = ("TS-1002 numaralı siparişim nerede?", "telefonumun sonu 7350", "kargo ücretini kim ödüyor?")


def test_rasa_loads_no_neural_network(stack: Stack) -> None:
    """TensorFlow would take 340 MB and five seconds, for nothing."""
    process = psutil.Process(stack.pid("rasa"))
    if not hasattr(process, "memory_maps"):
        pytest.skip("this system does not tell what a process has loaded")
    files = [region.path for region in process.memory_maps()]
    assert any("numpy" in path for path in files)
    assert not [path for path in files if "tensorflow" in path]


def test_what_it_remembers_is_in_our_database_and_does_not_grow(stack: Stack) -> None:
    """As long after many turns as after a few; nothing lies in a store of Rasa's own."""
    sizes = []
    with Chat(stack.url) as chat:
        for words in LONG * 4:
            chat.say(words)
            query = "SELECT state FROM conversations_enginestate WHERE conversation_id = %s"
            ((state,),) = read(stack.env["DATABASE_URL"], query, UUID(chat.conversation))
            sizes.append(len(state))
    assert not [row for row in json.loads(state) if row["event"] == "user" and row["text"]]
    assert max(sizes[6:]) < 2 * max(sizes[:6])
    assert not list(Path(stack.var).glob("rasa*"))
