"""The commands: `python manage.py NAME`, each a file that says what it does.

import_entries.py   files and folders into the archive
link_duplicates.py  the texts of all entries compared anew
link_people.py      the rules asked again who the open mentions are
search.py           the same search as the page
run_indexer.py      the one process that writes the index
rebuild_index.py update_index.py check_index.py   its upkeep
check_media.py      the files of pictures against the rows that name them
check_counts.py     the numbers kept with rows against the rows
makemessages.py     what is to be translated, into the catalogue
make_fixtures.py    the seed documents as they parse and as rows, into fixtures/
first_editor.py     the account of the first editor, once
prepare.py          all that must be there before the site is served
"""
