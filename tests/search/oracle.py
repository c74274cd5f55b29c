"""What a search must find, by the plainest means: a look into every row."""

from archive.models import Entry, Speech
from archive.search.question import Unit
from archive.text.folding import fold


def entry_fields(entry):
    """Give the texts of an entry that are searched, each a field of its own."""
    fields = [entry.title, *(section.heading for section in entry.sections.all())]
    for speech in entry.speeches.all():
        fields += speech_fields(speech)
    return fields


def speech_fields(speech):
    """Give the texts of a turn that are searched."""
    return [speech.label, *(p.text for p in speech.paragraphs.all())]


def holding(string, unit):
    """Give the ids of the units one of whose texts contains a string, folded."""
    wanted = fold(string)
    if unit is Unit.ENTRY:
        rows, fields = Entry.objects.published(), entry_fields
    else:
        rows, fields = Speech.objects.filter(entry__status="published"), speech_fields
    return {row.pk for row in rows if any(wanted in fold(t) for t in fields(row))}


def all_fields():
    """Give every text of the archive that is searched."""
    return [text for e in Entry.objects.published() for text in entry_fields(e) if text]
