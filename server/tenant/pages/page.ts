import { html, type Html } from './html.ts'

/** What a page of the tenant shows. */
export interface Page {
  readonly title: string
  readonly status?: number
  readonly content: Html
  /** Shown at the foot, so that a person knows whom they are talking to. */
  readonly issuer: string
}

/** A whole HTML document. It has no script, and its only style sheet is the tenant's own. */
export function renderPage({ title, content, issuer }: Page): string {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Built-in tenant</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/tenant.css" />
      </head>
      <body>
        <header>
          <p class="sign">
            <b>Built-in tenant</b> <span>runs on this computer, for practice</span>
          </p>
        </header>
        <main>${content}</main>
        <footer>
          <p>Issuer <code>${issuer}</code></p>
        </footer>
      </body>
    </html> `
  return document.markup
}
