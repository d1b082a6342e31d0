import type { Fault } from './fault.ts'

export const userinfoOfAnotherUser: Fault = {
  id: 'userinfo-of-another-user',
  title: 'UserInfo is about another user than the ID Token',
  step: 'userinfo',
  symptom: 'Logged in, as somebody else.',
  revealedBy: 'userinfo/sub-equal',
  settings: { hooks: { userinfo: (claims) => ({ ...claims, sub: 'local|ben' }) } },
}
