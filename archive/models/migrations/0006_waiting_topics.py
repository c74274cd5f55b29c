"""Names that wait to be topics, as rows of their own: one name, all its entries."""

from itertools import islice

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

AT_ONCE = 5000
LONGEST = 100


def name_proposals(apps, schema_editor):
    """Tie each entry to the names that wait with it, in their order."""
    entry, proposal = apps.get_model("archive", "Entry"), apps.get_model("archive", "Proposal")
    through, known = entry.proposals.through, {}
    rows = entry.objects.exclude(proposed_topics=[]).order_by("pk")
    pairs = (
        (pk, name)
        for pk, names in rows.values_list("pk", "proposed_topics").iterator()
        for name in dict.fromkeys(name[:LONGEST] for name in names)
    )
    while part := list(islice(pairs, AT_ONCE)):
        new = [proposal(name=name) for name in dict.fromkeys(n for _pk, n in part) if name not in known]
        known |= {one.name: one.pk for one in proposal.objects.bulk_create(new)}
        through.objects.bulk_create(
            through(entry_id=pk, proposal_id=known[name]) for pk, name in part
        )


def write_lists(apps, schema_editor):
    """Write what waits back into the entries."""
    entry = apps.get_model("archive", "Entry")
    waiting = entry.proposals.through.objects.filter(proposal__settled_at=None)
    lists = {}
    for pk, name in waiting.order_by("pk").values_list("entry", "proposal__name"):
        lists.setdefault(pk, []).append(name)
    for pk, names in lists.items():
        entry.objects.filter(pk=pk).update(proposed_topics=names)


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0005_import_desk'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='名称')),
                ('made_topic', models.BooleanField(default=False)),
                ('settled_at', models.DateTimeField(null=True)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('topic', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='archive.topic')),
            ],
            options={
                'verbose_name': '待定主题',
                'verbose_name_plural': '待定主题',
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='entry',
            name='proposals',
            field=models.ManyToManyField(blank=True, related_name='entries', to='archive.proposal', verbose_name='待定主题'),
        ),
        migrations.RunPython(name_proposals, write_lists),
        migrations.RemoveField(
            model_name='entry',
            name='proposed_topics',
        ),
    ]
