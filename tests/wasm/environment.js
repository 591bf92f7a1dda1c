// getenv() in wasm sees what is put into ENV before main runs: here, the variables of the Node process.
Module['preRun'] = () => Object.assign(ENV, process.env)
