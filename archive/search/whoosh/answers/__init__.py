"""How a question is answered from one state of the index.

snapshot.py, texts.py, recent.py   the state: arrays, texts, what was worked out of late
snapshots.py  which state is that of the moment
several.py    values of many parts, read together
coding.py     what parts carry, as numbers that a commit leaves as they are
held.py, counted.py, frames.py   sets of members, how much they hold, what parts make
strings.py, match.py, values.py   which parts hold a string, a question, a value
hits.py, profiles.py, facets.py   the hits, and what they carry
prints.py     hits of one text taken together
scores.py, closeness.py, rank.py, sorting.py   their order
lookups.py    small looks while somebody types
engine.py     `SearchEngine`, from all these
"""
