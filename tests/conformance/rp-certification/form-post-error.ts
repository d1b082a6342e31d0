import type { CaseIssuer } from './case-issuer.ts'

/** An error that comes by a form which another site posts, without any cookie of the tool. */
export const formPostError: CaseIssuer = {
  name: 'form-post-error',
  settings: {},
  connection: { response_mode: 'form_post' },
  course: 'denied',
}
