/** A motion that a person has brought. */
export interface RecordingFile {
  name: string
  bytes: Uint8Array
}

/** A file is refused by its size before it is read. Errors are one sentence; what the bytes mean is for the core to judge. */
export async function recordingFrom(file: File, mostBytes: number): Promise<RecordingFile> {
  return { name: file.name, bytes: await bytesOf(file, mostBytes, 'a recording') }
}

export async function weightsFrom(file: File, mostBytes: number): Promise<Uint8Array> {
  return bytesOf(file, mostBytes, 'a model')
}

async function bytesOf(file: File, limit: number, what: string): Promise<Uint8Array> {
  if (file.size > limit) {
    const megabytes = (bytes: number) => Math.ceil(bytes / 1e6).toLocaleString('en')
    throw new Error(`The file has ${megabytes(file.size)} MB; ${what} has at most ${megabytes(limit)} MB.`)
  }
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    throw new Error('The file could not be read; choose it again.')
  }
}
