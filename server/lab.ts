import type { Connection } from '../core/connection.ts'
import { builtInId, builtInSecret } from './built-in.ts'
import { faults } from './faults/all.ts'
import { connectionTo, secretAt } from './faults/connect.ts'
import type { Fault } from './faults/fault.ts'
import { type ListedFault, faultList, opaqueSlug } from './faults/issuers.ts'
import type { Custody } from './secrets/custody.ts'
import type { Store } from './store/store.ts'

/** The faults of the built-in tenant, each behind an issuer of its own. */
export interface Lab {
  readonly faults: readonly ListedFault[]
  /** The connection to a fault's issuer, by the fault's id. */
  connectionTo(faultId: string): Promise<Connection | undefined>
  /** The same by the connection's own id, for a run that is begun again. */
  connection(connectionId: string): Promise<Connection | undefined>
}

const idOf = ({ id }: Fault): string => `lab-${opaqueSlug(id)}`

/** Connections of the lab are made when they are asked for; none stands in the person's list. */
export function openLab(store: Store, custody: Custody): Lab {
  async function connect(fault: Fault | undefined): Promise<Connection | undefined> {
    const conforming = await store.connections.get(builtInId)
    if (!fault || !conforming) return undefined
    const id = idOf(fault)
    const connection = connectionTo(conforming, fault)
    const secret = secretAt(fault, await builtInSecret(store, custody))
    await custody.store(id, 'client_secret', secret, [connection.issuer])
    return {
      ...connection,
      id,
      name: `Lab · ${opaqueSlug(fault.id)}`,
      builtIn: false,
      hasSecret: true,
    }
  }
  return {
    faults: faultList(),
    connectionTo: (faultId) => connect(faults.find(({ id }) => id === faultId)),
    connection: (connectionId) => connect(faults.find((fault) => idOf(fault) === connectionId)),
  }
}
