/** What the person chose; `system` follows the system's own choice. */
export type Theme = 'system' | 'light' | 'dark'

const key = 'theme'
const themes: readonly Theme[] = ['system', 'light', 'dark']

let chosen = $state<Theme>('system')

/** The theme in use. */
export const theme = {
  get current(): Theme {
    return chosen
  },
}

/** Applies what was chosen last time. */
export function startTheme(): void {
  const remembered = localStorage.getItem(key)
  apply(themes.find((name) => name === remembered) ?? 'system')
}

/** Light, then dark, then the system's choice again. */
export function nextTheme(): void {
  const next = themes[(themes.indexOf(chosen) + 1) % themes.length] ?? 'system'
  localStorage.setItem(key, next)
  apply(next)
}

function apply(name: Theme): void {
  chosen = name
  if (name === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = name
}
