import { createHash, timingSafeEqual } from 'node:crypto'

/** A person with an account at the tenant. The password is a demo credential, shown on the page. */
export interface TenantUser {
  readonly sub: string
  readonly password: string
  readonly email: string
  readonly given_name: string
  readonly family_name: string
  readonly nickname: string
  readonly address: { readonly formatted: string; readonly locality: string; country: string }
  /** Hue of the picture that is drawn for this person, in degrees. */
  readonly hue: number
}

/** The two people who live at the built-in tenant. */
export const demoUsers: readonly TenantUser[] = [
  {
    sub: 'local|ada',
    password: 'ada-demo-password',
    email: 'ada@example.com',
    given_name: 'Ada',
    family_name: 'Marlow',
    nickname: 'ada',
    address: { formatted: '12 Mill Lane\nBath\nGB', locality: 'Bath', country: 'GB' },
    hue: 232,
  },
  {
    sub: 'local|ben',
    password: 'ben-demo-password',
    email: 'ben@example.com',
    given_name: 'Ben',
    family_name: 'Okafor',
    nickname: 'ben',
    address: { formatted: '4 Rue des Lilas\nLyon\nFR', locality: 'Lyon', country: 'FR' },
    hue: 168,
  },
]

export const fullName = (user: TenantUser): string => `${user.given_name} ${user.family_name}`

/** The path of a user's picture at the tenant's origin. */
export const picturePath = (user: TenantUser): string => `/pictures/${user.nickname}.svg`

/** A user's claims (OIDC Core section 5.1); `origin` is where the picture is served. */
export function userClaims(user: TenantUser, origin: string) {
  return {
    sub: user.sub,
    name: fullName(user),
    given_name: user.given_name,
    family_name: user.family_name,
    nickname: user.nickname,
    picture: new URL(picturePath(user), origin).href,
    email: user.email,
    email_verified: true,
    address: user.address,
  }
}

/** The user with this e-mail address and password; undefined when there is none. */
export function authenticate(
  users: readonly TenantUser[],
  email: string,
  password: string,
): TenantUser | undefined {
  const user = users.find((candidate) => candidate.email === email.trim().toLowerCase())
  return user && equalInConstantTime(user.password, password) ? user : undefined
}

function equalInConstantTime(expected: string, found: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(expected), digest(found))
}

/** A user's picture: the initial on a disc, as SVG. */
export function drawPicture(user: TenantUser): string {
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">',
    `<circle cx="48" cy="48" r="48" fill="hsl(${user.hue} 45% 42%)"/>`,
    '<text x="48" y="64" text-anchor="middle" fill="#fff" font-size="46" font-weight="600"',
    ` font-family="system-ui, sans-serif">${user.given_name.slice(0, 1)}</text></svg>`,
  ].join('')
}
