import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { asText } from '../pointers.ts'
import { eachIdToken } from '../when-token.ts'

/** This tool registers no key for encryption, so an encrypted token is for somebody else. */
export const idTokenNotEncrypted: Check = {
  id: 'id-token/not-encrypted',
  title: 'The ID Token can be read without a key',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-1', 'OIDCC-10.2'],

  test: (facts) =>
    eachIdToken(facts, ({ entry, jwt }) => {
      if (!jwt) return notApplicable('The ID Token is no JWT, which another check reports.')
      const found = {
        pointer: { entry, part: 'id_token.header.enc' },
        expected: 'a signed JWT',
        found: jwt.form === 'jws' ? 'a signed JWT' : `encrypted with ${asText(jwt.header['enc'])}`,
      }
      return jwt.form === 'jws'
        ? pass(found)
        : fail(
            'Have the server send this client’s ID Tokens signed and not encrypted, or decrypt them where the key is: nothing in this one can be judged here.',
            found,
          )
    }),
}
