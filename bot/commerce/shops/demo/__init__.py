"""The demo shop: a client like any other shop's, and the little shop it talks to."""
