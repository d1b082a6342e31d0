import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

const members = ['device_code', 'user_code', 'verification_uri'] as const

export const deviceUserCode: Check = {
  id: 'device-authorization/user-code',
  title: 'The answer brings a device_code, a user_code and a verification_uri',
  step: 'device-authorization',
  severity: 'error',
  specification: ['RFC8628-3.2'],

  test: ({ deviceAuthorization }) =>
    whenGranted(deviceAuthorization, (answer) => {
      const lacking = members.filter((name) => typeof answer.members[name] !== 'string')
      const found = members.map((name) =>
        evidence(inResponse(answer.response, `json.${name}`), 'text', answer.members[name]),
      )
      return lacking.length === 0
        ? pass(...found)
        : fail(
            `The answer lacks ${lacking.join(' and ')}, without which nobody can go on. Look whether this is the device authorization endpoint, and tell the server’s operator.`,
            ...found,
          )
    }),
}
