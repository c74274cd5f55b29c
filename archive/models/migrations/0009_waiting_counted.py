"""How many entries each waiting name has, kept with it; the list's order needs it."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce


def count(apps, schema_editor):
    """Count the entries of every name."""
    proposal = apps.get_model("archive", "Proposal")
    rows = apps.get_model("archive", "Entry").proposals.through.objects
    rows = rows.filter(proposal=OuterRef("pk")).order_by().values("proposal")
    number = rows.annotate(n=Count("pk")).values("n")
    proposal.objects.update(entry_count=Coalesce(Subquery(number), 0))


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0008_titles_searched_quickly'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='proposal',
            name='entry_count',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['settled_at', '-entry_count', 'name'], name='proposal_waiting'),
        ),
    ]
