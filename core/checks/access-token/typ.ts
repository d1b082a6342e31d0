import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { asText } from '../pointers.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenTyp: Check = {
  id: 'access-token/typ',
  title: 'The header says that it is an access token',
  step: 'access-token',
  severity: 'advice',
  specification: ['RFC9068-2.1'],

  test: (facts) =>
    whenAccessToken(facts, ({ header, parameter }) => {
      const typ = header['typ']
      if (typ === undefined || /^jwt$/i.test(asText(typ)))
        return notApplicable('The token does not follow RFC 9068, as many servers’ do not.')
      const found = parameter('typ', 'at+jwt')
      return /^(?:application\/)?at\+jwt$/i.test(asText(typ))
        ? pass(found)
        : fail(
            'Have the server write typ at+jwt, so that no API takes another token for it.',
            found,
          )
    }),
}
