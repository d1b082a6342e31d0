import { inRequest } from '../checks/pointers.ts'
import { sentTokenOf } from '../checks/sent-token.ts'
import type { Cause, CauseVerdict, Scene } from '../symptom.ts'

/** A token that was asked for one resource is bound to it (RFC 8707 §2.2), UserInfo left out. */
export const tokenForAnotherResource: Cause = {
  id: 'userinfo-token-for-a-resource',
  title: 'The token was asked for an API, and UserInfo is not that API',
  explanation:
    'With the parameter resource a server gives a token for that resource alone; its own UserInfo endpoint then refuses it.',
  specification: ['RFC8707-2.2', 'OIDCC-5.3.1'],
  at: ['userinfo'],
  judge: (scene) => judgeResource(scene) ?? notAsked,
  fix: {
    text: 'Call UserInfo with a token that was asked for without resource, or do without it: the ID Token names the user.',
  },
}

const notAsked: CauseVerdict = {
  certainty: 'ruled-out',
  evidence: [{ note: 'no resource was asked for, or the token does not name it' }],
}

function judgeResource({ facts }: Scene): CauseVerdict | undefined {
  const { authorizationRequest, userinfo } = facts
  const asked = (authorizationRequest?.parameters ?? []).flatMap(([name, value]) =>
    name === 'resource' ? [value] : [],
  )
  const token = userinfo && sentTokenOf(facts, userinfo)
  const aud = [token?.claims['aud']].flat()
  if (!authorizationRequest || !userinfo || asked.length === 0) return undefined
  if (aud.length === 0 || !aud.every((one) => typeof one === 'string' && asked.includes(one)))
    return undefined
  return {
    certainty: 'likely',
    evidence: [
      {
        pointer: inRequest(userinfo, 'header.Authorization'),
        expected: 'a token for this server itself',
        found: `aud ${aud.join(', ')}`,
      },
      { pointer: inRequest(authorizationRequest, 'query.resource'), note: 'it was asked for here' },
    ],
  }
}
