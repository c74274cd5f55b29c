"""Who is meant: from the names an entry prints to people, and their posts over time.

    mentions (name and post as printed)  ->  people  ->  memberships

mentions.py    the four kinds of row that name somebody
directory.py   the people that names can mean
linking.py     which of them a mention is, by rule
posts.py       memberships: which posts are attested from when to when
assigning.py   which of them a mention is, by an editor: assign, split
relinking.py   what the rules left open, asked of them again
merging.py     two rows that were one person
redirecting.py whom an old id means now
undoing.py     any of these decisions taken back
settling.py    what each of them ends with
questions/     what an editor should look at: who is new, who is open, who may be one

An editor's decision stands: no rule and no import changes it.
"""

from archive.identity.linking import link, link_mentions
from archive.identity.mentions import people_of
from archive.identity.posts import refresh_memberships

__all__ = ["link", "link_mentions", "people_of", "refresh_memberships"]
