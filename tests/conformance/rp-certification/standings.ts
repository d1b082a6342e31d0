import { acceptances } from './acceptances.ts'
import { caseId } from './case-issuer.ts'
import { type CertificationCase, certificationCases } from './certification-cases.ts'
import { formPostError } from './form-post-error.ts'
import { hybridCases } from './hybrid-cases.ts'
import { refusals } from './refusals.ts'

const suite = 'tests/conformance/rp-certification.test.ts'
const hybridSuite = 'tests/conformance/rp-certification-hybrid.test.ts'

/** Cases that other tests show. */
export const shownElsewhere: Readonly<Record<string, string>> = {
  'mtls-endpoint-aliases': 'tests/conformance/mtls.test.ts',
  'distributed-claims': 'tests/conformance/distributed-claims.test.ts',
  ...shownBy('tests/conformance/referenced-request-object.test.ts', 'request-uri-signed', [
    ...['-rs256', '-none'],
  ]),
  'dynamic-registration': 'tests/conformance/registration.test.ts',
  '3rd-party-init-login': 'tests/browser/issue4/initiate.test.ts',
  ...shownBy('tests/conformance/logout.test.ts', 'rp-init-logout', [
    ...['', '-other-state', '-no-state'],
  ]),
  ...shownBy('tests/conformance/backchannel-logout.test.ts', 'rp-backchannel-rpinitlogout', [
    ...['', '-alg-none', '-wrong-alg', '-wrong-aud', '-wrong-iss'],
    ...['-no-event', '-wrong-event', '-with-nonce'],
  ]),
  ...shownBy('tests/conformance/frontchannel-logout.test.ts', 'rp-frontchannel', [
    ...['-rpinitlogout', '-opinitlogout'],
  ]),
}

function shownBy(test: string, name: string, endings: readonly string[]): Record<string, string> {
  return Object.fromEntries(endings.map((ending) => [`${name}${ending}`, test]))
}

/** Cases that nothing shows, and why: `not yet` or `does not apply`. */
const open: Readonly<Record<string, string>> = {
  'discovery-webfinger-acct': 'does not apply: optional, and no known provider answers WebFinger',
  'discovery-webfinger-url': 'does not apply: optional, and no known provider answers WebFinger',
  'session-management': 'does not apply: optional, and browsers keep the cookies that it needs',
}

/** A row of docs/rp-certification.md. */
export function rowOf(each: CertificationCase): readonly string[] {
  const [standing, test] = standingOf(each.id)
  return [each.id, each.plans, each.title, standing, test && `\`${test}\``]
}

/** The rows as they must stand in the document, in the order of the plans. */
export const rows: readonly (readonly string[])[] = certificationCases.map(rowOf)

function standingOf(id: string): readonly [standing: string, test: string] {
  const shown = [...refusals, ...acceptances, formPostError].some(({ name }) => caseId(name) === id)
  if (shown) return ['holds', suite]
  const name = id.replace('oidcc-client-test-', '')
  if (hybridCases.some((each) => each.name === name)) return ['holds', hybridSuite]
  const elsewhere = shownElsewhere[name]
  if (elsewhere !== undefined) return ['holds', elsewhere]
  return [open[name] ?? 'unknown', '']
}
