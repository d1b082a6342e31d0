import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { audiencesOf } from '../audiences-of.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

export const userinfoSignedForUs: Check = {
  id: 'userinfo/signed-for-us',
  title: 'A signed UserInfo response names its issuer and this client',
  step: 'userinfo',
  severity: 'warning',
  specification: ['OIDCC-5.3.2'],

  test: ({ userinfo, userinfoJwt, run: { connection }, metadata }) =>
    whenBody(userinfo, (response) => {
      if (userinfoJwt?.jwt.form !== 'jws')
        return notApplicable('The UserInfo response is not a signed JWT.')
      const { iss, aud } = userinfoJwt.jwt.claims
      const issuer = metadata.issuer ?? connection.issuer
      const at = inResponse(response, 'body')
      const found = [
        evidence(at, `iss: ${issuer}`, iss),
        evidence(at, `aud: ${connection.client_id}`, aud),
      ]
      return iss === issuer && audiencesOf(userinfoJwt.jwt.claims).includes(connection.client_id)
        ? pass(...found)
        : fail(
            'The server should put its iss and your client_id as aud into what it signs, so that an answer to another client cannot be passed off as yours.',
            ...found,
          )
    }),
}
