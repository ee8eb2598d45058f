"""Files that somebody puts into the folder of a site for a host, for version control or for a crawler.

They are meant to lie there, so nobody need be told of them again and again, and a strict build goes on.
"""

from __future__ import annotations

import re

_AT_THE_TOP = frozenset(
    (
        # the host's own settings for the folder that it serves
        *(
            "CNAME",
            ".nojekyll",
            ".domains",
            "_headers",
            "_routes.json",
            "_worker.js",
            "staticwebapp.config.json",
        ),
        *("netlify.toml", ".netlify", "vercel.json", ".vercel", "web.config", ".htpasswd"),
        # a folder that is a working copy, published by a push
        *(".git", ".gitignore", ".gitattributes", ".github", ".gitlab-ci.yml", ".hg", ".svn"),
        # what is asked for under this very name
        *(".well-known", "ads.txt", "app-ads.txt", "humans.txt", "security.txt", "BingSiteAuth.xml"),
    )
)
_ANYWHERE = frozenset((".htaccess",))
_PROOF = re.compile(r"google[0-9a-f]{8,32}\.html|yandex_[0-9a-f]{8,32}\.html", re.ASCII)
"""Proofs to search engines that a site is one's own."""


def is_for_a_host(path: str) -> bool:
    """Say whether a file or folder, by its path in the site, is one that hosts and the like ask for."""
    top, _, rest = path.partition("/")
    return (
        top in _AT_THE_TOP
        or path.rpartition("/")[2] in _ANYWHERE
        or (not rest and _PROOF.fullmatch(path) is not None)
    )
