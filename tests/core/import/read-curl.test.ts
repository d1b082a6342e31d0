import { describe, expect, test } from 'vitest'
import { readCurl } from '../../../core/import/read-curl.ts'
import { withholdSecrets } from '../../../core/import/withhold-secrets.ts'

describe('A curl command is read as a shell would', () => {
  test('a form in several -d options becomes its fields in order', () => {
    const request = readCurl(
      "curl -X POST https://as.example/token -d grant_type=authorization_code --data-urlencode 'redirect_uri=https://app.example/cb' -d code=a%2Fb",
    )
    expect(request).toEqual({
      method: 'POST',
      url: 'https://as.example/token',
      headers: [],
      body: {
        form: [
          ['grant_type', 'authorization_code'],
          ['redirect_uri', 'https://app.example/cb'],
          ['code', 'a/b'],
        ],
      },
    })
  })

  test('lines continued with a backslash, and quotes of both kinds, are one command', () => {
    const request = readCurl(
      `curl 'https://api.example/contacts' \\\n  -H "Authorization: Bearer a b" \\\n  --compressed`,
    )
    expect(request?.headers).toEqual([['Authorization', 'Bearer a b']])
  })

  test('data makes it a POST, and -G puts the data into the query', () => {
    expect(readCurl('curl https://a.example/x -d a=1')?.method).toBe('POST')
    expect(readCurl('curl -G https://a.example/x -d a=1')?.url).toBe('https://a.example/x?a=1')
  })

  test('nothing in it is expanded', () => {
    expect(readCurl('curl "https://a.example/$(id)/`id`"')?.url).toContain('/$(id)/`id`')
  })

  test.each(['wget https://a.example', 'curl', 'curl ftp://a.example/x', 'echo curl'])(
    '%s is none',
    (text) => {
      expect(readCurl(text)).toBeUndefined()
    },
  )
})

describe('Client secrets are taken out', () => {
  test('of a form', () => {
    const plain = readCurl(
      'curl https://as.example/token -d client_id=a -d client_secret=s3cr3t-value',
    )
    const withheld = plain && withholdSecrets(plain)
    expect(JSON.stringify(withheld)).not.toContain('s3cr3t-value')
    expect(withheld?.secrets.client_secret?.length).toBe(12)
  })

  test('of Basic credentials, and their encoding is told', () => {
    const plain = readCurl("curl https://as.example/token -u 'my%20id:s3cr3t%2Bvalue' -d a=1")
    const withheld = plain && withholdSecrets(plain)
    expect(withheld?.request.headers).toEqual([
      ['Authorization', { basic: ['my%20id', 'client_secret'], formEncoded: false }],
    ])
    expect(JSON.stringify(withheld)).not.toContain('s3cr3t')
  })
})
