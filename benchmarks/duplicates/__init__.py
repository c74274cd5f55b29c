"""Entries linked as nearly the same, against pairs judged by hand and brute force."""
