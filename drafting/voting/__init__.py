"""How an assembly decides: what was counted, under which rule, with what outcome."""
