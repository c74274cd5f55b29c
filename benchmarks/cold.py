"""A process from its start to its first answer: `python -m benchmarks.cold QUERY`."""

import sys

from benchmarks.entries import ready


def main() -> None:
    """Search once.

    Raises:
        RuntimeError: nothing was found.
    """
    ready()
    from archive.search import search
    from archive.search.question import SearchRequest

    if not search(SearchRequest(sys.argv[1])).results:
        raise RuntimeError(f"{sys.argv[1]}: nothing found")


if __name__ == "__main__":
    main()
