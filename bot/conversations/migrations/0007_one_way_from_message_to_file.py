"""Only the file knows of the message, and thereby of its conversation."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0006_files_know_their_message")]

    operations = [
        migrations.RemoveField("message", "attachment"),
        migrations.RemoveField("attachment", "conversation"),
        migrations.AlterField(
            "attachment",
            "message",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="conversations.message",
            ),
        ),
    ]
