"""``make eval``: what briefgen finds against what people found, in files of gold annotation."""
