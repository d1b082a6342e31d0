import type { LearnText } from '../learn-text.ts'

export const learnJwks: LearnText = {
  paragraphs: [
    'The authorization server signs tokens with a private key and publishes the public half here, as a JWK Set: a list of keys in JSON. With a public key anyone can verify a signature and nobody can make one, so the document is open to all. The client fetches it over the back channel, and so does the API (the resource server), which verifies access tokens with it.',
    'A token’s header names its key by `kid`. The client takes the key of that name whose type and use fit the algorithm. Servers change their keys from time to time: the new one appears here before the first token is signed with it, the old one stays until its last token has expired.',
    {
      heading: 'What can go wrong',
      text: 'No key has the token’s `kid`: the set was kept too long, or the token is from another tenant. Several keys without a `kid`: the right one can only be guessed. A token signed with `HS256` has no key here at all, since it is made with the client secret. And a set that shows a private member such as `d` has given its key away.',
    },
    {
      heading: 'What to look at',
      text: 'The `kid` of the key that signed; `kty`, `alg` and `use`; the size of an RSA key, 2048 bits at least.',
    },
  ],
  questions: [
    {
      q: 'Why trust these keys?',
      a: 'Because of how you came by them: `jwks_uri` stands in the metadata of the issuer you chose, fetched over TLS. Never take a key, or the address of one, from the token’s own header (`jwk`, `jku`, `x5u`): whoever forged the token wrote that too.',
    },
    {
      q: 'How often should a client fetch them?',
      a: 'Once, then again when an unknown `kid` turns up, though not more than every few minutes, so that made-up tokens cannot make you flood the server. Not for each token.',
    },
  ],
  specification: ['RFC7517-5', 'OIDCC-10.1.1', 'RFC8725-3.1'],
}
