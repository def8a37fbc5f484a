"""Instructions: the sentences in which clerks word amendments, written from edits and read back."""
