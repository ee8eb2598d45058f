"""The site as data for other programs: one module a file."""
