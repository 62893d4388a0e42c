"""Who waits for whom, and since when: for the sweeps in `awaiting.py`."""

from django.conf import settings
from django.db import migrations, models

AGENT, CUSTOMER = "agent", "customer"


def count_notices(apps, schema_editor):
    """Who was told once has had the first notice."""
    apps.get_model("conversations", "Handoff").objects.exclude(noticed_at=None).update(notices=1)


def await_answers(apps, schema_editor):
    """Whoever an agent holds and has not answered waits since the last message."""
    messages = apps.get_model("conversations", "Message").objects
    held = apps.get_model("conversations", "Conversation").objects.filter(owner="human")
    for conversation in held.iterator():
        said = messages.filter(conversation=conversation, sender__in=[AGENT, CUSTOMER])
        last = said.order_by("-id").first()
        if last is None or last.sender == CUSTOMER:
            conversation.unanswered_since = conversation.last_message_at
            conversation.save(update_fields=["unanswered_since"])


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0003_own_messages_are_done"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField("handoff", "summary", "note"),
        migrations.AddField(
            "conversation", "unanswered_since", models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField("conversation", "closed_seconds", models.FloatField(default=0)),
        migrations.AddField("handoff", "notices", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("handoff", "opening", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(count_notices, migrations.RunPython.noop),
        migrations.RunPython(await_answers, migrations.RunPython.noop),
        migrations.RemoveField("handoff", "noticed_at"),
        migrations.AddIndex(
            "conversation",
            models.Index(
                condition=models.Q(("owner", "human")),
                fields=["unanswered_since"],
                name="unanswered",
            ),
        ),
        migrations.AddIndex(
            "handoff",
            models.Index(
                condition=models.Q(("claimed_at", None), ("ended_at", None)),
                fields=["queued_at"],
                name="handoff_awaited",
            ),
        ),
    ]
