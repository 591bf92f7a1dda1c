def advance(x, h):
    root = 2 ** (1 / 3)
    for part in (1 / (2 - root), -root / (2 - root), 1 / (2 - root)):
        x = kick(drift(kick(x, part * h / 2), part * h), part * h / 2)
    return x
