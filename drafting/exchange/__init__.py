"""Exchange: what others write in their own formats, read into values."""
