"""A message may have several files: each knows its message now, and its place there.

Beside its words it may have a note for the desk.
"""

from functools import partial

from django.db import migrations, models

_held_by = partial(models.ForeignKey, on_delete=models.CASCADE, related_name="attachments", null=True)


class Migration(migrations.Migration):
    dependencies = [("conversations", "0004_people_awaited")]

    operations = [
        migrations.AddField("message", "note", models.CharField(blank=True, max_length=200)),
        migrations.AddField("attachment", "message", _held_by("conversations.message")),
        # Gone two steps on: who comes back has room for it again.
        migrations.AlterField(
            "attachment", "conversation", _held_by("conversations.conversation")
        ),
        migrations.AddField("attachment", "position", models.PositiveSmallIntegerField(default=0)),
        migrations.AlterField("attachment", "file", models.FileField(upload_to="attachments/%Y/%m/")),
        migrations.AlterModelOptions("attachment", {"ordering": ["message", "position"]}),
    ]
