"""Views of a text and its history, and the documents made of them."""
