"""What an earlier build found out, so that it is not found out again; no byte of the site depends on it."""
