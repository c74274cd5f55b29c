"""The archive's names, for the segmentation of queries: see `analysis.names`."""

from archive.models import Alias, Organization, Person, Topic
from archive.text.folding import fold


class ArchiveNames:
    """The names of people, organizations and topics, as the database has them."""

    def among(self, candidates: frozenset[str]) -> frozenset[str]:
        """Give those of some folded texts that are names."""
        rows = [
            *Person.objects.values_list("name", flat=True),
            *Alias.objects.values_list("name", flat=True),
            *Organization.objects.values_list("name", flat=True),
        ]
        topics = [name for topic in Topic.objects.all() for name in topic.names()]
        return frozenset(map(fold, rows + topics)) & candidates


archive_names = ArchiveNames()
