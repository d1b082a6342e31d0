import type { Fault } from './fault.ts'

export const userinfoWithoutSub: Fault = {
  id: 'userinfo-without-sub',
  title: 'UserInfo does not say whom it is about',
  step: 'userinfo',
  symptom: 'Logged in, and the profile is refused.',
  revealedBy: 'userinfo/sub-present',
  settings: { hooks: { userinfo: (claims) => ({ ...claims, sub: undefined }) } },
}
