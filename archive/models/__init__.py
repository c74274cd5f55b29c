"""Rows: what is stored and which sets of it have a name.

entries.py   an entry of either kind, its series, the sets of entries
speeches.py  what stands in an entry: turns, paragraphs, exchanges, quotations …
named.py     what has a name and is listed by its pinyin
people.py    persons, aliases, posts, organizations
likeness.py  which entries may be nearly the same, and which are told apart
mentions.py  what names somebody: as printed, and who it was
decisions.py what editors decided about who is who
desk.py      what lies on the import desk, no entry yet
files.py     files that go with their rows
overwritten.py  what editors wrote and a changed source wrote over
topics.py    the tree of subjects, and the names that wait for it
words.py     the editable word list
editors.py   which editors must choose a password first
outbox.py    the journal of changes that the indexer reads
reads.py     how often an entry was read, day by day
public.py    what of people, topics and outlets the public may see
"""

from archive.models.decisions import Assigned, Decision
from archive.models.desk import Intake, Picture
from archive.models.editors import OneTimePassword
from archive.models.entries import (
    Entry,
    Kind,
    NewsArticle,
    PressConference,
    Series,
    Status,
)
from archive.models.likeness import Band, ToldApart
from archive.models.mentions import LinkedBy
from archive.models.outbox import Outbox, record_changes
from archive.models.overwritten import Overwritten
from archive.models.people import Alias, Membership, Organization, Person
from archive.models.public import public_outlets, public_people, public_topics
from archive.models.reads import Reads
from archive.models.speeches import (
    Attendance,
    Capacity,
    Exchange,
    Paragraph,
    Photo,
    Quotation,
    Role,
    Section,
    Speech,
)
from archive.models.topics import Proposal, Topic
from archive.models.words import Word

__all__ = [
    "Alias",
    "Assigned",
    "Attendance",
    "Band",
    "Capacity",
    "Decision",
    "Entry",
    "Exchange",
    "Intake",
    "Kind",
    "LinkedBy",
    "Membership",
    "NewsArticle",
    "OneTimePassword",
    "Organization",
    "Outbox",
    "Overwritten",
    "Paragraph",
    "Person",
    "Photo",
    "Picture",
    "PressConference",
    "Proposal",
    "Quotation",
    "Reads",
    "Role",
    "Section",
    "Series",
    "Speech",
    "Status",
    "ToldApart",
    "Topic",
    "Word",
    "public_outlets",
    "public_people",
    "public_topics",
    "record_changes",
]
