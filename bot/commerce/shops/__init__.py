"""One port (`port.py`) and one folder per shop system, with the same file names in each."""
