"""What several pages are made of: the library of look-ups, cards, statements, what surrounds a page."""
