def network(scope, x):
    """x W1 + b1, the activation, and so on; the last layer has neither bias nor activation."""
    layer = 1
    while f"{scope}b{layer}" in weights:
        x = activation(x @ weights[f"{scope}W{layer}"] + weights[f"{scope}b{layer}"])
        layer += 1
    return x @ weights[f"{scope}W{layer}"]


def slopes(function, x):
    x = x if x.requires_grad else x.detach().requires_grad_()
    return torch.autograd.grad(function(x).sum(), x, create_graph=True)[0]


def symplectic(gradient):
    """dq/dt = dH/dp, dp/dt = -dH/dq"""
    dq, dp = gradient.chunk(2, dim=1)
    return torch.cat([dp, -dq], dim=1)
