"""What stays of the acts and intents of a message when all of them are seen together.

Heads judge words; a word that the rules have read as a question, an answer or mockery says no more
than that.
"""

from bot.nlu.settle.choice import with_choice
from bot.nlu.settle.intents import settled
from bot.nlu.settle.questions import reconciled

__all__ = ["reconciled", "settled", "with_choice"]
