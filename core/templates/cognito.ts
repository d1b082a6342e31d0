import { problem } from './read-input.ts'
import type { Reading, Template } from './template.ts'

/** The pool's ID, which begins with its region; also from an issuer, an ARN or the console's URL. */
function readPool(pasted: string): Reading {
  const pool = /\b([a-z]{2}(?:-[a-z]+){1,2}-\d+_[0-9A-Za-z]+)/.exec(pasted)?.[1]
  if (pool !== undefined) return { value: pool }
  return problem(
    pasted,
    /amazoncognito\.com/.test(pasted)
      ? 'is the domain of the login pages, which does not name the user pool'
      : 'is not the ID of a user pool',
    'the user pool ID, as in eu-west-1_AbCdEfGhI',
  )
}

export const cognito: Template = {
  id: 'cognito',
  name: 'AWS Cognito',
  group: 'Identity services',
  needs: 'user pool',
  alias: 'amazon web services cognito hosted ui managed login',
  inputs: [
    {
      name: 'pool',
      label: 'User pool ID',
      placeholder: 'eu-west-1_AbCdEfGhI',
      where: 'Amazon Cognito → User pools → your pool → Overview → User pool ID.',
      read: readPool,
    },
  ],
  connection: ({ pool = '' }) => {
    const region = pool.includes('_') ? pool.slice(0, pool.indexOf('_')) : '{region}'
    const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
    return {
      issuer: `https://cognito-idp.${region}.${domain}/${pool}`,
      scope: 'openid profile email',
      clientAuthentication: 'client_secret_basic',
    }
  },
  settings: {
    client_id: 'Your pool → Applications → App clients → your app client → Client ID',
    client_secret: 'Your pool → Applications → App clients → your app client → Client secret',
    redirect_uri: 'Your pool → App clients → your app client → Login pages → Allowed callback URLs',
    scope: 'Your pool → App clients → your app client → Login pages → OpenID Connect scopes',
  },
  peculiar: [
    'The issuer and its metadata are at cognito-idp, the endpoints at the domain of the pool (Branding → Domain), which has to exist.',
    'Access tokens have client_id and no aud; token_use tells access from id.',
    'There is no offline_access: a code brings a refresh token without it.',
    'A wrong secret or client is invalid_client with status 400 and nothing more.',
  ],
  documentation: [
    {
      title: 'The redirect and authorization endpoint',
      url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html',
    },
    {
      title: 'The token issuer endpoint',
      url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
    },
  ],
}
