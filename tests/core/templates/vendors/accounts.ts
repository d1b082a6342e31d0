import { apple } from '../../../../core/templates/apple.ts'
import { discord } from '../../../../core/templates/discord.ts'
import { dropbox } from '../../../../core/templates/dropbox.ts'
import { github } from '../../../../core/templates/github.ts'
import { gitlab } from '../../../../core/templates/gitlab.ts'
import { google } from '../../../../core/templates/google.ts'
import { linkedin } from '../../../../core/templates/linkedin.ts'
import { salesforce } from '../../../../core/templates/salesforce.ts'
import { slack, slackApp } from '../../../../core/templates/slack.ts'
import { spotify } from '../../../../core/templates/spotify.ts'
import { type Vendor, metadata } from '../vendor.ts'

const back = 'https%3A%2F%2Fexample.com%2Fcallback'
const protection = ['nonce', 'code_challenge', 'code_challenge_method']

export const accounts: readonly Vendor[] = [
  {
    template: google,
    typed: {},
    documented: {
      source: 'https://developers.google.com/identity/protocols/oauth2/web-server',
      authorization:
        'https://accounts.google.com/o/oauth2/v2/auth?scope=https%3A//www.googleapis.com/auth/drive.metadata.readonly%20https%3A//www.googleapis.com/auth/calendar.readonly&access_type=offline&include_granted_scopes=true&response_type=code&state=state_parameter_passthrough_value&redirect_uri=https%3A//oauth2.example.com/code&client_id=client_id&prompt=consent',
      beyond: protection,
      // Incremental authorization, for those who want it.
      beside: ['include_granted_scopes'],
      token: {
        url: 'https://oauth2.googleapis.com/token',
        fields:
          'code=4/P7q7W91a-oMsCeLvIaQm6bTrgtp7&client_id=client_id&client_secret=&redirect_uri=https%3A//oauth2.example.com/code&grant_type=authorization_code&code_verifier=',
      },
    },
    metadata: metadata({
      issuer: 'https://accounts.google.com',
      authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
      device_authorization_endpoint: 'https://oauth2.googleapis.com/device/code',
      token_endpoint: 'https://oauth2.googleapis.com/token',
      userinfo_endpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
      revocation_endpoint: 'https://oauth2.googleapis.com/revoke',
      jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs',
      response_types_supported: ['code', 'token', 'id_token', 'code token', 'none'],
      scopes_supported: ['openid', 'email', 'profile'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      code_challenge_methods_supported: ['plain', 'S256'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
    }),
    idToken: { azp: 'client_id', hd: 'example.com', email_verified: true, at_hash: undefined },
    accessToken: 'ya29.a0AfB_byC1Q',
    grant: {
      expires_in: 3599,
      refresh_token: '1//0gAbC',
      scope:
        'openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile',
      token_type: 'Bearer',
      refresh_token_expires_in: 604_799,
    },
    cacheControl: 'no-cache, no-store, max-age=0, must-revalidate',
  },
  {
    template: github,
    typed: {},
    documented: {
      source:
        'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
      authorization: `https://github.com/login/oauth/authorize?client_id=Iv1.8a61f9b3a7aba766&redirect_uri=${back}&scope=user%3Aemail%20read%3Auser&state=abcdefg&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
      // RFC 6749 §4.1.1; GitHub knows codes alone and does not mind it.
      beyond: ['response_type'],
      token: {
        url: 'https://github.com/login/oauth/access_token',
        fields: `client_id=Iv1.8a61f9b3a7aba766&client_secret=&code=e72e16c7e42f292c6912&redirect_uri=${back}&code_verifier=&grant_type=authorization_code`,
      },
    },
    accessToken: 'gho_16C7e42F292c6912E7710c838347Ae178B4a',
    grant: { scope: 'read:user,user:email', token_type: 'bearer' },
    cacheControl: 'max-age=0, private, must-revalidate',
  },
  {
    template: gitlab,
    typed: { base: 'gitlab.example.com' },
    documented: {
      source: 'https://docs.gitlab.com/api/oauth2/',
      authorization: `https://gitlab.example.com/oauth/authorize?client_id=APP_ID&redirect_uri=${back}&response_type=code&state=STATE&scope=openid+profile&code_challenge=CODE_CHALLENGE&code_challenge_method=S256`,
      beyond: ['nonce'],
      token: {
        url: 'https://gitlab.example.com/oauth/token',
        fields: `client_id=APP_ID&client_secret=&code=RETURNED_CODE&grant_type=authorization_code&redirect_uri=${back}&code_verifier=CODE_VERIFIER`,
      },
    },
    metadata: metadata({
      issuer: 'https://gitlab.example.com',
      authorization_endpoint: 'https://gitlab.example.com/oauth/authorize',
      token_endpoint: 'https://gitlab.example.com/oauth/token',
      revocation_endpoint: 'https://gitlab.example.com/oauth/revoke',
      introspection_endpoint: 'https://gitlab.example.com/oauth/introspect',
      userinfo_endpoint: 'https://gitlab.example.com/oauth/userinfo',
      jwks_uri: 'https://gitlab.example.com/oauth/discovery/keys',
      scopes_supported: ['api', 'read_api', 'read_user', 'openid', 'profile', 'email'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      grant_types_supported: ['authorization_code', 'password', 'client_credentials'],
      code_challenge_methods_supported: ['plain', 'S256'],
    }),
    idToken: { sub_legacy: 'a1', groups_direct: ['acme'] },
    accessToken: 'de6780bc506a0446309bd9362820ba8aed28aa506c71eedbe1c5c4f9dd350e54',
    grant: {
      token_type: 'Bearer',
      expires_in: 7200,
      refresh_token: '8257e65c97202ed1726cf9571600918f3bffb2544b26e00a61df9897668c33a1',
      scope: 'openid profile email',
      created_at: 1_763_640_000,
    },
  },
  {
    template: slack,
    typed: {},
    documented: {
      source: 'https://docs.slack.dev/authentication/sign-in-with-slack/',
      authorization: `https://slack.com/openid/connect/authorize?response_type=code&scope=openid%20profile%20email&client_id=1&state=af0ifjsldkj&team=T1234&nonce=abcd&redirect_uri=${back}`,
      // Chooses a workspace beforehand.
      beside: ['team'],
      token: {
        url: 'https://slack.com/api/openid.connect.token',
        fields: `client_id=1&client_secret=&code=1&redirect_uri=${back}&grant_type=authorization_code`,
      },
    },
    metadata: metadata({
      issuer: 'https://slack.com',
      authorization_endpoint: 'https://slack.com/openid/connect/authorize',
      token_endpoint: 'https://slack.com/api/openid.connect.token',
      userinfo_endpoint: 'https://slack.com/api/openid.connect.userInfo',
      jwks_uri: 'https://slack.com/openid/connect/keys',
      scopes_supported: ['openid', 'profile', 'email'],
      response_modes_supported: ['form_post'],
      grant_types_supported: ['authorization_code'],
      claims_supported: ['sub', 'auth_time', 'iss'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      code_challenge_methods_supported: undefined,
    }),
    idToken: { 'https://slack.com/team_id': 'T0R7GR', at_hash: undefined },
    accessToken: 'xoxp-1234',
    grant: { ok: true, token_type: 'Bearer' },
    userinfo: { ok: true, 'https://slack.com/user_id': 'U0R7JM' },
  },
  {
    template: slackApp,
    typed: {},
    documented: {
      source: 'https://docs.slack.dev/authentication/installing-with-oauth/',
      authorization: `https://slack.com/oauth/v2/authorize?scope=incoming-webhook,commands&client_id=3336676.569200954261&redirect_uri=${back}&state=abcdefg`,
      // RFC 6749 §4.1.1; Slack knows codes alone and does not mind it.
      beyond: ['response_type'],
      token: {
        url: 'https://slack.com/api/oauth.v2.access',
        fields: `code=1234&client_id=3336676.569200954261&client_secret=&redirect_uri=${back}&grant_type=authorization_code`,
      },
    },
    accessToken: 'xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy',
    grant: {
      ok: true,
      token_type: 'bot',
      scope: 'users:read,team:read',
      bot_user_id: 'U0KRQLJ9H',
      app_id: 'A0KRD7HC3',
      team: { name: 'Slack Softball Team', id: 'T9TK3CUKW' },
      authed_user: { id: 'U1234' },
    },
    cacheControl: 'private, no-cache, no-store, must-revalidate',
  },
  {
    template: salesforce,
    typed: { host: 'https://acme.lightning.force.com/lightning/setup/SetupOneHome/home' },
    documented: {
      source:
        'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm&type=5',
      authorization:
        'https://acme.my.salesforce.com/services/oauth2/authorize?client_id=3MVG9IHf89I1t8hrvswazsWedXWY0iqK20PSFaInvUgLFB6vrcb9bbWFTSIHpO8G2jxBLJA6uZGyPFC5Aejq&redirect_uri=https%3A%2F%2Fwww.mycompany.com%2Foauth2%2Fcallback&response_type=code&scope=api',
      beyond: ['state', ...protection],
      token: {
        url: 'https://acme.my.salesforce.com/services/oauth2/token',
        fields:
          'grant_type=authorization_code&code=aPrxsmIEeqM9PiQroGEWx1UiMQd95_5JUZVEhsOFhS8EVvbfYBBJli2W5fn3zbo.8hojaNW_1g%3D%3D&client_id=3MVG9IHf89I1t8hrvswazsWedXWY0iqK20PSFaInvUgLFB6vrcb9bbWFTSIHpO8G2jxBLJA6uZGyPFC5Aejq&client_secret=&redirect_uri=https%3A%2F%2Fwww.mycompany.com%2Foauth2%2Fcallback&code_verifier=',
      },
    },
    metadata: metadata({
      issuer: 'https://acme.my.salesforce.com',
      authorization_endpoint: 'https://acme.my.salesforce.com/services/oauth2/authorize',
      token_endpoint: 'https://acme.my.salesforce.com/services/oauth2/token',
      revocation_endpoint: 'https://acme.my.salesforce.com/services/oauth2/revoke',
      userinfo_endpoint: 'https://acme.my.salesforce.com/services/oauth2/userinfo',
      jwks_uri: 'https://acme.my.salesforce.com/id/keys',
      scopes_supported: ['id', 'api', 'web', 'full', 'refresh_token', 'openid', 'profile', 'email'],
      response_types_supported: ['code', 'token', 'token id_token'],
      token_endpoint_auth_methods_supported: [
        'client_secret_post',
        'client_secret_basic',
        'private_key_jwt',
      ],
      code_challenge_methods_supported: undefined,
    }),
    idToken: { custom_attributes: {} },
    accessToken:
      '00DB0000000TfcR!AQQAQFhoK8vTMg_rKA.esrJ2bCs.OOIjJgl.9Cx6O7KqjZmHMLOyVb.U61BU9tm4xRusf7d3fD1P9oefzqS6i9sJMPWj48IK',
    grant: {
      signature: 'd/SxeYBxH0GSVko0HMgcUxuZy0PA2cDDz1u7g7JtDHw=',
      scope: 'refresh_token openid api',
      instance_url: 'https://acme.my.salesforce.com',
      id: 'https://login.salesforce.com/id/00DB0000000TfcRMAS/005B0000005Bk90IAC',
      token_type: 'Bearer',
      issued_at: '1558553873237',
      refresh_token: '5Aep861KIwKdekr90I4iHdtDgWwRoG7O_6uHrgJ.yVtMS0UaGxRqE6WFM77W7wCV4',
    },
    userinfo: { user_id: '005B0000005Bk90IAC' },
  },
  {
    template: linkedin,
    typed: {},
    documented: {
      source:
        'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
      authorization: `https://www.linkedin.com/oauth/v2/authorization?response_type=code&client_id=78abc&redirect_uri=${back}&state=foobar&scope=openid%20profile%20email`,
      token: {
        url: 'https://www.linkedin.com/oauth/v2/accessToken',
        fields: `grant_type=authorization_code&code=1&client_id=78abc&client_secret=&redirect_uri=${back}`,
      },
    },
    metadata: metadata({
      issuer: 'https://www.linkedin.com/oauth',
      authorization_endpoint: 'https://www.linkedin.com/oauth/v2/authorization',
      token_endpoint: 'https://www.linkedin.com/oauth/v2/accessToken',
      userinfo_endpoint: 'https://api.linkedin.com/v2/userinfo',
      jwks_uri: 'https://www.linkedin.com/oauth/openid/jwks',
      subject_types_supported: ['pairwise'],
      scopes_supported: ['openid', 'profile', 'email'],
      token_endpoint_auth_methods_supported: undefined,
      code_challenge_methods_supported: undefined,
    }),
    idToken: { nonce: undefined, at_hash: undefined, locale: 'en_US', email_verified: 'true' },
    accessToken: 'AQUvlL_DYEzvT2wz1QJiEPeLioeA',
    grant: { expires_in: 5_184_000, scope: 'email,openid,profile', token_type: 'Bearer' },
  },
  {
    template: apple,
    typed: {},
    // The page names the scopes name and email; its metadata list openid too.
    documented: {
      source:
        'https://developer.apple.com/documentation/signinwithapplerestapi/request-an-authorization-to-the-sign-in-with-apple-server.',
      authorization: `https://appleid.apple.com/auth/authorize?client_id=com.example.account&redirect_uri=${back}&response_type=code&state=abcdefg&scope=openid%20name%20email&response_mode=form_post&nonce=20B20D-0S8-1K8`,
      beyond: ['code_challenge', 'code_challenge_method'],
      token: {
        url: 'https://appleid.apple.com/auth/token',
        fields: `client_id=com.example.account&client_secret=&code=1&grant_type=authorization_code&redirect_uri=${back}&code_verifier=`,
      },
    },
    metadata: metadata({
      issuer: 'https://appleid.apple.com',
      authorization_endpoint: 'https://appleid.apple.com/auth/authorize',
      token_endpoint: 'https://appleid.apple.com/auth/token',
      revocation_endpoint: 'https://appleid.apple.com/auth/revoke',
      jwks_uri: 'https://appleid.apple.com/auth/keys',
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      scopes_supported: ['openid', 'email', 'name'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      code_challenge_methods_supported: undefined,
    }),
    idToken: { nonce_supported: true, is_private_email: 'true', email_verified: 'true' },
    accessToken: 'adg61.67f90c0fe63b0a6.0.r',
    grant: { token_type: 'Bearer', expires_in: 3600, refresh_token: 'rca7lABoTc' },
  },
  {
    template: discord,
    typed: {},
    documented: {
      source: 'https://discord.com/developers/docs/topics/oauth2',
      authorization: `https://discord.com/oauth2/authorize?response_type=code&client_id=157730590492196864&scope=identify%20guilds.join&state=15773059ghq9183habn&redirect_uri=${back}&prompt=consent&integration_type=0`,
      beyond: ['code_challenge', 'code_challenge_method'],
      // The first asks again each time; the second is for bots.
      beside: ['prompt', 'integration_type'],
      token: {
        url: 'https://discord.com/api/oauth2/token',
        fields: `grant_type=authorization_code&code=1&redirect_uri=${back}&code_verifier=`,
        basic: true,
      },
    },
    accessToken: '6qrZcUqja7812RVdnEKjpzOL4CvHBFG',
    grant: {
      token_type: 'Bearer',
      expires_in: 604_800,
      refresh_token: 'D43f5y0ahjqew82jZ4NViEr2YafMKhue',
      scope: 'identify email',
    },
  },
  {
    template: spotify,
    typed: {},
    documented: {
      source: 'https://developer.spotify.com/documentation/web-api/tutorials/code-flow',
      authorization: `https://accounts.spotify.com/authorize?response_type=code&client_id=CLIENT_ID&scope=user-read-private%20user-read-email&redirect_uri=${back}&state=abcdefghijklmnop`,
      beyond: ['code_challenge', 'code_challenge_method'],
      token: {
        url: 'https://accounts.spotify.com/api/token',
        fields: `code=1&redirect_uri=${back}&grant_type=authorization_code&code_verifier=`,
        basic: true,
      },
    },
    accessToken: 'NgCXRK...MzYjw',
    grant: {
      token_type: 'Bearer',
      scope: 'user-read-email user-read-private',
      expires_in: 3600,
      refresh_token: 'NgAagA...Um_SHo',
    },
  },
  {
    template: dropbox,
    typed: {},
    documented: {
      source: 'https://developers.dropbox.com/oauth-guide',
      authorization: `https://www.dropbox.com/oauth2/authorize?client_id=APP_KEY&redirect_uri=${back}&response_type=code&token_access_type=offline&scope=account_info.read&state=abcdefg`,
      beyond: ['code_challenge', 'code_challenge_method'],
      token: {
        url: 'https://api.dropboxapi.com/oauth2/token',
        fields: `code=1&grant_type=authorization_code&redirect_uri=${back}&code_verifier=`,
        basic: true,
      },
    },
    accessToken: 'sl.AbX9y6Fe3AuH5o66-gmJpR032jwAwQPIVVzWXZNkdzcYT02akC2de219dZi6gxYPVnYPrpvISRSf',
    grant: {
      expires_in: 14_400,
      token_type: 'bearer',
      scope: 'account_info.read',
      refresh_token: 'nBiM85CZALsAAAAAAAAAAQXHBoNpNutK4ngsXHsqW4iGz9tisb3JyjGqikMJIYbd',
      account_id: 'dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc',
      uid: '12345',
    },
  },
]
