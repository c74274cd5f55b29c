"""What is searched: every kind of field, some with names that the engine uses too."""

from haystack import indexes
from haystack.exceptions import SkipDocument

from tests.search.elsewhere.models import Letter, Note


class NoteIndex(indexes.SearchIndex, indexes.Indexable):
    """A note."""

    text = indexes.CharField(document=True, model_attr="body")
    title = indexes.CharField(model_attr="title")
    shown = indexes.CharField(model_attr="title", indexed=False)
    words = indexes.CharField(model_attr="author", faceted=True)
    key = indexes.DateTimeField(model_attr="written")
    day = indexes.DateField(model_attr="day", null=True)
    length = indexes.IntegerField(model_attr="stars")
    weight = indexes.FloatField(model_attr="weight")
    price = indexes.DecimalField(model_attr="price", null=True)
    is_public = indexes.BooleanField(model_attr="is_public")
    tags = indexes.MultiValueField(model_attr="tags", faceted=True)
    begins = indexes.EdgeNgramField(model_attr="title")
    holds = indexes.NgramField(model_attr="title")

    def get_model(self):
        """Index notes."""
        return Note


class LetterIndex(indexes.SearchIndex, indexes.Indexable):
    """A letter; one without a text is left out."""

    text = indexes.CharField(document=True, model_attr="body")

    def get_model(self):
        """Index letters."""
        return Letter

    def prepare_text(self, row):
        """Leave out what is empty."""
        if not row.body:
            raise SkipDocument
        return row.body
