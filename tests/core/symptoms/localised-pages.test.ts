import { describe, expect, test } from 'vitest'
import { foundIn, type Part } from '../import/recorded.ts'

const parameters = new URLSearchParams({
  ...{ client_id: '0oa2hl2inow5Uqc6c357', response_type: 'code', scope: 'openid' },
  ...{ redirect_uri: 'https://shop.example/cb', state: 'Zx82hKq01LsPz7Aa', nonce: 'n0Pq81xT4vK2' },
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
})

/** The page that a server shows in place of its login. */
function shown(endpoint: string, status: number, title: string, body = ''): Part {
  const html = `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`
  return { url: `${endpoint}?${parameters}`, status, html }
}

const entra =
  'https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/oauth2/v2.0/authorize'
const google = 'https://accounts.google.com/o/oauth2/v2/auth'
const keycloak = 'https://sso.example/realms/shop/protocol/openid-connect/auth'

const ofKeycloak = (words: string) =>
  shown(
    keycloak,
    400,
    'shop',
    `<h1 id="kc-page-title">…</h1><div id="kc-error-message"><p class="instruction">${words}</p></div>`,
  )

describe('An error page in the language of its user', () => {
  test.each([
    [
      'German, of Entra ID, with status 200',
      shown(
        entra,
        200,
        'Bei Ihrem Konto anmelden',
        '<p>AADSTS50011: Der in der Anforderung angegebene Umleitungs-URI stimmt nicht überein.</p>',
      ),
      'entra-50011-reply-url',
    ],
    [
      'Japanese, of Entra ID, with status 200',
      shown(
        entra,
        200,
        'サインイン',
        '<p>AADSTS50105: 管理者がアプリケーションへのアクセスを限定して構成しています。</p>',
      ),
      'entra-50105-user-not-assigned',
    ],
    [
      'Japanese, of Google',
      shown(
        google,
        403,
        'エラー 403: org_internal',
        '<h1>アクセスをブロック</h1><p>エラー 403: org_internal</p>',
      ),
      'google-org-internal',
    ],
    [
      'French, of Google',
      shown(
        google,
        403,
        'Erreur',
        '<p>L’application est en cours de test. Erreur 403 : access_denied</p>',
      ),
      'google-testing-access-blocked',
    ],
    [
      'Spanish, of Google',
      shown(google, 400, 'Error 400: redirect_uri_mismatch', '<h1>Acceso bloqueado</h1>'),
      'google-redirect-uri-mismatch',
    ],
    [
      'English, of Google, with a code of its own',
      shown(
        google,
        401,
        'Error 401: deleted_client',
        '<h1>Access blocked: Authorization Error</h1>',
      ),
      'google-deleted-client',
    ],
    [
      'German, of Keycloak',
      ofKeycloak('Ungültiger Parameter: redirect_uri'),
      'redirect-uri-not-registered',
    ],
    ['French, of Keycloak', ofKeycloak('Client inconnu.'), 'client-id-unknown'],
    ['Spanish, of Keycloak', ofKeycloak('Cliente no encontrado'), 'client-id-unknown'],
    ['Japanese, of Keycloak', ofKeycloak('クライアントが見つかりません。'), 'client-id-unknown'],
    [
      'German, of Keycloak, for a client that is off',
      ofKeycloak('Client deaktiviert.'),
      'client-disabled',
    ],
    [
      'German, of anybody',
      shown(
        'https://as.example/authorize',
        400,
        'Fehler',
        '<p>Die Weiterleitungs-URI ist nicht hinterlegt.</p>',
      ),
      'redirect-uri-not-registered',
    ],
  ])('%s, is told by its marks', async (_title, page, cause) => {
    expect((await foundIn(page))[0]).toBe(cause)
  })

  test('of Google that stands behind a redirect is told by the code packed into its address', async () => {
    const packed = btoa('\n\x15redirect_uri_mismatch\x12\x20You can’t sign in'.replaceAll('’', "'"))
    const location = `https://accounts.google.com/signin/oauth/error?authError=${encodeURIComponent(packed)}&client_id=77`
    const asked: Part = { url: `${google}?${parameters}`, status: 302, location }
    const page = { url: location, html: '<html><h1>Zugriff blockiert</h1></html>' }
    expect((await foundIn(asked, page))[0]).toBe('google-redirect-uri-mismatch')
  })

  test('is none where a login page has codes in its scripts alone', async () => {
    const script =
      '<script>const codes = ["Error 400: redirect_uri_mismatch"]</script><h1>Anmelden</h1>'
    expect(await foundIn(shown(google, 200, 'Anmelden', script))).toEqual([])
  })
})
