def motion(times):
    x = torch.tensor([START])
    yield x
    for begin, end in zip(times, times[1:]):
        x = advance(x, end - begin).detach()
        yield x
