"""The demo shop itself: a small HTTP service with its own tables, mounted in demo mode only."""
