"""The notice of the protection of personal data (KVKK, article 10): its short form and version."""

from __future__ import annotations

VERSION = "2026-11.2"
"""Changes with the text: who was given another one is given this one too."""

_TURKISH = (
    "Size önce {shop} mağazasının dijital asistanı yanıt verir; dilediğiniz an bir temsilci "
    "isteyebilirsiniz. Mesajlarınızı, sipariş bilgilerinizi, gönderdiğiniz fotoğraf, ses kaydı ve "
    "dosyaları yalnızca talebinizi çözmek için işliyoruz (KVKK m. 5/2-c, ç, e, f); yalnızca "
    "siparişinizi taşıyan kargo firmasıyla, gerektiği kadar paylaşırız. Bilgi, düzeltme ve silme "
    "isteyebilirsiniz; en geç 30 günde yanıtlarız. Kimlik ve kart bilgisi yazmayın."
)
_ENGLISH = (
    "The digital assistant of {shop} answers first; you may ask for a person at any time. We use "
    "your messages, the photos, recordings and files that you send and your order data only to "
    "solve your request (KVKK art. 5/2-c, ç, e, f) and share them, as far as needed, only with the "
    "carrier of your order. You may ask for "
    "information, correction and erasure; we answer within 30 days. Please send no identity or "
    "card numbers."
)
_BRIEF = {
    "tr": (
        "Size {shop} mağazasının dijital asistanı yanıt veriyor; dilediğinizde “temsilci” yazın. "
        "Verilerinizi yalnızca talebinizi çözmek için işliyoruz (KVKK): {url} (sürüm {version})"
    ),
    "en": (
        "The digital assistant of {shop} is answering; write “human” for a person. We use your "
        "data only to solve your request (KVKK): {url} (version {version})"
    ),
}
_ALL = {"tr": "Aydınlatma metninin tamamı: {url}", "en": "The whole notice: {url}"}
_VERSION = {"tr": "Aydınlatma metni, sürüm {version}", "en": "Privacy notice, version {version}"}


def brief(language: str, shop: str, url: str) -> str:
    """Who answers, what for, and where the whole notice is; the whole where there is no `url`.

    For messengers that bill each message: it stands under the first one. At most 400 characters,
    beside a long `url`.
    """
    if not url:
        return text(language, shop, url)
    return _BRIEF[language].format(shop=shop, url=url, version=VERSION)


def text(language: str, shop: str, url: str) -> str:
    """The notice in Turkish (`tr`) or English (`en`); `url` of the whole, '' where there is none.

    At most 1,000 characters.
    """
    short = (_ENGLISH if language == "en" else _TURKISH).format(shop=shop)
    parts = [short, *([_ALL[language].format(url=url)] if url else [])]
    return "\n\n".join([*parts, _VERSION[language].format(version=VERSION)])
