from django.db import migrations, models
import django.db.models.deletion


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0001_initial'),
        ('conversations', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='caserecord', name='case_once'),
        migrations.RenameModel(old_name='CaseRecord', new_name='ProblemRecord'),
        migrations.AlterField(
            model_name='problemrecord',
            name='conversation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='conversations.conversation'),
        ),
        migrations.AddConstraint(
            model_name='problemrecord',
            constraint=models.UniqueConstraint(fields=('conversation', 'number'), name='problem_once'),
        ),
    ]
