/** A measured motion that a person has chosen. */
export interface RecordingFile {
  name: string
  bytes: Uint8Array
}

// As the core's own limit; a file is refused by its size before it is read.
const maxRecordingBytes = 16 * 2 ** 20
const maxWeightsBytes = 64 * 2 ** 20

/** The error of both is one sentence. What the bytes mean is for the core to judge. */
export async function recordingFrom(file: File): Promise<RecordingFile> {
  return { name: file.name, bytes: await bytesOf(file, maxRecordingBytes, 'a recording') }
}

export async function weightsFrom(file: File): Promise<Uint8Array> {
  return bytesOf(file, maxWeightsBytes, 'a model')
}

async function bytesOf(file: File, limit: number, what: string): Promise<Uint8Array> {
  if (file.size > limit) {
    const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20)
    throw new Error(`The file has ${megabytes(file.size)} MB; ${what} has at most ${megabytes(limit)} MB.`)
  }
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    throw new Error('The file could not be read; choose it again.')
  }
}
