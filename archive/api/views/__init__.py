"""What answers each address of the API: read the parameters, ask, show.

entries.py    entries, in a list and whole
speakers.py   people, in a list and with what they said
topics.py     topics, in a list and with their entries
outlets.py    outlets, in a list and with their turns
search.py     the search, and suggestions while typing
schema.py     the OpenAPI document of all this
"""
