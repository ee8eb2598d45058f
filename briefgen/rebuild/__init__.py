"""Building again after an edit: what was kept of the last build, and what need not be made of it."""
