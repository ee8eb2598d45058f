"""The only maker of addresses: output paths, and the links that lead from one to another.

An output path is what is written (``ukraine/treaty/index.html``); an address is what a browser asks for
(``ukraine/treaty/``). Links inside pages go by way of the site's root (``../../ukraine/treaty/``), so that
they depend on a page's depth only and work in any sub-folder of any host.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain, count
from urllib.parse import quote, unquote, urlsplit

from slugify import slugify

from briefgen.model.corpus import Corpus
from briefgen.model.passage import Passage, TextFragment
from briefgen.model.settings import Settings
from briefgen.model.source import Source
from briefgen.plan.kept import Kept

HOME = "index.html"
ENTITIES = "entities/index.html"
NAMES = "entities/name/index.html"
QUOTES = "quotes/index.html"
QUOTES_BY_DATE = "quotes/by-date/index.html"
CLAIMS = "claims/index.html"
TAGS = "tags/index.html"
CORRECTIONS = "corrections/index.html"
FEEDS = "feeds/index.html"
SEARCH, SEARCH_INDEX = "search/index.html", "pagefind/"
ANNOTATIONS = "annotations.json"
ATOM, JSON_FEED, RSS = "feed.xml", "feed.json", "rss.xml"
OPML = "feeds.opml"
CLAIMS_CSV, TRUST = "claims.csv", "trust.txt"
ENTITIES_JSON, CLAIMS_JSON = "entities.json", "claims.json"
NINJS = "ninjs.json"
BESIDE = (ANNOTATIONS, ATOM, JSON_FEED, NINJS)
"""The names of files that go with a page, in its folder."""
NEWS_SITEMAP = "sitemap-news.xml"
SITEMAP, ROBOTS, NOT_FOUND, REDIRECTS = "sitemap.xml", "robots.txt", "404.html", "_redirects"
STATIC = "static/"

CONTENT = "content/"
"""Where content files stand; the other paths of content are relative to it."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_BETWEEN_WORDS = re.compile(r"\s+|(?<=\w)[-_](?=\w)")
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}$")
_SAFE = "/-._~!$&'()*+,;=@"  # a colon is left out: in a first segment it would read as a scheme
_LONGEST = 200  # bytes of one segment; disks take 255, and staged files need room for a suffix


@dataclass(frozen=True, slots=True)
class Addresses:
    """The output path of everything that has one. ``base_url`` has no slash at its end; empty: not known."""

    base_url: str = ""
    briefings: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    """The part of an address that stands for each tag, as the tag is written."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The part of an address that stands for each name that several entities bear."""

    @property
    def base_path(self) -> str:
        """The path under which the site stands on its host, with slashes at both ends."""
        return quote(urlsplit(self.base_url).path.rstrip("/"), safe=_SAFE + "%") + "/"

    def absolute(self, path: str, fragment: str = "") -> str:
        """Give the full URL of an output path; empty where the base URL is not known."""
        return join(self.base_url + "/", path, fragment) if self.base_url else ""


def addresses(corpus: Corpus, settings: Settings, kept: Kept | None = None) -> Addresses:
    """Give every briefing and standing page its output path; ``kept`` has those of the last plan."""
    patterns = patterns_of(corpus, settings)
    kept = kept or Kept()
    return Addresses(
        settings.base_url.rstrip("/"),
        {
            b.slug: _briefing_file(patterns[b.article.source.section], b.article.source, kept)
            for b in corpus.briefings
        },
        {p.slug: f"{p.slug}/index.html" for p in corpus.pages},
        tag_slugs(tag for b in corpus.briefings for tag in b.article.source.meta.tags),
        name_slugs(clash.name for clash in corpus.clashes),
    )


def _briefing_file(pattern: str, source: Source, kept: Kept) -> str:
    _, path = kept.of(partial(_filled, pattern=pattern), source, stale=lambda made: made[0] != pattern)
    return path


def _filled(source: Source, pattern: str) -> tuple[str, str]:
    return pattern, permalink(pattern, source)


def patterns_of(corpus: Corpus, settings: Settings) -> dict[str, str]:
    """Give the pattern of addresses for each section that a briefing is in."""
    sections = {briefing.article.source.section for briefing in corpus.briefings}
    return {section: pattern_of(settings, section) for section in sections}


def pattern_of(settings: Settings, section: str) -> str:
    """Give the pattern of addresses for a section: its own, that of the section around it, or the site's."""
    patterns = {section_path(name): pattern for name, pattern in settings.permalinks.items()}
    path = section_path(section)
    while path and path not in patterns:
        path = path.rpartition("/")[0]
    return patterns.get(path, settings.permalink)


def fields_of(pattern: str) -> tuple[str, ...]:
    """Give the names of the fields of a pattern."""
    return tuple(dict.fromkeys(_FIELD.findall(pattern)))


def permalink(pattern: str, source: Source) -> str:
    """Give the output path of a briefing. Fields without a value (no section, no date) leave no trace."""
    day = source.meta.date.iso[:10] if source.meta.date else ""
    values = {
        "section": section_path(source.section),
        "slug": source.slug,
        "kind": source.meta.kind,
        "year": day[:4],
        "month": day[5:7],
        "day": day[8:],
    }
    segments = []
    for segment in pattern.split("/"):
        filled = _FIELD.sub(lambda match: values.get(match[1], match[0]), segment)
        # A segment that vanished because its field was empty goes; one that was empty before is an error.
        if filled or not segment:
            segments.append(filled)
    return as_file("/".join(segments))


def as_file(address: str) -> str:
    """Give the output path of an address: ``a/b/`` and ``a/b`` are ``a/b/index.html``, ``a/b.html`` stays."""
    if address.endswith((".html", ".htm")):
        return address
    return (address if address.endswith("/") or not address else address + "/") + HOME


def file_in_site(address: str) -> str:
    """Give the output path that an address inside the site, as people write it, stands for (``/about/``)."""
    path = unquote(address.split("?", 1)[0]).lstrip("/")
    return path if _EXTENSION.search(path) else as_file(path)


def as_address(path: str) -> str:
    """Give the address of an output path: ``a/b/index.html`` is ``a/b/``."""
    return path[: -len(HOME)] if path == HOME or path.endswith("/" + HOME) else path


@lru_cache(maxsize=1 << 12)
def section_path(section: str) -> str:
    """Give the part of an address that stands for a section; what cannot be one stays, to be refused."""
    return "/".join(slugify(part) or part for part in section.split("/")) if section else ""


def tag_slugs(tags: Iterable[str]) -> dict[str, str]:
    """Give the part of an address that stands for each of the tags.

    Tags that differ by letter case, blanks or hyphens between words only are one. Others that would share an
    address (``C``, ``C++``, ``C#``) are numbered: first the one that the address spells out, then by letter.
    """
    same = {tag: _tag_key(tag) for tag in dict.fromkeys(tags)}
    plain = {key: _slug(key) for key in same.values()}
    slugs = _each_its_own(plain, sorted(plain, key=lambda key: (plain[key] != key.replace(" ", "-"), key)))
    return {tag: slugs[key] for tag, key in same.items()}


def _tag_key(tag: str) -> str:
    words = _BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFC", tag).strip())
    return words.casefold()


def _slug(words: str) -> str:
    """Give the part of an address that stands for words; what has no letter of ours stands as its bytes."""
    return slugify(words) or quote(words, safe="").replace("%", "").lower()


def _each_its_own(plain: Mapping[str, str], order: Iterable[str]) -> dict[str, str]:
    """Give each thing its own slug, by its ``plain`` one: those that come later in ``order`` are numbered."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for one in order:
        ends = chain([""], (f"-{number}" for number in count(2)))
        slugs[one] = next(slug for end in ends if (slug := plain[one] + end) not in taken)
        taken.add(slugs[one])
    return slugs


def section_file(section: str, number: int = 1) -> str:
    """Give the output path of a page of a section's list."""
    return list_file(section_path(section), number)


def tag_file(slug: str, number: int = 1) -> str:
    """Give the output path of a page of a tag's list."""
    return list_file(f"tags/{slug}", number)


def tag_origin(label: str) -> str:
    """Say in words what the page of a tag is made from."""
    return f"the tag `{label}`"


def list_file(folder: str, number: int = 1) -> str:
    """Give the output path of page ``number`` of a list that stands in ``folder`` (empty: the root)."""
    page = f"page/{number}/{HOME}" if number > 1 else HOME
    return f"{folder}/{page}" if folder else page


def entity_file(entity: str) -> str:
    """Give the output path of an entity's page."""
    return f"entities/{entity}/{HOME}"


def kind_file(kind: str, number: int = 1) -> str:
    """Give the output path of a page of the list of all entities of one kind."""
    return list_file(f"entities/{kind}", number)


def written_folder(entity: str) -> str:
    """Give the folder of the list of what an entity wrote."""
    return f"entities/{entity}/written"


def name_file(slug: str) -> str:
    """Give the output path of the page of a name that several bear."""
    return f"entities/name/{slug}/{HOME}"


def name_slugs(names: Iterable[str]) -> dict[str, str]:
    """Give the part of an address that stands for each name; those that would share one are numbered."""
    plain = {name: _slug(name) for name in names}
    return _each_its_own(plain, sorted(plain, key=lambda name: (name.casefold(), name)))


def claim_file(claim: str) -> str:
    """Give the output path of a recorded claim's page."""
    return f"claims/{claim}/{HOME}"


def ledger_file(name: str = "", value: str = "", number: int = 1) -> str:
    """Give the output path of a page of the ledger: all claims, or those of one state, party or topic."""
    return list_file("/".join(filter(None, ("claims", name, value))), number)


def to_annotations(path: str) -> str:
    """Give the link from the briefing at ``path`` to its annotations."""
    return join("", annotations_file(path).removeprefix(path[: path.rfind("/") + 1]))


def annotations_file(path: str) -> str:
    """Give the output path of the annotations of the briefing at ``path``."""
    return beside(path, ANNOTATIONS)


def beside(path: str, name: str) -> str:
    """Give the output path of a file that belongs to the page at ``path``."""
    folder = path.removesuffix(HOME) if as_address(path) != path else path.rsplit(".", 1)[0] + "/"
    return folder + name


def feeds_beside(path: str) -> tuple[str, str]:
    """Give the output paths of the feeds of the page at ``path``: Atom, JSON Feed."""
    return beside(path, ATOM), beside(path, JSON_FEED)


def sitemap_part(number: int) -> str:
    """Give the output path of a part of a sitemap that is too large for one file."""
    return f"sitemap-{number}.xml"


def root_from(path: str) -> str:
    """Give what leads from an output path to the site's root: ``../../``, or nothing at the root itself."""
    return "../" * path.count("/")


def join(root: str, path: str, fragment: str = "") -> str:
    """Give the link to an output path for a page whose way to the root is ``root``."""
    link = root + _quoted_address(path) or "./"
    return f"{link}#{_quoted_fragment(fragment)}" if fragment else link


@lru_cache(maxsize=1 << 14)
def _quoted_fragment(fragment: str) -> str:
    return quote(fragment, safe=_SAFE)


@lru_cache(maxsize=1 << 16)
def _quoted_address(path: str) -> str:
    return quote(as_address(path), safe=_SAFE)


def is_external(target: str) -> bool:
    """Say whether a link leads out of the site."""
    return target.startswith("//") or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", target) is not None


def at_passage(url: str, passage: Passage) -> str:
    """Give the link that leads to a passage in the page at ``url``, which keeps its own fragment."""
    directives = "&".join(f"text={_directive(fragment)}" for fragment in passage.fragments)
    plain = url.partition(":~:")[0]
    return f"{plain}{'' if '#' in plain else '#'}:~:{directives}" if directives else url


def _directive(fragment: TextFragment) -> str:
    parts = [
        f"{_term(fragment.before)}-" if fragment.before else "",
        _term(fragment.start),
        _term(fragment.end),
        f"-{_term(fragment.after)}" if fragment.after else "",
    ]
    return ",".join(part for part in parts if part)


def _term(words: str) -> str:
    # A hyphen, a comma and an ampersand have a meaning of their own between the terms.
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")


_USUAL = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,80}(?<!\.)(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,80}(?<!\.))*")
"""Paths that nothing can be wrong with; most are."""


def why_unsafe(path: str) -> str:
    """Say why an output path must not be written, or nothing if it may."""
    if _USUAL.fullmatch(path):
        return ""
    if path.startswith("/"):
        return "is absolute"
    for segment in path.split("/"):
        if not segment:
            return "has an empty part"
        if segment in (".", ".."):
            return f"holds “{segment}”, which leads out of its folder"
        if segment.startswith("."):
            return "has a part that begins with a dot, which hosts do not serve"
        if "\\" in segment or any(ord(char) < 32 or ord(char) == 127 for char in segment):
            return "holds a backslash or a control character"
        if segment != segment.strip() or segment.endswith("."):
            return "has a part that begins or ends with a space, or ends with a dot"
        if len(segment.encode("utf-8", "surrogatepass")) > _LONGEST:
            return "has a part that is too long"
    return ""
