/** Where the test clients are sent back to; nothing listens there. */
export const redirectUri = 'http://localhost:4999/callback'

export const webClient = {
  client_id: 'web',
  client_name: 'Test web app',
  client_secret: 'a-secret-of-thirty-two-characters',
  redirect_uris: [redirectUri],
  post_logout_redirect_uris: ['http://localhost:4999/'],
}

export const spaClient = {
  client_id: 'spa',
  client_name: 'Test page',
  redirect_uris: [redirectUri],
}
