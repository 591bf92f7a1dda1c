networks = {"T.": (DIMENSION // 2, 1), "V.": (DIMENSION // 2, 1)}


def hamiltonian(x):
    q, p = x.chunk(2, dim=1)
    return network("T.", p) + network("V.", q)


def time_derivative(x):
    return symplectic(slopes(hamiltonian, x))
