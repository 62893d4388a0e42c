from django.db import migrations, models


def _done(apps, schema_editor):
    """What went out is kept beside the message now; of itself no message of ours waits."""
    messages = apps.get_model("conversations", "Message").objects
    messages.filter(state__in=["queued", "sent", "failed"]).update(state="done")


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0002_pressed_and_oncall'),
    ]

    operations = [
        migrations.RunPython(_done, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='message',
            name='state',
            field=models.CharField(choices=[('pending', 'Pending'), ('done', 'Done')], max_length=8),
        ),
    ]
