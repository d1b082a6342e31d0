/** What a site that sends the user here asks for (OpenID Connect Core §4). Nothing of it is trusted. */
export interface Initiation {
  readonly iss?: string
  readonly login_hint?: string
  readonly target_link_uri?: string
}

const names = ['iss', 'login_hint', 'target_link_uri'] as const

/** Reads the parameters of an address; the first of each counts, and others are ignored. */
export function initiationOf({ searchParams }: URL): Initiation {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = searchParams.get(name)
      return value === null || value === '' ? [] : [[name, value]]
    }),
  )
}
