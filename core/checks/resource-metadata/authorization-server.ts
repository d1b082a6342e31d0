import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { listOf } from '../read-list.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const resourceMetadataAuthorizationServer: Check = {
  id: 'resource-metadata/authorization-server',
  title: 'The API takes tokens of this authorization server',
  step: 'resource-metadata',
  severity: 'error',
  specification: ['RFC9728-2', 'RFC9728-5.1'],

  test: ({ resourceMetadata, metadata, run }) =>
    whenGranted(resourceMetadata, ({ response, members }) => {
      const servers = listOf(members['authorization_servers'])
      if (!servers) return notApplicable('The metadata name no authorization server.')
      const issuer = metadata.issuer ?? run.connection.issuer
      const found = evidence(
        inResponse(response, 'json.authorization_servers'),
        issuer,
        servers.join(', '),
      )
      const [first] = servers
      if (servers.includes(issuer)) return pass(found)
      return fail(
        {
          text: `Get the token from ${servers.join(' or ')}: a slash at the end counts, and so do host and path.`,
          ...(first !== undefined && URL.canParse(first) && { connection: { issuer: first } }),
        },
        found,
      )
    }),
}
