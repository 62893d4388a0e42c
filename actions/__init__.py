"""Rasa's actions: thin. Each reads the tracker, calls a service of bot/, and returns events."""

import os

import django
from django.apps import apps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bot.settings")
if not apps.ready:
    django.setup()
