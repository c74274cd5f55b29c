"""What templates can say about rows: dates in words, shapes for capacities."""
