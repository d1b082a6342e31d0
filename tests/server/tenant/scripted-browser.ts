/** A page as the scripted browser sees it. */
export interface Page {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** A form of a page: where it posts, and what is in it before anybody types. */
interface Form {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

interface Cookie {
  readonly value: string
  readonly path: string
}

/** Where the scripted browser ended up, with the pages it went through. */
export interface Visit {
  readonly page: Page
  /** Titles of the HTML pages on the way, such as `Sign in` and `Allow access?`. */
  readonly titles: readonly string[]
  /** The URL outside the tenant that it was sent to, if it was. */
  readonly outside: URL | undefined
}

/**
 * A browser reduced to what a login needs: cookies with their paths, redirects, forms. It leaves
 * off at the first URL of another origin than the one it started at.
 */
export function createBrowser() {
  const cookies = new Map<string, Cookie>()

  async function request(url: URL, form?: Readonly<Record<string, string>>): Promise<Page> {
    const sent = [...cookies]
      .filter(([, { path }]) => url.pathname === path || url.pathname.startsWith(withSlash(path)))
      .map(([name, { value }]) => `${name}=${value}`)
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: sent.join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) remember(cookies, line)
    const { status, headers } = response
    return { url, status, headers, text: await response.text() }
  }

  async function follow(start: Page): Promise<Visit> {
    let page = start
    const titles: string[] = []
    for (let hop = 0; hop < 20; hop += 1) {
      const location = page.headers.get('location')
      if (location === null) return { page, titles: [...titles, titleOf(page)], outside: undefined }
      const next = new URL(location, page.url)
      if (next.origin !== start.url.origin) return { page, titles, outside: next }
      page = await request(next)
    }
    throw new Error('the tenant redirects without end')
  }

  const open = async (url: URL | string) => follow(await request(new URL(url)))

  const submit = async (page: Page, fields: Readonly<Record<string, string>>, form?: Form) =>
    follow(
      await request(new URL(form?.action ?? page.url, page.url), { ...form?.fields, ...fields }),
    )

  /** Goes through login (as Ada) and consent until the browser leaves the tenant. */
  async function authorize(url: URL | string, decision: 'allow' | 'deny' = 'allow') {
    let visit = await open(url)
    const titles = [...visit.titles]
    for (let page = 0; page < 3 && visit.outside === undefined; page += 1) {
      const title = titleOf(visit.page)
      const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        'Sign in': { email: 'ada@example.com', password: 'ada-demo-password' },
        'Allow access?': { decision },
      }
      const answer = answers[title]
      if (!answer) return { ...visit, titles }
      visit = await submit(visit.page, answer)
      titles.push(...visit.titles)
    }
    return { ...visit, titles }
  }

  return { open, submit, authorize, cookies }
}

/** The page's title without the tenant's name. */
export const titleOf = ({ text }: Page) =>
  unescape(/<title>(.*?) · Built-in tenant<\/title>/.exec(text)?.[1] ?? '')

/** The forms of a page, with their hidden fields. */
export function formsOf({ text }: Page): readonly Form[] {
  return [...text.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].map(
    ([, attributes = '', inner = '']) => ({
      action: unescape(/action="([^"]*)"/.exec(attributes)?.[1] ?? ''),
      fields: Object.fromEntries(
        [...inner.matchAll(/<input\s[^>]*?name="([^"]*)"\s+value="([^"]*)"/gs)].map(
          ([, name = '', value = '']) => [name, unescape(value)],
        ),
      ),
    }),
  )
}

const withSlash = (path: string) => (path.endsWith('/') ? path : `${path}/`)

function unescape(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}

function remember(cookies: Map<string, Cookie>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const name = pair.slice(0, pair.indexOf('='))
  const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice(5) ?? '/'
  if (attributes.some((attribute) => attribute.startsWith('expires=Thu, 01 Jan 1970'))) {
    cookies.delete(name)
  } else {
    cookies.set(name, { value: pair.slice(name.length + 1), path })
  }
}
