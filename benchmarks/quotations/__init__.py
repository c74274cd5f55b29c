"""How well quotations of articles are recognised, on a sample read and marked by hand.

README.md        what was marked, and how a quotation found is held to one marked
dev.jsonl        the half the rules were made by
held-out.jsonl   the half they were not
measure.py       prints precision and recall
"""
