def kick(x, h):
    q, p = x.chunk(2, dim=1)
    return torch.cat([q, p + h * time_derivative(x).chunk(2, dim=1)[1]], dim=1)


def drift(x, h):
    q, p = x.chunk(2, dim=1)
    return torch.cat([q + h * time_derivative(x).chunk(2, dim=1)[0], p], dim=1)
