"""How edits are told as operations: which words to quote, and where to say they stand."""
