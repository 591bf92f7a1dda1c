import type { Words } from '..'

export const failures: Words['failures'] = {
  noWebAssembly:
    'Die Netze trainiert WebAssembly, das diesem Browser fehlt oder abgeschaltet ist: Firefox, Chrome, Edge und Safari haben es in der jetzigen Fassung.',
  notLoaded:
    'Das Programm, das die Netze trainiert, ließ sich nicht laden: Prüfen Sie die Verbindung, und laden Sie die Seite neu.',
  broken: (why) =>
    `Das Programm, das die Netze trainiert, startete nicht (${why}): Laden Sie die Seite neu, oder nehmen Sie einen anderen Browser.`,
}
