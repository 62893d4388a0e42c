"""The commerce room: shops and carriers behind one port each. Knows no other room."""
