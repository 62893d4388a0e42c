"""The way in. Wrong passwords are counted by django-axes, which shows desk/locked.html."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView

# The same words for every reason: nobody learns which accounts exist.
_WRONG = "Kullanıcı adı ya da parola hatalı. Lütfen yeniden deneyin."


class LoginForm(AuthenticationForm):
    """Django's form in Turkish; whether an account exists is not told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages = {"invalid_login": _WRONG, "inactive": _WRONG}
        self._dress("username", "Kullanıcı adı", "Lütfen kullanıcı adınızı yazın.")
        self._dress("password", "Parola", "Lütfen parolanızı yazın.")

    def _dress(self, name: str, label: str, missing: str) -> None:
        field = self.fields[name]
        field.label = label
        field.error_messages["required"] = missing
        field.widget.attrs["class"] = "input"


class Login(LoginView):
    """Who is logged in already goes on to the queue."""

    template_name = "desk/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True
