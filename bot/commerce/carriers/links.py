"""Public tracking links: safe to hand to a customer, no contract with the carrier needed.

The links come from the public list `unbelievable-digital/kargo-takip-turkiye`.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from bot.turkish import fold

# A word in the carrier's name (folded) -> the link; {} is the tracking number. First match wins.
TRACKING_LINKS: Final[dict[str, str]] = {
    "yurtici": "https://www.yurticikargo.com/tr/online-servisler/gonderi-sorgula?code={}",
    "aras": "https://ebranch.araskargo.com.tr/track/{}",
    "dhl": "https://www.dhlecommerce.com.tr/gonderitakip?gonderino={}",
    "mng": "https://www.dhlecommerce.com.tr/gonderitakip?gonderino={}",
    "ptt": "https://gonderitakip.ptt.gov.tr/Track/Verify?q={}",
    "surat": "https://www.suratkargo.com.tr/KargoTakip/?kargotakipno={}",
    "trendyol": "https://kargotakip.trendyol.com/?orderNumber={}",
    "hepsijet": "https://www.hepsijet.com/gonderi-takibi/{}",
    "sendeo": "https://www.sendeo.com.tr/kargo-takip/{}",
    "kolay gelsin": "https://kolaygelsin.com/tracking?code={}",
    "kargoist": "https://kargoist.com/tracking/{}",
}


def tracking_url(carrier: str, number: str) -> str:
    """The public page of a parcel, or '' when the carrier or the number is unknown."""
    name, code = fold(carrier), quote(number.strip(), safe="")
    if not code:
        return ""
    return next((link.format(code) for word, link in TRACKING_LINKS.items() if word in name), "")
