export const copying = {
  copy: 'Copy',
  copied: 'Copied',
  refused: 'Not allowed',
  copyWhat: (what: string) => `Copy ${what}`,
  link: 'the link',
  command: 'the command',
}
