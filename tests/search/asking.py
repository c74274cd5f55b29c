"""Short ways to ask: a search, the ids of all its hits, a facet as a table; often."""

from hypothesis import HealthCheck, settings

from archive.search import read_params, search

MANY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""How a property of the search is tried: often, and on one archive for all examples."""


def ask(query="", **params):
    """Search as the page does."""
    return search(read_params({"q": query, **params}))


def ids(query="", **params):
    """Give the ids of all hits in order, page after page, and check the total."""
    first = ask(query, page_size="100", **params)
    found = [result.id for result in first.results]
    for page in range(2, first.pages + 1):
        more = ask(query, page_size="100", page=str(page), **params)
        found += [result.id for result in more.results]
    assert len(found) == len(set(found)) == first.total
    return found


def facet(name, query="", **params):
    """Give a facet of an answer as value to count."""
    return {v.value: v.count for v in ask(query, **params).facets[name]}
