import { afterEach, describe, expect, test, vi } from 'vitest'
import { safeNavigate, safeUrl } from '../../client/navigate.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('Only http and https addresses are safe to go to', () => {
  test.each(['https://login.acme.test/authorize?x=1', 'http://localhost:4401/'])(
    '%s',
    (address) => {
      expect(safeUrl(address)).toBe(address)
    },
  )

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'vbscript:x',
    'blob:https://a.test/1',
    'ms-settings:',
    '//a.test',
    'authorize',
    '',
  ])('%j is refused', (address) => {
    expect(safeUrl(address)).toBeUndefined()
  })

  test('nothing is opened for an address that is not safe', () => {
    const open = vi.fn()
    vi.stubGlobal('window', { open })
    expect(safeNavigate('javascript:alert(1)', 'new-tab')).toBe(false)
    expect(open).not.toHaveBeenCalled()
  })

  test('a new tab is opened without a way back to this page', () => {
    const open = vi.fn()
    vi.stubGlobal('window', { open })
    safeNavigate('https://login.acme.test/', 'new-tab')
    expect(open).toHaveBeenCalledWith('https://login.acme.test/', '_blank', 'noopener,noreferrer')
  })
})
