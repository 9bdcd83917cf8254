class Unsupported(Exception):
    """What the SDK lacks."""
