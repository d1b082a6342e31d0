import type { Connection } from '../connection.ts'

/** What an input made of what a person typed or pasted. */
export type Reading =
  | {
      readonly value: string
      /** Values of other inputs that the same paste named: a URL with both host and realm, say. */
      readonly also?: Values
    }
  /** What was found and what to enter instead, in whole sentences. */
  | { readonly problem: string }

/** The values of a template's inputs by their names, each as its `read` gave it. */
export type Values = Readonly<Record<string, string>>

/** One thing that differs from tenant to tenant. */
export interface TemplateInput {
  readonly name: string
  readonly label: string
  readonly placeholder: string
  /** Where a person finds it, in the words of the vendor's console. */
  readonly where: string
  /** What stands for it when nothing is entered; the empty string makes it optional. */
  readonly fallback?: string
  /** The values there are, when there are only these. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  /** Takes what was pasted; only ever called with something other than white space. */
  read(pasted: string): Reading
}

/** The parts of a connection that a template knows; what it leaves out is as everywhere. */
export type TemplateConnection = Pick<Connection, 'scope' | 'clientAuthentication'> &
  Partial<
    Pick<
      Connection,
      | 'issuer'
      | 'audience'
      | 'pkce'
      | 'nonce'
      | 'scopeSeparator'
      | 'authorizationParameters'
      | 'metadata'
      | 'api'
    >
  >

/** A part of the connection form that the vendor's console has a page for. */
export type SettingName = 'client_id' | 'client_secret' | 'redirect_uri' | 'scope' | 'audience'

/** The groups of the page where a template is chosen, in its order. */
export const templateGroups = [
  'Identity services',
  'Microsoft',
  'Accounts people have',
  'Servers you run',
  'Any server',
] as const

/** A start for a connection to a provider, as data: what is known before anything is entered. */
export interface Template {
  readonly id: string
  readonly name: string
  readonly group: (typeof templateGroups)[number]
  /** What a person has to know, in two words. */
  readonly needs: string
  /** Other names that people search for. */
  readonly alias?: string
  readonly inputs: readonly TemplateInput[]
  /** The parts of a connection; pure. Each input's value is there, if only the empty string. */
  connection(values: Values): TemplateConnection
  /** Where each setting is found in the vendor's console. */
  readonly settings: Readonly<Partial<Record<SettingName, string>>>
  /** What is peculiar about its tokens and answers. */
  readonly peculiar: readonly string[]
  /** The vendor's own pages. */
  readonly documentation: readonly { readonly title: string; readonly url: string }[]
}
