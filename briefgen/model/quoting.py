"""What kind of quoting a quotation is: a whole statement, a fragment, words of a document, a paraphrase."""

from __future__ import annotations

FULL, FRAGMENT, DOCUMENT, PARAPHRASE = FORMS = ("full", "fragment", "document", "paraphrase")
"""The forms; of a paraphrase the words are not those that were said."""
