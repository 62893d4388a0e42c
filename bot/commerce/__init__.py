"""The commerce room: shops and carriers behind one port each. Imports nothing of ours."""
