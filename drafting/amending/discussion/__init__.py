"""Discussion: which amendments compete, in which order they are taken, and which fall. Pure."""
