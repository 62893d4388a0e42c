"""The demo shop without a network, for unit tests."""
