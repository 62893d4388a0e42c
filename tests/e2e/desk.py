"""An agent at the desk: takes a conversation, gives it back, resolves it."""

from __future__ import annotations

import requests


class Desk:
    """Logged in; each step must be accepted."""

    def __init__(self, url: str, name: str, password: str) -> None:
        self._url = url
        self._http = requests.Session()
        self._http.get(f"{url}/desk/login", timeout=10).raise_for_status()
        self._post("/desk/login", username=name, password=password)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def claim(self, conversation: str) -> None:
        """Take what waits."""
        self._post(f"/desk/c/{conversation}/claim")

    def give_back(self, conversation: str, sentence: str) -> None:
        """The bot goes on; the customer reads the sentence."""
        self._post(f"/desk/c/{conversation}/give-back", note="Konuşuldu.", sentence=sentence)

    def resolve(self, conversation: str, result: str) -> None:
        """The human part ends; the rating follows."""
        self._post(f"/desk/c/{conversation}/resolve", result=result, farewell="")

    def _post(self, path: str, **fields: str) -> None:
        token = str(self._http.cookies.get("csrftoken"))
        done = self._http.post(
            self._url + path,
            data={**fields, "csrfmiddlewaretoken": token},
            headers={"Referer": self._url},
            timeout=10,
            allow_redirects=False,
        )
        assert done.status_code == 302, f"{path}: {done.status_code}"
