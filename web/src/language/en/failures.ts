/** Why the page can't begin: what has happened and what would help. */
export const failures = {
  noWebAssembly:
    'The networks are trained by WebAssembly, which this browser lacks or has switched off: a current Firefox, Chrome, Edge or Safari has it.',
  notLoaded: 'The program that trains the networks could not be loaded: check the connection and reload the page.',
  broken: (why: string) =>
    `The program that trains the networks did not start (${why}): reload the page, or try another browser.`,
}
