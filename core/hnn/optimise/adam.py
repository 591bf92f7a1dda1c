def optimizer_of(numbers):
    return torch.optim.Adam(numbers, lr=LEARNING_RATE, betas=(BETA1, BETA2), weight_decay=WEIGHT_DECAY)
