import { formToAsk } from '../discovery-forms.ts'
import type { Step } from '../step.ts'

export const discovery: Step = {
  name: 'discovery',
  title: 'Discovery',
  summary: 'The authorization server says where its endpoints are and what it supports.',
  phase: 'Discover',
  specification: 'OIDCD-4',
  channel: 'back',
  between: ['client', 'authorization-server'],

  belongs: ({ connection }) => connection.issuer !== '',

  missing({ connection }) {
    if (connection.issuer === '') return ['an issuer: enter it in the connection']
    if (!URL.canParse(connection.issuer)) {
      return [`an issuer that is a URL: “${connection.issuer}” is not; it begins with https://`]
    }
    return []
  },

  request(run) {
    return {
      method: 'GET',
      url: formToAsk(run)?.url ?? '',
      query: [],
      headers: [['Accept', 'application/json']],
    }
  },
}
