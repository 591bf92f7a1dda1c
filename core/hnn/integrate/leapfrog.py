def advance(x, h):
    return kick(drift(kick(x, h / 2), h), h / 2)
