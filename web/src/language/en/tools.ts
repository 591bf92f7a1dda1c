export const tools = {
  fullScreen: (title: string) => `Full screen: ${title}`,
  leaveFullScreen: 'Leave full screen',
  escape: 'Esc',
  largeLetters: 'Large letters',
  save: (title: string) => `Save: ${title}`,
  /** so many pixels for each of a picture of ordinary size */
  png: (scale: number) => `PNG ${scale}×`,
  /** of a plot that shows a part */
  showAll: 'Show all',
  svg: 'SVG',
  /** every value, with a header */
  csv: 'CSV',
  systemInMotion: 'The system in motion',
  seed: (seed: string) => `seed ${seed}`,
}
