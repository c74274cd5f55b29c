"""How many of the topics proposed for an article an editor would keep.

README.md      what was judged, and by what measure
judged.jsonl   200 items of the daily news: what was proposed, kept and refused
measure.py     proposes anew and prints the share kept
"""
