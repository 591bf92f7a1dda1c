networks = {"": (DIMENSION, 1)}


def hamiltonian(x):
    return network("", x)


def time_derivative(x):
    return symplectic(slopes(hamiltonian, x))
