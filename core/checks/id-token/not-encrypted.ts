import { type Check, fail, notApplicable, pass } from '../../check.ts'

/** This tool registers no key for encryption, so an encrypted token is for somebody else. */
export const idTokenNotEncrypted: Check = {
  id: 'id-token/not-encrypted',
  title: 'The ID Token can be read without a key',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-1', 'OIDCC-10.2'],

  test: ({ idToken }) => {
    if (!idToken?.jwt) return notApplicable('No ID Token that is a JWT has come.')
    const { form, header } = idToken.jwt
    const found = {
      pointer: { entry: idToken.entry, part: 'id_token.header.enc' },
      expected: 'a signed JWT',
      found: form === 'jws' ? 'a signed JWT' : `encrypted with ${String(header['enc'])}`,
    }
    return form === 'jws'
      ? pass(found)
      : fail(
          'Have the server send this client’s ID Tokens signed and not encrypted, or decrypt them where the key is.',
          found,
        )
  },
}
