/** Paths of 16 × 16 icons, drawn with a stroke of the text's colour. */
export const icons = {
  check: 'm3.5 8.5 3 3 6-7',
  cross: 'm4.5 4.5 7 7m0-7-7 7',
  plus: 'M8 3v10M3 8h10',
  copy: 'M6 5.5h6.5v8H6zM3.5 10.5v-8H10',
  external: 'M9 3h4v4m0-4-6 6M6.500 4H3.500v8.500H12V9.500',
  play: 'M5 3.500 12 8l-7 4.500z',
  next: 'M3 8h9m-3.500-3.500L12 8l-3.500 3.500',
  undo: 'M5.500 3 3 5.500 5.500 8M3 5.500h6a3.500 3.500 0 0 1 0 7H6',
  sun: 'M8 5.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600M8 1.500v1.500m0 10v1.500M1.500 8H3m10 0h1.500M3.400 3.400l1 1m7.200 7.200 1 1m0-9.200-1 1m-7.200 7.200-1 1',
  moon: 'M13 9.500A5.500 5.500 0 0 1 6.500 3a5.500 5.500 0 1 0 6.500 6.500z',
  screen: 'M2.500 3.500h11v7h-11zM6 13.500h4m-2-3v3',
  keyboard: 'M1.500 4.500h13v7.500h-13zM4 7h.01M6.500 7h.01M9 7h.01M11.500 7h.01M5 9.500h6',
  paste: 'M5.500 3.500h-2v10h9v-10h-2M5.500 2.500h5v2.500h-5z',
  compare: 'M2.500 3h4.500v10H2.500zM9 3h4.500v10H9z',
  pencil: 'm3 13 .700-3L10.500 3.200l2.300 2.300L6 12.300z',
  trash: 'M3 4.500h10M6 4.500v-2h4v2m-5.500 0 .500 9h6l.500-9',
  lock: 'M4 7.500h8v6H4zm1.500 0V5a2.500 2.500 0 0 1 5 0v2.500',
  menu: 'M2.500 4.500h11M2.500 8h11M2.500 11.500h11',
} as const

export type IconName = keyof typeof icons
