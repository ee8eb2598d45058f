"""A built site as files: where its links lead, which places a page has, what a browser would refuse."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

_ADDRESSES = ("href", "src", "cite", "action", "poster", "data", "xlink:href", "content")
_PLACES = ("for", "headers", "interestfor", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details")  # fmt: skip
_TEXTS = {".html", ".xml", ".json", ".txt", ".opml", ""}


class Page(HTMLParser):
    """The addresses, fragment ids and inner references of a page, and what the policy would forbid."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.inner, self.forbidden = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        self.ids += [attributes["id"]] if "id" in attributes else []
        for name in _ADDRESSES:
            value = attributes.get(name) or ""
            if name == "content":
                value = value.partition("url=")[2] if attributes.get("http-equiv") == "refresh" else ""
            self.links += [value] if value else []
        for sources in (attributes.get("srcset"), attributes.get("imagesrcset")):
            self.links += [one.split()[0] for one in (sources or "").split(",") if one.strip()]
        for name in _PLACES:
            self.inner += (attributes.get(name) or "").split()
        self.forbidden += [name for name in attributes if name == "style" or name.startswith("on")]
        if tag == "script" and "src" not in attributes and attributes.get("type") != "application/ld+json":
            self.forbidden.append("inline script")
        if tag == "style":
            self.forbidden.append("inline style")


class Site:
    """The files of a site that is to stand at ``base``."""

    def __init__(self, folder: Path, base: str):
        self.folder, self.base = folder, base
        self.files = sorted(path for path in folder.rglob("*") if path.is_file())
        self.pages = {
            path.relative_to(folder).as_posix(): Page(path.read_text("utf-8"))
            for path in self.files
            if path.suffix == ".html"
        }

    def dead_links(self):
        """Every link that leads nowhere, as ``file: link``; links to other hosts are not followed."""
        dead = []
        for path, page in self.pages.items():
            here = urljoin(self.base, path)
            dead += [f"{path}: #{one}" for one in page.inner if one not in page.ids]
            dead += [f"{path}: {link}" for link in page.links if not self._leads(urljoin(here, link))]
        for path in self.files:
            if path.suffix in _TEXTS and not path.name.startswith("."):
                name = path.relative_to(self.folder).as_posix()
                dead += [f"{name}: {url}" for url in self._full_addresses(path) if not self._leads(url)]
        return dead

    def _full_addresses(self, path):
        """Addresses of the site in any file: in feeds and data, in texts inside them, in redirects."""
        text = path.read_text("utf-8")
        # A node of the data graph has an address of its own (`…/#organization`), which is no place on a page.
        text = re.sub(
            r'<script type="application/ld\+json">.*?</script>', _without_nodes, text, flags=re.DOTALL
        )
        text = html.unescape(html.unescape(text))
        found = re.findall(re.escape(self.base) + r"[^\s\"'<>\\),\]}]*", text)
        if path.name == "_redirects":
            found += [urljoin(self.base, line.split()[1]) for line in text.splitlines() if line.strip()]
        return found

    def _leads(self, url):
        whole, fragment = urldefrag(url)
        if not whole.startswith(self.base):
            return urlsplit(url).scheme in ("http", "https", "mailto", "feed") and not whole.startswith(
                urljoin(self.base, "/")
            )
        path = unquote(urlsplit(whole).path.removeprefix(urlsplit(self.base).path))
        path = f"{path}index.html" if path.endswith("/") or not path else path
        if not (self.folder / path).is_file():
            return False
        fragment = unquote(fragment.partition(":~:")[0])
        return not fragment or path not in self.pages or fragment in self.pages[path].ids


def _without_nodes(script):
    return re.sub(r"#[\w/-]+", "", script[0])
