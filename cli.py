"""Launcher for a checkout: `python cli.py …` does what `alinea …` does once installed."""

from drafting.commands.main import main

if __name__ == "__main__":
    main()
