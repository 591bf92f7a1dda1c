def write(path, numbers):
    """A safetensors file, which HNN Playground opens too."""
    header, parts, end = {"__metadata__": {"format": "hnn-playground", "experiment": EXPERIMENT, "step": str(STEPS)}}, [], 0
    for name, values in numbers.items():
        parts.append(values.detach().float().contiguous().numpy().tobytes())
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [end, end + len(parts[-1])]}
        end += len(parts[-1])
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + b"".join(parts))
