"""`make nlu`: how well messages are understood, beside what a Rasa user would have picked."""
