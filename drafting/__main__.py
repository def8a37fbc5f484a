"""`python -m drafting` is `alinea`."""

from drafting.commands.main import main

if __name__ == "__main__":
    main()
