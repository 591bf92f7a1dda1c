import createHnn from '@wasm/hnn.mjs'

/** What the module needs around it in a page or a worker. */
export default createHnn

/** Where this is loaded from: workers take it from there, too, instead of each bringing a copy. */
export const place = import.meta.url
