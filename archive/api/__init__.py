"""The JSON API: what is public in the archive, as data, under /api/v1/.

    parameters  ->  rows or search()  ->  serializers  ->  JSON, or a problem document

urls.py            the addresses
views/             what answers each of them
params.py          parameters, read strictly
entry_filters.py   the filters of the list of entries
mentions.py        the turns and quotations of people and outlets, listed and counted
paging.py          one page of a list
serializers/       what is shown of a row, field by field
openapi.py         the parameters in the schema, and what is added to it
problems.py        errors as RFC 9457 documents
base.py            what all views have in common

A new address is a view with `extend_schema`, a line in `urls.py`, and an example in
docs/api.md.
"""
