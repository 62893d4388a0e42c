"""How well wishes and danger are read: measured on our own lines, beside a trained classifier."""
