"""BESIDE PHASE 5, orders to bytes: measures pictures before plan, makes what plan orders of them after it.

``measure`` takes the bytes of a file and gives what plan needs to know of it; ``font_files`` gives the fonts
that there are and ``face`` what one can write; ``draw_pictures`` and ``draw_share`` carry out orders. All are
pure: the same bytes, orders and versions (``stamp``) give the same bytes, so the results may be
remembered. Nothing here raises for what an author's file holds.
"""

from __future__ import annotations

from briefgen.pictures.faces import FontFile, face, font_digest, font_files
from briefgen.pictures.measuring import measure
from briefgen.pictures.share_image import draw_share
from briefgen.pictures.variants import draw_pictures
from briefgen.pictures.versions import stamp

__all__ = ["FontFile", "draw_pictures", "draw_share", "face", "font_digest", "font_files", "measure", "stamp"]
