"""An action keeps its whole request; an order the address that it was bought with."""

from datetime import date

from django.db import migrations, models


def to_requests(apps, schema_editor):
    """The columns of an old row are a request for all pieces of its lines."""
    for row in apps.get_model("demo_shop", "DemoAction").objects.iterator():
        lines = [{"sku": sku, "quantity": None, "variant": ""} for sku in row.skus]
        row.request = {"kind": row.kind, "lines": lines, "ground": row.ground}
        row.answer = {**row.answer, "lines": lines}
        row.save(update_fields=["request", "answer"])
    # So that the next seed writes the untried orders anew, with what they did not have.
    apps.get_model("demo_shop", "DemoOrder").objects.update(seeded_on=date(2000, 1, 1))


def to_columns(apps, schema_editor):
    """Back again: pieces, variants and details have no column, so they are lost."""
    for row in apps.get_model("demo_shop", "DemoAction").objects.iterator():
        row.kind, row.ground = row.request["kind"], row.request["ground"]
        row.skus = sorted({line["sku"] for line in row.request["lines"]})
        row.save(update_fields=["kind", "ground", "skus"])


class Migration(migrations.Migration):
    dependencies = [("demo_shop", "0001_initial")]

    operations = [
        migrations.AddField(
            "demoorder",
            "email",
            models.CharField(blank=True, db_index=True, default="", max_length=254),
            preserve_default=False,
        ),
        migrations.AddField(
            "demoaction", "request", models.JSONField(default=dict), preserve_default=False
        ),
        migrations.RunPython(to_requests, to_columns),
        # With a default, so that the way back can add the column.
        migrations.AlterField("demoaction", "kind", models.CharField(default="", max_length=20)),
        migrations.RemoveField("demoaction", "kind"),
        migrations.RemoveField("demoaction", "skus"),
        migrations.RemoveField("demoaction", "ground"),
    ]
