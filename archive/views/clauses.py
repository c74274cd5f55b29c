"""The first words of a text, for headings and lists."""

import re

CLAUSE = re.compile(r"[^。！？；?!;]*[。！？；?!;]?")
COURTESY = 12
"""A shorter first clause (谢谢主持人。) tells nothing: the next one is taken."""


def first_clause(text: str, limit: int = 60) -> str:
    """Give the first clause that says something, cut to `limit` characters with “…”.

    >>> first_clause("谢谢主持人。请问户籍制度改革的主要方向是什么?具体内容有哪些?")
    '请问户籍制度改革的主要方向是什么?'
    """
    clauses = [clause for clause in CLAUSE.findall(text.strip()) if clause.strip()]
    said = [clause for clause in clauses if len(clause) >= COURTESY] or clauses
    clause = said[0].strip() if said else ""
    return clause if len(clause) <= limit else f"{clause[: limit - 1].rstrip()}…"
