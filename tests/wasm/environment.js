// Linked into hnn_tests.cjs, before everything else.
// Given the file, Emscripten does not try to fetch it: some versions take every Node that has fetch() for a browser.
Module.wasmBinary = require('node:fs').readFileSync(__filename.replace(/cjs$/, 'wasm'))
// getenv() sees what is put into ENV before main runs.
Module.preRun = () => Object.assign(ENV, process.env)
