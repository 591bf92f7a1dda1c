networks = {"H.": (DIMENSION, 1), "D.": (DIMENSION, 1)}


def hamiltonian(x):
    return network("H.", x)


def dissipation(x):
    return network("D.", x)


def time_derivative(x):
    return symplectic(slopes(hamiltonian, x)) + slopes(dissipation, x)
