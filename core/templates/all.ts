import { anyOAuth } from './any-oauth.ts'
import { anyOpenId } from './any-openid.ts'
import { apple } from './apple.ts'
import { auth0 } from './auth0.ts'
import { authentik } from './authentik.ts'
import { azureAdB2c } from './azure-ad-b2c.ts'
import { cognito } from './cognito.ts'
import { discord } from './discord.ts'
import { dropbox } from './dropbox.ts'
import { duende } from './duende.ts'
import { entra, entraMulti } from './entra.ts'
import { entraExternalId } from './entra-external-id.ts'
import { entraV1 } from './entra-v1.ts'
import { fusionauth } from './fusionauth.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { google } from './google.ts'
import { keycloak } from './keycloak.ts'
import { linkedin } from './linkedin.ts'
import { oktaCustom, oktaOrg } from './okta.ts'
import { onelogin } from './onelogin.ts'
import { ory } from './ory.ts'
import { pingone } from './pingone.ts'
import { salesforce } from './salesforce.ts'
import { slack, slackApp } from './slack.ts'
import { spotify } from './spotify.ts'
import type { Template } from './template.ts'
import { zitadel } from './zitadel.ts'

/** Every template, in the order of the page where one is chosen. */
export const templates: readonly Template[] = [
  auth0,
  oktaCustom,
  oktaOrg,
  cognito,
  ory,
  pingone,
  onelogin,
  entra,
  entraMulti,
  entraExternalId,
  azureAdB2c,
  entraV1,
  google,
  github,
  gitlab,
  slack,
  slackApp,
  salesforce,
  linkedin,
  apple,
  discord,
  spotify,
  dropbox,
  keycloak,
  authentik,
  zitadel,
  fusionauth,
  duende,
  anyOpenId,
  anyOAuth,
]
