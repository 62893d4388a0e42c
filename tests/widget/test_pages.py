"""The widget's pages answer, and only the panel may be framed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.parametrize(
    ("name", "path"), [("shop", "/"), ("panel", "/widget/panel"), ("privacy", "/gizlilik")]
)
def test_page_answers_in_turkish(client: Client, name: str, path: str) -> None:
    """Each page is at its address, in Turkish, with nothing cached in the session."""
    assert reverse(name) == path
    response = client.get(path)
    assert response.status_code == 200
    assert '<html lang="tr">' in response.content.decode()
    assert not response.cookies


def test_shop_loads_the_widget_by_one_line(client: Client) -> None:
    """The shop page carries the same one-line snippet that the documentation gives to shops."""
    assert 'loader.js" async data-telafi></script>' in client.get("/").content.decode()


def test_panel_is_framed_by_listed_sites_only(client: Client, settings: Any) -> None:
    """The panel names the allowed sites in frame-ancestors, without X-Frame-Options."""
    settings.WIDGET_FRAME_ANCESTORS = ["'self'", "https://magaza.example"]
    response = client.get("/widget/panel")
    assert "frame-ancestors 'self' https://magaza.example" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response


def test_other_pages_are_framed_by_nobody(client: Client) -> None:
    """The shop and privacy pages keep the site's own refusal to be framed."""
    for path in ("/", "/gizlilik"):
        assert "frame-ancestors 'none'" in client.get(path)["Content-Security-Policy"]


def test_panel_names_every_module(client: Client) -> None:
    """The panel's page asks for all its modules at once, not one import after the other."""
    page = client.get("/widget/panel").content.decode()
    for module in ("api.js", "queue.js", "stream.js", "strings.tr.js", "view.js"):
        assert f"telafi/panel/{module}" in page


@pytest.mark.parametrize("path", ["/", "/widget/panel", "/gizlilik"])
def test_pages_are_read_only(client: Client, path: str) -> None:
    """The pages take no POST."""
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/", "/widget/panel", "/gizlilik"])
def test_pages_bear_the_shops_name(client: Client, settings: Any, path: str) -> None:
    """The name is the setting's, and no markup."""
    settings.SHOP_NAME = "Ayşe & Kızları <b>"
    assert "Ayşe &amp; Kızları &lt;b&gt;" in client.get(path).content.decode()
