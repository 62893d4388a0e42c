"""Our own talks, played through the running product: it never does what nobody asked for."""
