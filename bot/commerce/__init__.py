"""The commerce room: shops behind one port, carriers' public links. Knows no other room."""
