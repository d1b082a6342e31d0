import { apple } from './apple.ts'
import { auth0 } from './auth0.ts'
import { authelia } from './authelia.ts'
import { authentik } from './authentik.ts'
import { azureAdB2c } from './azure-ad-b2c.ts'
import { clerk } from './clerk.ts'
import { cognito } from './cognito.ts'
import { descope } from './descope.ts'
import { dex } from './dex.ts'
import { duende } from './duende.ts'
import { entraId } from './entra-id.ts'
import { facebook } from './facebook.ts'
import { forgeRock } from './forgerock.ts'
import { fusionauth } from './fusionauth.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { google } from './google.ts'
import { keycloak } from './keycloak.ts'
import { lemonldap } from './lemonldap.ts'
import { linkedin } from './linkedin.ts'
import { logto } from './logto.ts'
import { oidcProvider } from './oidc-provider.ts'
import { okta } from './okta.ts'
import { oneLogin } from './onelogin.ts'
import { oryHydra } from './ory-hydra.ts'
import { ping } from './ping.ts'
import { salesforce } from './salesforce.ts'
import { slack } from './slack.ts'
import { springAuthorizationServer } from './spring-authorization-server.ts'
import { springSecurity } from './spring-security.ts'
import { stytch } from './stytch.ts'
import { supabase } from './supabase.ts'
import { workOs } from './workos.ts'
import { wso2 } from './wso2.ts'
import { zitadel } from './zitadel.ts'
import { generic } from './generic.ts'
import type { Provider } from './provider.ts'

/** Every provider of the catalogue; what any server may say comes last. */
export const providers: readonly Provider[] = [
  apple,
  auth0,
  authelia,
  authentik,
  azureAdB2c,
  clerk,
  cognito,
  descope,
  dex,
  duende,
  entraId,
  facebook,
  forgeRock,
  fusionauth,
  github,
  gitlab,
  google,
  keycloak,
  lemonldap,
  linkedin,
  logto,
  oidcProvider,
  okta,
  oneLogin,
  oryHydra,
  ping,
  salesforce,
  slack,
  springAuthorizationServer,
  springSecurity,
  stytch,
  supabase,
  workOs,
  wso2,
  zitadel,
  generic,
]
