"""What is run by hand or by a machine, not by a page.

commands/    one file per command
importing/   what `import_entries` is made of
"""
