import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const userinfoDrips: Fault = {
  id: 'userinfo-drips',
  title: 'The UserInfo Endpoint sends one byte a second',
  step: 'userinfo',
  symptom: 'Logged in, and the profile never comes.',
  revealedBy: 'network-timeout-token',
  transport: true,
  settings: answering('userinfo', (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const drip = setInterval(() => response.write(' '), 1000)
    response.on('close', () => clearInterval(drip))
  }),
}
