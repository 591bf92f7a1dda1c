def advance(x, h):
    k1 = time_derivative(x)
    k2 = time_derivative(x + h / 2 * k1)
    k3 = time_derivative(x + h / 2 * k2)
    k4 = time_derivative(x + h * k3)
    return x + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
