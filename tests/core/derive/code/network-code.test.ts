import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { goNetHttp } from '../../../../core/derive/code/go-net-http.ts'
import { javascriptFetch } from '../../../../core/derive/code/javascript-fetch.ts'
import { pythonRequests } from '../../../../core/derive/code/python-requests.ts'
import type { CurlNetwork } from '../../../../core/derive/curl-network.ts'
import type { HttpRequest } from '../../../../core/http.ts'
import { authority, selfSigned } from '../../../server/outbound/certificate.ts'
import { forwardProxy } from '../../../server/outbound/forward-proxy.ts'

const run = promisify(execFile)
const pem = 'a certificate as PEM'
const tlsNetwork: CurlNetwork = {
  certificateAuthorities: pem,
  tlsCertificate: pem,
}

/** A server that only its company vouches for, and that says whose certificate it was shown. */
async function privateServer(): Promise<{ folder: string; request: HttpRequest }> {
  const company = authority('Company Root')
  const tls = { ...selfSigned(['localhost'], { by: company }), ca: company.cert }
  const server = createServer({ ...tls, requestCert: true }, ({ socket }, response) =>
    response.end((socket as TLSSocket).getPeerCertificate().subject.CN),
  )
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const folder = await mkdtemp(join(tmpdir(), 'network-code-'))
  onTestFinished(async () => {
    server.close()
    await rm(folder, { recursive: true })
  })
  const client = selfSigned(['the-client'], { by: company })
  await writeFile(join(folder, 'authorities.pem'), company.cert)
  await writeFile(join(folder, 'client-certificate.pem'), client.cert)
  await writeFile(join(folder, 'client-key.pem'), client.key)
  const url = `https://localhost:${(server.address() as AddressInfo).port}/`
  return { folder, request: { method: 'GET', url, query: [], headers: [] } }
}

/** Runs the JavaScript beside the files that it reads; its packages are found from here. */
async function runJavascript(code: string, folder: string): Promise<string> {
  const changed = `process.chdir(${JSON.stringify(folder)})\n${code}`
  const env = { ...process.env, PROXY_CREDENTIALS: 'ada:pass word' }
  const args = ['--input-type=module', '--eval', changed]
  return (await run(process.execPath, args, { env })).stdout
}

test('The JavaScript shows the certificate and trusts the authority, read from files', async () => {
  const { folder, request } = await privateServer()
  const code = javascriptFetch(request, { network: tlsNetwork })
  expect(await runJavascript(code, folder)).toBe('200 the-client\n')
})

test('The JavaScript goes through the proxy with its credentials', async () => {
  const proxy = await forwardProxy({ credentials: 'ada:pass word' })
  const { folder, request } = await privateServer()
  const network = { ...tlsNetwork, proxy: proxy.url, hasProxyCredentials: true } as const
  const output = await runJavascript(javascriptFetch(request, { network }), folder)
  expect([output, proxy.lines.length]).toEqual(['200 the-client\n', 1])
})

const proxied: CurlNetwork = {
  ...tlsNetwork,
  proxy: 'http://proxy.test:3128',
  hasProxyCredentials: true,
}
const request: HttpRequest = { method: 'GET', url: 'https://a.test/', query: [], headers: [] }

test('The Python names the files, and takes the proxy’s credentials from the environment', () => {
  const code = pythonRequests(request, { network: proxied })
  expect(code).toContain(`    verify="authorities.pem",
    cert=("client-certificate.pem", "client-key.pem"),
    proxies=dict.fromkeys(("http", "https"), "http://" + quote(os.environ["PROXY_CREDENTIALS"], safe=":") + "@proxy.test:3128"),`)
})

test('The Go names the files, and takes the proxy’s credentials from the environment', () => {
  expect(goNetHttp(request, { network: proxied })).toContain(`	transport := &http.Transport{
		TLSClientConfig: &tls.Config{
			RootCAs: trusted,
			Certificates: []tls.Certificate{certificate},
		},
		Proxy: http.ProxyURL(proxy),
	}`)
})

const hasPython = spawnSync('python3', ['--version']).status === 0

test.runIf(hasPython)('The Python for a network of one’s own is valid Python', () => {
  const input = pythonRequests(request, { network: proxied })
  const check = 'import ast, sys; ast.parse(sys.stdin.read())'
  expect(spawnSync('python3', ['-c', check], { input, encoding: 'utf8' }).stderr).toBe('')
})
