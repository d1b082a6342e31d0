/** A case of the OpenID relying-party certification: the suite's name for it, in our words. */
export interface CertificationCase {
  readonly id: string
  readonly title: string
  /** The certification plans that contain it. */
  readonly plans: string
}

const row = (name: string, plans: string, title: string): CertificationCase => ({
  id: name === '' ? 'oidcc-client-test' : `oidcc-client-test-${name}`,
  plans,
  title,
})

/** All cases of the plans, in their order. */
export const certificationCases: readonly CertificationCase[] = [
  row('', 'basic, hybrid, implicit, full', 'A whole login: code, tokens, UserInfo'),
  row(
    'nonce-invalid',
    'basic, hybrid, implicit, full',
    'An ID Token with another nonce is refused',
  ),
  row(
    'nonce-unless-code-flow',
    'hybrid, implicit, full',
    'A nonce is sent where an ID Token comes by the front channel',
  ),
  row(
    'client-secret-basic',
    'basic, hybrid, full',
    'The token request authenticates with HTTP Basic',
  ),
  row(
    'scope-userinfo-claims',
    'basic, hybrid, implicit, full',
    'The Claims of the scopes profile, email, phone and address arrive',
  ),
  row(
    'kid-absent-single-jwks',
    'basic, hybrid, implicit, full',
    'An ID Token without kid is verified with the only key',
  ),
  row(
    'kid-absent-multiple-jwks',
    'basic, hybrid, implicit, full',
    'An ID Token without kid is tried with each key that fits',
  ),
  row('missing-iat', 'basic, hybrid, implicit, full', 'An ID Token without iat is refused'),
  row('missing-aud', 'full', 'An ID Token without aud is refused'),
  row('invalid-aud', 'basic, hybrid, implicit, full', 'An ID Token for another client is refused'),
  row('missing-sub', 'basic, hybrid, implicit, full', 'An ID Token without sub is refused'),
  row('invalid-iss', 'basic, hybrid, implicit, full', 'An ID Token of another issuer is refused'),
  row('idtoken-sig-rs256', 'basic, hybrid, implicit, full', 'An RS256 signature is verified'),
  row(
    'idtoken-sig-none',
    'basic, config, dynamic, full',
    'An unsigned ID Token is shown as unsigned and refused',
  ),
  row('invalid-sig-rs256', 'basic, hybrid, implicit, full', 'A wrong RS256 signature is refused'),
  row('invalid-sig-hs256', 'full', 'A wrong HS256 MAC is refused'),
  row('invalid-sig-es256', 'full', 'A wrong ES256 signature is refused'),
  row(
    'userinfo-bearer-header',
    'basic, hybrid, implicit, full',
    'UserInfo is asked with the token in the Authorization header',
  ),
  row(
    'userinfo-bearer-body',
    'basic, hybrid, implicit, full',
    'UserInfo is asked with the token in a form body',
  ),
  row(
    'userinfo-invalid-sub',
    'basic, hybrid, implicit, full',
    'A UserInfo answer about another user is refused',
  ),
  row('userinfo-signed', 'dynamic, full', 'A signed UserInfo answer is verified'),
  row('missing-chash', 'hybrid, full', 'Hybrid: an ID Token without c_hash is refused'),
  row('invalid-chash', 'hybrid, full', 'Hybrid: an ID Token with a wrong c_hash is refused'),
  row(
    'missing-athash',
    'hybrid, implicit, full',
    'An ID Token without at_hash is refused where the access token comes beside it by the front channel',
  ),
  row('invalid-athash', 'hybrid, implicit, full', 'An ID Token with a wrong at_hash is refused'),
  row('form-post-error', 'full', 'An error that comes by form_post is understood and shown'),
  row('aggregated-claims', 'full', 'Aggregated Claims are read and verified'),
  row('distributed-claims', 'full', 'Distributed Claims are fetched where they lie'),
  row('mtls-endpoint-aliases', 'full', 'Mutual TLS goes to the endpoint aliases'),
  row(
    'discovery-openid-config',
    'config, dynamic, full',
    'The metadata is fetched, and its endpoints are used',
  ),
  row(
    'discovery-jwks-uri-keys',
    'config, dynamic, full',
    'The keys come from the jwks_uri of the metadata',
  ),
  row(
    'discovery-issuer-mismatch',
    'config, dynamic, full',
    'Metadata of another issuer is refused',
  ),
  row(
    'discovery-webfinger-acct',
    'dynamic, full',
    'The issuer is found by WebFinger from an acct: address',
  ),
  row('discovery-webfinger-url', 'dynamic, full', 'The issuer is found by WebFinger from a URL'),
  row('dynamic-registration', 'dynamic, full', 'The client registers itself'),
  row(
    'signing-key-rotation',
    'config, dynamic, full',
    'Keys rotated between two logins are fetched again',
  ),
  row(
    'signing-key-rotation-just-before-signing',
    'config, dynamic, full',
    'Keys rotated right before the ID Token is signed are fetched again',
  ),
  row(
    'request-uri-signed-rs256',
    'dynamic, full',
    'A request object signed with RS256 is passed by reference',
  ),
  row(
    'request-uri-signed-none',
    'dynamic, full',
    'An unsigned request object is passed by reference',
  ),
  row('refresh-token', 'refresh', 'A refresh brings a new access token, which is used'),
  row(
    'refresh-token-invalid-issuer',
    'refresh',
    'A refreshed ID Token of another issuer is refused',
  ),
  row('refresh-token-invalid-sub', 'refresh', 'A refreshed ID Token about another user is refused'),
  row('3rd-party-init-login', '3rd-party', 'A login that somebody else starts'),
  row('rp-init-logout', 'logout', 'Logout at the server, and the way back'),
  row('rp-init-logout-other-state', 'logout', 'The way back from logout with another state'),
  row('rp-init-logout-no-state', 'logout', 'The way back from logout without state'),
  row('rp-frontchannel-rpinitlogout', 'logout', 'Front-channel logout during a logout of ours'),
  row('rp-frontchannel-opinitlogout', 'logout', 'Front-channel logout that the server starts'),
  row('rp-backchannel-rpinitlogout', 'logout', 'A right Logout Token is accepted'),
  row('rp-backchannel-rpinitlogout-alg-none', 'logout', 'An unsigned Logout Token is refused'),
  row(
    'rp-backchannel-rpinitlogout-wrong-alg',
    'logout',
    'A Logout Token with another alg is refused',
  ),
  row(
    'rp-backchannel-rpinitlogout-wrong-aud',
    'logout',
    'A Logout Token for another client is refused',
  ),
  row(
    'rp-backchannel-rpinitlogout-wrong-iss',
    'logout',
    'A Logout Token of another issuer is refused',
  ),
  row('rp-backchannel-rpinitlogout-no-event', 'logout', 'A Logout Token without events is refused'),
  row(
    'rp-backchannel-rpinitlogout-wrong-event',
    'logout',
    'A Logout Token with another event is refused',
  ),
  row('rp-backchannel-rpinitlogout-with-nonce', 'logout', 'A Logout Token with a nonce is refused'),
  row('session-management', 'logout', 'Logout noticed by check_session_iframe'),
]
