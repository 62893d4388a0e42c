# A problem's record names the lines of the order.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0003_one_open_promise'),
    ]

    operations = [
        migrations.AddField(
            model_name='problemrecord',
            name='skus',
            field=models.JSONField(blank=True, default=list),
        ),
    ]
