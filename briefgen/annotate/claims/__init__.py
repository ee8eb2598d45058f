"""What is contested, by whom; ``claims`` finds it all, by rules of one kind a module."""
