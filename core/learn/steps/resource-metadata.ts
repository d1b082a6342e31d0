import type { LearnText } from '../learn-text.ts'

export const learnResourceMetadata: LearnText = {
  paragraphs: [
    'An API that refuses a token may say where it describes itself: `resource_metadata` in its challenge is the address of a JSON document. It names the authorization servers whose tokens the API takes, the scopes it knows, and how a token is to be sent. A client that has never met this API can begin there, as clients of the Model Context Protocol do.',
    {
      heading: 'What can go wrong',
      text: 'The document lies elsewhere: the well-known part goes between host and path, so that the API `https://api.example/v1` has it at `https://api.example/.well-known/oauth-protected-resource/v1`. Or `resource` names another API than the one that was called, and then a client must not use the document: it could be led to ask for a token that somebody else then takes.',
    },
    {
      heading: 'What to look at',
      text: '`resource`, beside what you called. Then `authorization_servers`, beside the issuer of your connection, letter by letter. Then `scopes_supported` and `bearer_methods_supported`.',
    },
  ],
  questions: [
    {
      q: 'Is this the same as discovery?',
      a: 'It comes before. Discovery asks an authorization server about itself; this asks an API which authorization server to ask. Each document has its own well-known name, and each is compared with what one had asked for.',
    },
    {
      q: 'Why is it not sent by itself?',
      a: 'The address comes from a refusal, and whoever refuses may name any address. A person should see where the request goes first. It is sent without any token, and never to a more private place than the API itself.',
    },
  ],
  specification: ['RFC9728-2', 'RFC9728-3.3', 'RFC9728-5.1'],
}
