import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { asObject } from '../../read-json.ts'
import { asText, evidence, inResponse, remark } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const mtlsAliases: Check = {
  id: 'discovery/mtls-aliases',
  title: 'mtls_endpoint_aliases are https URLs by the names of endpoints',
  step: 'discovery',
  severity: 'error',
  specification: ['RFC8705-5'],

  test: ({ discovery }) =>
    whenGranted(discovery, ({ response, members }) => {
      const named = members['mtls_endpoint_aliases']
      if (named === undefined) return notApplicable('The metadata names no such aliases.')
      const pointer = inResponse(response, 'json.mtls_endpoint_aliases')
      const aliases = Object.entries(asObject(named) ?? {})
      const wrong = aliases.filter(([, url]) => absoluteUrl(url)?.protocol !== 'https:')
      if (asObject(named) && wrong.length === 0) return pass(remark(pointer, asText(named)))
      return fail(
        'A certificate can be shown over https alone. Have the server’s metadata corrected; until then, enter the endpoints by hand in the connection.',
        evidence(
          pointer,
          'an object of https URLs',
          asObject(named) ? Object.fromEntries(wrong) : named,
        ),
      )
    }),
}
