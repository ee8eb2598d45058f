"""Records changed in place: the one writer of what editors keep by hand."""
