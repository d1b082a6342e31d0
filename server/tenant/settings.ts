import type { KoaContextWithOIDC } from 'oidc-provider'
import { applicationAt, isSettingsToken, settingsToken } from './application.ts'
import type { Choices } from './choices.ts'
import type { Field, IssuerRequest } from './hooks.ts'
import { defaultLifetimes, type IssuerOptions } from './issuer-options.ts'
import { show } from './page-sources.ts'
import { settingsPage, type SettingsView } from './pages/settings-page.ts'
import { readSettings, sections, type Section } from './read-settings.ts'
import { clientMetadata } from './tenant-clients.ts'

/** Where an issuer's settings page stands, within the issuer. */
export const settingsPath = '/settings'

/** The choices made at an issuer, and how to make others. */
export interface Desk {
  readonly choices: Choices
  /** Takes effect with the next request. */
  choose(choices: Choices): Promise<void>
}

/**
 * Answers at `/settings`: shows the settings, or saves one section of them. A form is taken only
 * with the page's own token and, when the browser names an origin, from this one.
 */
export async function serveSettings(
  ctx: KoaContextWithOIDC,
  options: IssuerOptions,
  desk: Desk,
  { method, headers, parameters }: IssuerRequest,
): Promise<void> {
  // With no-referrer a browser would not name the origin of a form either.
  ctx.set('referrer-policy', 'same-origin')
  if (method === 'GET') return showSettings(ctx, viewOf(options, desk, savedIn(ctx)))
  const token = valueOf(parameters, 'token') ?? ''
  const { origin = new URL(options.issuer).origin } = headers
  const isOurs = origin === new URL(options.issuer).origin
  if (method !== 'POST' || !isOurs || !isSettingsToken(token, options.issuer, options.keys)) {
    ctx.throw(404)
  }
  const section = valueOf(parameters, 'section')
  if (section === 'reset') return save(ctx, desk, {}, 'everything')
  if (!isSection(section)) return ctx.throw(404)
  const read = readSettings(section, parameters, desk.choices)
  if ('choices' in read) return save(ctx, desk, read.choices, section)
  ctx.status = 400
  return showSettings(ctx, {
    ...viewOf(options, desk),
    refused: {
      section,
      client_id: section === 'client' ? (valueOf(parameters, 'client_id') ?? '') : '',
      problems: read.problems,
      typed: (name) => valueOf(parameters, name),
    },
  })
}

function showSettings(ctx: KoaContextWithOIDC, view: SettingsView): void {
  const { status } = ctx
  show(ctx, view.issuer, view.refused ? 'Error: settings' : 'Settings', settingsPage(view))
  if (view.refused) ctx.status = status
}

async function save(
  ctx: KoaContextWithOIDC,
  desk: Desk,
  choices: Choices,
  section: string,
): Promise<void> {
  await desk.choose(choices)
  ctx.redirect(`settings?saved=${section}`)
  ctx.status = 303
}

function viewOf(options: IssuerOptions, { choices }: Desk, saved?: string): SettingsView {
  const { issuer, keys, clients, apis } = options
  const [api] = apis
  if (!api) throw new Error('the tenant has no API')
  return {
    issuer,
    clients: clients.map((client) => ({
      ...client,
      grant_types: clientMetadata(client).grant_types ?? [],
    })),
    application: applicationAt(issuer, keys),
    api,
    lifetimes: { ...defaultLifetimes, ...options.lifetimes },
    rotateRefreshTokens: options.rotateRefreshTokens ?? true,
    dpopNonces: options.dpopNonces ?? false,
    choices,
    token: settingsToken(issuer, keys),
    ...(saved !== undefined && { saved }),
  }
}

const savedIn = ({ query }: KoaContextWithOIDC) =>
  typeof query['saved'] === 'string' ? query['saved'] : undefined

const valueOf = (fields: readonly Field[], name: string) =>
  fields.find(([key]) => key === name)?.[1]

const isSection = (name: string | undefined): name is Section =>
  sections.some((section) => section === name)
