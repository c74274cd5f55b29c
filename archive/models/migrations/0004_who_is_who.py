"""Who is who: names kept with every mention, merges, and what editors decide."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery

from archive.text.titled import titled_name


def keep_names(apps, schema_editor):
    """Keep with the turns that are there already the names in their labels."""
    speeches = apps.get_model("archive", "Speech").objects
    people = apps.get_model("archive", "Person").objects
    named = people.filter(pk=OuterRef("person")).values("name")
    speeches.filter(person__isnull=False).update(name=Subquery(named))
    turns = speeches.filter(
        role__in=("speech", "answer"), outlet=None, linked_by=""
    ).exclude(label="")
    for label in turns.order_by().values_list("label", flat=True).distinct():
        if titled_name(label) or people.filter(name=label).exists():
            turns.filter(label=label).update(name=label)


def confirm_known(apps, schema_editor):
    """Take for confirmed whom an editor has linked, told apart, or named otherwise."""
    people = apps.get_model("archive", "Person").objects
    known = ~Q(note="") | Q(aliases__isnull=False)
    for kind in ("attendance", "speech", "quotation", "photo"):
        rows = apps.get_model("archive", kind).objects.filter(linked_by="editor")
        known |= Q(pk__in=rows.values("person"))
    ids = list(people.filter(known).values_list("pk", flat=True).distinct())
    for start in range(0, len(ids), 500):
        people.filter(pk__in=ids[start : start + 500]).update(confirmed=True)


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0003_nearly_the_same'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Assigned',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mention', models.CharField(max_length=20)),
                ('mention_id', models.BigIntegerField()),
                ('was_linked_by', models.CharField(blank=True, choices=[('inferred', '推断'), ('editor', '编辑确认')], max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('merge', '合并'), ('assign', '改认'), ('distinct', '不是同一人'), ('left', '搁置')], max_length=10)),
                ('name', models.CharField(blank=True, max_length=100)),
                ('made_person', models.BooleanField(default=False)),
                ('moved', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': '人物决定',
                'verbose_name_plural': '人物决定',
            },
        ),
        migrations.AddField(
            model_name='alias',
            name='carried',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='attendance',
            name='via',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='archive.person'),
        ),
        migrations.AddField(
            model_name='person',
            name='confirmed',
            field=models.BooleanField(default=False, help_text='导入时推断出来的人物，确认之后不再列入待核对。', verbose_name='编辑已确认'),
        ),
        migrations.AddField(
            model_name='person',
            name='merged_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merged', to='archive.person', verbose_name='并入'),
        ),
        migrations.AddField(
            model_name='photo',
            name='via',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='archive.person'),
        ),
        migrations.AddField(
            model_name='quotation',
            name='via',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='archive.person'),
        ),
        migrations.AddField(
            model_name='speech',
            name='name',
            field=models.CharField(blank=True, max_length=100, verbose_name='姓名（原文）'),
        ),
        migrations.AddField(
            model_name='speech',
            name='via',
            field=models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='archive.person'),
        ),
        migrations.AddIndex(
            model_name='attendance',
            index=models.Index(condition=models.Q(('linked_by', ''), models.Q(('name', ''), _negated=True)), fields=['entry', 'name'], name='attendance_open'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('confirmed', False), ('merged_into__isnull', True)), fields=['-id'], name='person_new'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(condition=models.Q(('linked_by', ''), models.Q(('name', ''), _negated=True)), fields=['entry', 'name'], name='photo_open'),
        ),
        migrations.AddIndex(
            model_name='quotation',
            index=models.Index(condition=models.Q(('linked_by', ''), models.Q(('name', ''), _negated=True)), fields=['entry', 'name'], name='quotation_open'),
        ),
        migrations.AddIndex(
            model_name='speech',
            index=models.Index(condition=models.Q(('linked_by', ''), models.Q(('name', ''), _negated=True)), fields=['entry', 'name'], name='speech_open'),
        ),
        migrations.AddField(
            model_name='assigned',
            name='was_person',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='archive.person'),
        ),
        migrations.AddField(
            model_name='decision',
            name='entry',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to='archive.entry'),
        ),
        migrations.AddField(
            model_name='decision',
            name='made_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decision',
            name='other',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='other_decisions', to='archive.person'),
        ),
        migrations.AddField(
            model_name='decision',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to='archive.person'),
        ),
        migrations.AddField(
            model_name='assigned',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assigned', to='archive.decision'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['kind', 'undone_at'], name='decision_standing'),
        ),
        migrations.AddIndex(
            model_name='assigned',
            index=models.Index(fields=['mention', 'mention_id'], name='assigned_mention'),
        ),
        migrations.RunPython(keep_names, migrations.RunPython.noop),
        migrations.RunPython(confirm_known, migrations.RunPython.noop),
    ]
