/** The canvas as a PNG file. */
export function canvasToPng(canvas: HTMLCanvasElement | OffscreenCanvas): Promise<Blob> {
  throw new Error('not written yet')
}
