"""The Rasa server as the worker meets it: its door, its turns, what it remembers. Not trained."""
