"""Configuration of the site, and nothing else."""
