"""A small webhook: what the product will be to the stand-in."""

from __future__ import annotations

from tests.standin import hook


class Hook(hook.Hook):
    """Knows Telegram's numbers and its header."""

    @property
    def numbers(self) -> list[int]:
        """The updates' numbers in the order of their arrival."""
        return [body["update_id"] for body in self.bodies]

    @property
    def secrets(self) -> list[str | None]:
        """The secret token of each post."""
        return [one.headers.get("X-Telegram-Bot-Api-Secret-Token") for one in self.letters]
