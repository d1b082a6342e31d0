import type { LearnText } from '../learn-text.ts'

export const learnRequestObject: LearnText = {
  paragraphs: [
    'The browser brought an address in `request_uri` in place of the parameters. Before it shows anything, the authorization server goes there itself, with a plain GET, and reads the JWT that it finds as the request.',
    'So a long request fits into a short URL, and neither the browser nor anybody who sees its history learns what is asked for. The signature tells the server that the client asks, and that nobody changed a word.',
    {
      heading: 'What can go wrong',
      text: 'The server cannot reach the address: this tool on your own machine is reached by a server on the same machine alone, by others through a tunnel. Or it fetches registered addresses only, or https alone. It then says `invalid_request_uri`, or shows a page of its own and sends nobody back.',
    },
    {
      heading: 'What to look at',
      text: 'Whether this message came at all, and how soon after the browser was sent. The object holds for a minute, and its address is drawn anew for each login.',
    },
  ],
  questions: [
    {
      q: 'Why not push the request?',
      a: 'Pushing (RFC 9126) turns the direction round: the client reaches the server, which it always can, and the server gives the reference. It is what to choose where the server offers it.',
    },
    {
      q: 'Who may read the object?',
      a: 'Whoever knows the address, so it must be one that nobody can guess, and must not last (RFC 9101 §5.2.1).',
    },
  ],
  specification: ['RFC9101-5.2', 'RFC9101-5.2.3', 'OIDCC-6.2'],
}
