"""Mentions to entities over the whole archive; ``clusters`` sees all articles, ``entities`` names them."""
