import type { LearnText } from '../learn-text.ts'

export const learnDistributedClaims: LearnText = {
  paragraphs: [
    'A server need not hold every Claim itself. For some it only says who does: `_claim_names` gives each such Claim the name of a source, and `_claim_sources` says what that source is. If it is a JWT, the Claim is aggregated and lies there already. If it is an `endpoint`, the Claim is distributed: the client has to go and ask.',
    'With the endpoint may come an `access_token` of its own, good for that source alone. Without one, the client shows a token that it already has for it, or none. The answer is a JWT, signed by whoever vouches for those Claims.',
    {
      heading: 'What can go wrong',
      text: 'The source refuses the token, or wants another one: Entra ID points to its directory for users with too many groups, and gives no token along. Or the JWT is from an issuer whose keys the client does not know, and then its Claims are worth no more than hearsay.',
    },
    {
      heading: 'What to look at',
      text: 'The address before you send anything: the server chose it. Then `iss` of the JWT, and whether it holds the Claims that it was named for.',
    },
  ],
  questions: [
    {
      q: 'Why does this tool not fetch them by itself?',
      a: 'The address stands in an answer, and whoever wrote the answer could send a client anywhere. A person should look first. It never goes to a more private place than the server that named it.',
    },
    {
      q: 'Who uses this at all?',
      a: 'Entra ID does, for groups that are too many for a token (the overage claim), and some federations, where a bank or a state vouches for an attribute that the login server merely knows about.',
    },
  ],
  specification: ['OIDCC-5.6.2', 'OIDCC-5.6.2.2'],
}
