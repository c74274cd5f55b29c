"""Notes with a value of every kind, and letters, which have a text only."""

from django.db import models


class Note(models.Model):
    """Something written down."""

    title = models.CharField(max_length=100)
    body = models.TextField()
    author = models.CharField(max_length=30, blank=True)
    written = models.DateTimeField()
    day = models.DateField(null=True)
    stars = models.IntegerField(default=0)
    weight = models.FloatField(default=0)
    price = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    is_public = models.BooleanField(default=True)
    tags = models.JSONField(default=list)

    def __str__(self):
        return self.title


class Letter(models.Model):
    """A text with a key that is no number."""

    key = models.CharField(max_length=20, primary_key=True)
    body = models.TextField()

    def __str__(self):
        return self.key
