"""What a reader sees of a page: its words without tags, white space folded."""

from html.parser import HTMLParser

_UNSEEN = ("head", "script", "style", "template")
_INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "button",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "i",
            "ins",
            "kbd",
        ),
        *(
            "label",
            "mark",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "time",
            "u",
            "var",
            "wbr",
        ),
    )
)


class _Words(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.unseen = [], 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in _UNSEEN
        self._apart(tag)

    def handle_endtag(self, tag):
        self.unseen -= tag in _UNSEEN
        self._apart(tag)

    def handle_data(self, data):
        if not self.unseen:
            self.parts.append(data)

    def _apart(self, tag):
        if tag not in _INLINE:
            self.parts.append(" ")


def folded(text):
    """Give a text with each run of white space as one space."""
    return " ".join(text.split())


def words_of(html):
    """Give the words of a page as a reader sees them, those of closed boxes too."""
    words = _Words()
    words.feed(html)
    words.close()
    return folded("".join(words.parts))
