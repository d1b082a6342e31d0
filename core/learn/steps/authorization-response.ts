import type { LearnText } from '../learn-text.ts'

export const learnAuthorizationResponse: LearnText = {
  paragraphs: [
    'The user has logged in and agreed. The authorization server answers with a redirect to the `redirect_uri`, with `code` and `state` added, and the browser (the user agent) carries both to the client’s redirection endpoint. The server never calls the client here; the browser is the messenger.',
    'The code opens nothing by itself. It is a claim ticket: good once, for a minute or so and ten at most, for this client, and with PKCE for this attempt alone. That is why it may travel through the address bar, and why the tokens may not.',
    {
      heading: 'What can go wrong',
      text: 'Instead of a code comes `error`. `access_denied` means that the user said no, which is a result and not a fault. `login_required` and `consent_required` answer `prompt=none`. If `state` differs, the answer belongs to another attempt or to an attacker: the client stops there, also when the answer is an error. If the same callback comes twice, by Back, Reload or a link scanner, the code is spent, and some servers then revoke what it brought.',
    },
    {
      heading: 'What to look at',
      text: 'Is `state` the one that was sent? Is there exactly one `code`? If `iss` is there, does it name the issuer you asked? A client of several authorization servers needs it, so as not to take one server’s code to another (RFC 9207).',
    },
  ],
  questions: [
    {
      q: 'Why does the server not simply send the tokens?',
      a: 'The redirect goes through a browser: its history, its extensions, perhaps a proxy’s log. A code seen there is worth little. Whoever trades it must also show the verifier and, for a confidential client, the client’s credentials, over a connection that no browser sees.',
    },
    {
      q: 'Nothing ever came back. Why?',
      a: 'Then the server did not want to redirect, and its page in the browser says why: usually the `redirect_uri` or the `client_id`. Or the user closed the window.',
    },
    {
      q: 'Why would the answer be a JWT?',
      a: 'So that nobody on the way can change it or mix it up with that of another server. With JARM the server puts `code`, `state` and its own `iss` into a signed JWT for this client, in the one parameter `response`. It is verified before anything in it is believed.',
    },
  ],
  specification: ['RFC6749-4.1.2', 'RFC6749-4.1.2.1', 'RFC9207-2', 'OIDCC-3.1.2.6'],
}
