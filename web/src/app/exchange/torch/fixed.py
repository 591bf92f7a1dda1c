def motion(times):
    """Steps of TIME_STEP, the last one shorter, and between their ends a cubic with the same slopes."""
    n, h, x = 0, min(TIME_STEP, times[-1]), torch.tensor([START])
    after = advance(x, h).detach()
    for time in times:
        while time > n * TIME_STEP + h * (1 + 1e-9):
            n, x = n + 1, after
            h = min(TIME_STEP, times[-1] - n * TIME_STEP)
            after = advance(x, h).detach()
        s = (time - n * TIME_STEP) / h
        rise, bend = after - x, h * time_derivative(x)
        twist = rise - h * time_derivative(after) - (bend - rise)
        yield (x + s * (rise + (1 - s) * ((bend - rise) + s * twist))).detach()
