"""What an enemy tries, a table for each sort of thing."""
