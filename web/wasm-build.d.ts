// What the build puts into build/wasm beside the module.

declare module '@wasm/hnn.wasm?url' {
  const url: string
  export default url
}

declare module '@wasm/hnn.wasm?packed' {
  /** after gzip, in base64 */
  const packed: string
  export default packed
}
