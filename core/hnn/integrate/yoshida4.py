def kick(x, h):
    q, p = x.chunk(2, dim=1)
    return torch.cat([q, p + h * time_derivative(x).chunk(2, dim=1)[1]], dim=1)


def drift(x, h):
    q, p = x.chunk(2, dim=1)
    return torch.cat([q + h * time_derivative(x).chunk(2, dim=1)[0], p], dim=1)


def advance(x, h):
    root = 2 ** (1 / 3)
    for part in (1 / (2 - root), -root / (2 - root), 1 / (2 - root)):
        x = kick(drift(kick(x, part * h / 2), part * h), part * h / 2)
    return x
