"""Haystack's commands, whose names and options ours take over."""

from haystack.management.commands.rebuild_index import Command as HaystackRebuild
from haystack.management.commands.update_index import Command as HaystackUpdate

__all__ = ["HaystackRebuild", "HaystackUpdate"]
