"""What a word is and what a sentence says, before anybody asks who said it."""
