"""What templates can say about rows.

archive_pages.py  dates in words, signs for who speaks
"""
