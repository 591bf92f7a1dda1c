def advance(x, h):
    return x + h * time_derivative(x)
