def read(path):
    """The numbers of a safetensors file by their names."""
    with open(path, "rb") as file:
        content = file.read()
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    header.pop("__metadata__", None)
    numbers = {}
    for name, tensor in header.items():
        begin, end = (8 + length + offset for offset in tensor["data_offsets"])
        kind = {"F32": torch.float32, "F16": torch.float16}[tensor["dtype"]]
        numbers[name] = torch.frombuffer(bytearray(content[begin:end]), dtype=kind).reshape(tensor["shape"]).double()
    return numbers
