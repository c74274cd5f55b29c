"""A project that has none of ours but the search backend; `checks` are its tests."""
