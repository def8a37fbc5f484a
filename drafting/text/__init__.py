"""What a resolution says: inline Markdown, words, blocks, divisions, labels, addresses."""
