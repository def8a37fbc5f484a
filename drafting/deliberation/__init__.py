"""What happens to a text: standing orders, facts, and the state they add up to."""
