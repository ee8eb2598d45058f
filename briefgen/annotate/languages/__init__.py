"""Languages other than English: names, quotations and speakers by their lists of words."""
