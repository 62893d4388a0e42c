from django.db import migrations, models


def keep_the_latest(apps, schema_editor):
    """Where an older version wrote two days for one action and rule, the later word counts."""
    Promise = apps.get_model("complaints", "Promise")
    seen = set()
    for row in Promise.objects.filter(status="open").order_by("-pk").iterator():
        name = (row.conversation_id, row.action_id, row.rule)
        if name in seen:
            Promise.objects.filter(pk=row.pk).update(status="withdrawn")
        seen.add(name)


class Migration(migrations.Migration):

    dependencies = [("complaints", "0002_one_word_for_a_problem")]

    operations = [
        migrations.RunPython(keep_the_latest, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.UniqueConstraint(
                fields=["conversation", "action_id", "rule"],
                condition=models.Q(status="open"),
                name="promise_open_once",
            ),
        ),
    ]
