"""A message may have several files: each knows its message now, and its place there.

Beside its words it may have a note for the desk.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0004_people_awaited")]

    operations = [
        migrations.AddField("message", "note", models.CharField(blank=True, max_length=200)),
        migrations.AddField(
            "attachment",
            "message",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="conversations.message",
            ),
        ),
        # Gone two steps on: who comes back has room for it again.
        migrations.AlterField(
            "attachment",
            "conversation",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="conversations.conversation",
            ),
        ),
        migrations.AddField("attachment", "position", models.PositiveSmallIntegerField(default=0)),
        migrations.AlterField("attachment", "file", models.FileField(upload_to="attachments/%Y/%m/")),
        migrations.AlterModelOptions("attachment", {"ordering": ["message", "position"]}),
    ]
