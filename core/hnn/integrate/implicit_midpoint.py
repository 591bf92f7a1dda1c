def advance(x, h):
    k = time_derivative(x)
    for _ in range(200):  # a fixed point, which short steps reach
        k, before = time_derivative(x + h / 2 * k), k
        if (k - before).abs().max() <= 1e-14 * (1 + k.abs().max()):
            break
    return x + h * k
