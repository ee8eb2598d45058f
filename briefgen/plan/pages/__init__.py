"""Pages for people: one module a kind, with the path, the template and the view of each."""
