"""Entries nearly the same: by what they are found, and which are told apart."""

from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter

import django.db.models.deletion
from django.db import migrations, models

from archive.text.likeness import bands, shingled

AT_ONCE = 5000


def mark_firsts(apps, schema_editor):
    """Give the entries that are there already, and are no duplicates, their bands."""
    band = apps.get_model("archive", "Band")
    made = _bands(apps.get_model("archive", "Paragraph"), band)
    while rows := list(islice(made, AT_ONCE)):
        band.objects.bulk_create(rows)


def _bands(paragraph, band) -> Iterator:
    rows = paragraph.objects.filter(entry__duplicate_of=None)
    rows = rows.order_by("entry_id", "position").values_list("entry_id", "text")
    for pk, texts in groupby(rows.iterator(), itemgetter(0)):
        for value in bands(shingled(text for _pk, text in texts)):
            yield band(entry_id=pk, value=value)


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0002_names_as_searched'),
    ]

    operations = [
        migrations.CreateModel(
            name='Band',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.BigIntegerField(db_index=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bands', to='archive.entry')),
            ],
        ),
        migrations.CreateModel(
            name='ToldApart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told_apart', to='archive.entry')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.entry')),
            ],
            options={
                'verbose_name': '不算重复',
                'verbose_name_plural': '不算重复',
                'constraints': [models.UniqueConstraint(fields=('entry', 'other'), name='told_apart_once')],
            },
        ),
        migrations.RunPython(mark_firsts, migrations.RunPython.noop),
    ]
