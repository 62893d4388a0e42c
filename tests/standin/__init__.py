"""What the stand-ins of messengers share: server, way to a webhook, faults, waiting, console."""
