// What the build puts into build/wasm beside the module.

declare module '@wasm/hnn.wasm?url' {
  const url: string
  export default url
}
