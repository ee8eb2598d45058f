"""What search engines read about a page, in the vocabulary of schema.org."""
