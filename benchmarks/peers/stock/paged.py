"""The recipe as Haystack's own views ask it: a page, counted and sliced."""

from benchmarks.peers import paged
from benchmarks.peers.stock import engine


class Engine(engine.Engine):
    """The recipe, asked for a page."""

    ask = paged.Engine.ask
