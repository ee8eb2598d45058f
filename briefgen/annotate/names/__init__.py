"""Who and what is named in a text, the model's marks mended; ``mentions`` finds them all."""
