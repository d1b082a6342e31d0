import type { Check } from '../../check.ts'
import {
  judgeAddressHttps,
  judgeAddressLength,
  judgeAddressReachable,
  judgeAddressRegistered,
  judgeObjectSigned,
  judgeObjectSupported,
} from '../judge-object-address.ts'
import {
  judgeObjectAgreement,
  judgeObjectAlg,
  judgeObjectAlone,
  judgeObjectAudience,
  judgeObjectClient,
  judgeObjectIssuer,
  judgeObjectSubject,
  judgeObjectTimes,
  judgeObjectType,
} from '../judge-request-object.ts'

type Requirement = readonly [
  slug: string,
  title: string,
  severity: Check['severity'],
  specification: readonly string[],
  test: Check['test'],
]

const requirements: readonly Requirement[] = [
  [
    'object-supported',
    'The server takes a request object the way it is sent',
    'warning',
    ['OIDCD-3', 'RFC9101-7'],
    judgeObjectSupported,
  ],
  [
    'object-https',
    'The request object is fetched over https, or on this machine',
    'error',
    ['RFC9101-5.2', 'OIDCC-6.2'],
    judgeAddressHttps,
  ],
  [
    'object-reachable',
    'The server can reach the address of the request object',
    'warning',
    ['RFC9101-5.2', 'OIDCC-6.2'],
    judgeAddressReachable,
  ],
  [
    'object-address-registered',
    'The server fetches a request object from an address that is not registered',
    'advice',
    ['OIDCC-6.2', 'OIDCD-3'],
    judgeAddressRegistered,
  ],
  [
    'object-address-length',
    'The address of the request object is short enough for every phone',
    'advice',
    ['RFC9101-5.2'],
    judgeAddressLength,
  ],
  [
    'object-client',
    'The request object names the client that stands beside it',
    'error',
    ['RFC9101-6.3', 'RFC9101-5'],
    judgeObjectClient,
  ],
  [
    'object-alone',
    'The request object has no further request object inside',
    'error',
    ['RFC9101-4', 'OIDCC-6.1'],
    judgeObjectAlone,
  ],
  [
    'object-times',
    'The request object is good when it is sent',
    'error',
    ['RFC7519-4.1.4', 'RFC7519-4.1.5'],
    judgeObjectTimes,
  ],
  [
    'object-agreement',
    'The request object says what is said beside it',
    'error',
    ['OIDCC-6.1', 'RFC9101-6.3'],
    judgeObjectAgreement,
  ],
  [
    'object-issuer',
    'The request object is issued by the client',
    'warning',
    ['RFC9101-4', 'OIDCC-6.1'],
    judgeObjectIssuer,
  ],
  [
    'object-audience',
    'The request object is meant for this server',
    'warning',
    ['RFC9101-4', 'OIDCC-6.1'],
    judgeObjectAudience,
  ],
  [
    'object-alg',
    'The request object is signed with an algorithm that the server lists',
    'warning',
    ['RFC9101-4', 'OIDCD-3'],
    judgeObjectAlg,
  ],
  [
    'object-subject',
    'The request object cannot authenticate the client',
    'warning',
    ['RFC9101-10.8', 'RFC7523-3'],
    judgeObjectSubject,
  ],
  [
    'object-signed',
    'The request object is signed',
    'advice',
    ['RFC9101-5', 'OIDCC-6.1'],
    judgeObjectSigned,
  ],
  [
    'object-type',
    'The request object says that it is one',
    'advice',
    ['RFC9101-10.8', 'RFC8725-3.11'],
    judgeObjectType,
  ],
]

/** The checks of a request object’s contents and address, however it was sent (RFC 9101 §4, §5.2). */
export const objectChecks: readonly Check[] = requirements.map(
  ([slug, title, severity, specification, test]) => ({
    ...{ id: `authorization-request/${slug}`, title, step: 'authorization-request', severity },
    ...{ specification, test },
  }),
)
