"""Names as searches compare them, and the editable word list."""

import archive.models.named
from django.db import migrations, models

from archive.text.folding import fold


def fold_names(apps, schema_editor):
    """Fold the names that are there already."""
    for model in ("person", "alias", "organization", "topic"):
        rows = apps.get_model("archive", model).objects.only("name")
        for row in rows.iterator():
            rows.filter(pk=row.pk).update(folded=fold(row.name)[:200])


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Word',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='2 至 30 个字，不含空格和标点。保存后的下一次搜索就认得它。', max_length=30, unique=True, verbose_name='词')),
                ('folded', archive.models.named.FoldedName(db_index=True, default='', editable=False, max_length=200)),
            ],
            options={
                'verbose_name': '新词',
                'verbose_name_plural': '词表',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='alias',
            name='folded',
            field=archive.models.named.FoldedName(db_index=True, default='', editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='organization',
            name='folded',
            field=archive.models.named.FoldedName(db_index=True, default='', editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='person',
            name='folded',
            field=archive.models.named.FoldedName(db_index=True, default='', editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='topic',
            name='folded',
            field=archive.models.named.FoldedName(db_index=True, default='', editable=False, max_length=200),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
