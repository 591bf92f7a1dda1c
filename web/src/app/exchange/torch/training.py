class Random:
    """xoshiro256** (Blackman and Vigna 2021), filled by splitmix64: the numbers that HNN Playground draws."""

    def __init__(self, seed, stream):
        self.word = seed
        self.word = self.mixed() ^ stream
        self.word = self.mixed()
        self.state = [self.mixed() for _ in range(4)]
        self.spare = None

    def mixed(self):
        self.word = z = (self.word + 0x9E3779B97F4A7C15) % 2**64
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
        return z ^ z >> 31

    def bits(self):
        def rotated(word, by):
            return (word << by | word >> 64 - by) % 2**64

        a, b, c, d = self.state
        c, d = c ^ a, d ^ b
        self.state = [a ^ d, b ^ c, c ^ b << 17 & 2**64 - 1, rotated(d, 45)]
        return rotated(b * 5 % 2**64, 7) * 9 % 2**64

    def uniform(self):
        return (self.bits() >> 11) * 2.0**-53

    def normal(self):
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        s = 0
        while not 0 < s < 1:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = u * u + v * v
        scale = math.sqrt(-2 * math.log(s) / s)
        self.spare = v * scale
        return u * scale

    def below(self, n):
        value = self.bits()
        while value < 2**64 % n:
            value = self.bits()
        return value % n


def orthogonal(random, inputs, outputs):
    rows, columns = max(inputs, outputs), min(inputs, outputs)
    normals = [random.normal() for _ in range(rows * columns)]
    q, r = torch.linalg.qr(torch.tensor(normals, dtype=torch.float64).reshape(columns, rows).T)
    q = q * r.diagonal().sign()
    return q.T if outputs > inputs else q


def first_weights(random):
    """Orthogonal matrices, and biases between -1 and 1 over the root of the number of inputs."""
    numbers = {}
    for scope, (inputs, outputs) in networks.items():
        sizes = [inputs, *WIDTHS, outputs]
        for layer, (before, after) in enumerate(zip(sizes, sizes[1:]), start=1):
            numbers[f"{scope}W{layer}"] = orthogonal(random, before, after)
            if layer <= len(WIDTHS):
                bound = 1 / math.sqrt(before)
                numbers[f"{scope}b{layer}"] = torch.tensor([bound * (2 * random.uniform() - 1) for _ in range(after)])
    return {name: values.float().contiguous().requires_grad_() for name, values in numbers.items()}


def samples(split):
    """x and dx/dt of a CSV file: split, id, t, then the coordinates and how each changes."""
    with open(sys.argv[1], newline="") as file:
        rows = [[float(cell) for cell in row[3:]] for row in csv.reader(file) if row[0] == split]
    return torch.tensor(rows).split(DIMENSION, dim=1)


def loss(x, dxdt):
    return (time_derivative(x) - dxdt).pow(2).mean()


def rate(step):
    """What the learning rate is multiplied by: 1, or one cycle, up over a tenth of the steps and down along a cosine."""
    if SCHEDULE == "constant":
        return 1
    warm_up = max(1, STEPS // 10)
    if step < warm_up:
        return (step + 1) / warm_up
    return 0.5 + 0.5 * math.cos(math.pi * (step - warm_up + 1) / (STEPS - warm_up + 1))


x, dxdt = samples("train")
weights = first_weights(Random(SEED, 2))
batches, order = Random(SEED, 3), list(range(len(x)))
optimizer = optimizer_of(weights.values())
schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
print("step,train loss")
for step in range(1, STEPS + 1):
    chosen = slice(None)
    if 0 < BATCH < len(order):
        for i in range(BATCH):
            j = i + batches.below(len(order) - i)
            order[i], order[j] = order[j], order[i]
        chosen = order[:BATCH]
    optimizer.zero_grad()
    value = loss(x[chosen], dxdt[chosen])
    value.backward()
    optimizer.step()
    schedule.step()
    print(f"{step},{value.item()!r}", flush=True)
print(f"test loss,{loss(*samples('test')).item()!r}")
write(sys.argv[2], weights)
