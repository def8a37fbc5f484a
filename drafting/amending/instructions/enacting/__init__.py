"""How operations become edits: the words meant, the changes they make, the splices that say so."""
