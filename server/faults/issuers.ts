import { createHmac } from 'node:crypto'
import type { TenantIssuer } from '../tenant/issuer-options.ts'
import { faults } from './all.ts'
import type { Fault, FaultStep } from './fault.ts'

/** Gives each fault's issuer its path segment; it has to be opaque, and unique. */
export type SlugOf = (faultId: string) => string

/**
 * The slug of a fault: the same at every start, so that saved connections stay good, and twelve
 * hexadecimal digits that say nothing of what is broken.
 */
export const opaqueSlug: SlugOf = (faultId) =>
  createHmac('sha256', 'issuers of the lab').update(faultId).digest('hex').slice(0, 12)

/** One issuer for each fault, at the path segments that `slugOf` gives. */
export const issuersOf = (chosen: readonly Fault[], slugOf: SlugOf): readonly TenantIssuer[] =>
  chosen.map(({ id, client, settings }) => ({
    slug: slugOf(id),
    ...settings,
    ...(client && { client }),
  }))

/** What the lab shows of a fault. */
export interface ListedFault {
  readonly id: string
  readonly title: string
  readonly step: FaultStep
  readonly symptom: string
  readonly slug: string
}

/** The faults as the lab lists them, in the order of the flow. */
export const faultList = (slugOf: SlugOf = opaqueSlug): readonly ListedFault[] =>
  faults.map(({ id, title, step, symptom }) => ({ id, title, step, symptom, slug: slugOf(id) }))
