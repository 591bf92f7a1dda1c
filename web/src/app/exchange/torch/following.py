weights = read(sys.argv[1])
print(",".join(["t", *NAMES, *(["H"] if hamiltonian else []), *(f"d{name}/dt" for name in NAMES)]))
times = [i * UNTIL / (POINTS - 1) for i in range(POINTS)]
for time, x in zip(times, motion(times)):
    energy = hamiltonian(x)[0].tolist() if hamiltonian else []
    print(",".join(repr(value) for value in [time, *x[0].tolist(), *energy, *time_derivative(x)[0].tolist()]))
