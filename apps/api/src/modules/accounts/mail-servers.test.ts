import { describe, expect, it } from 'vitest'
import { testConfig } from '../../testing/test-config.ts'
import { mailServers } from './mail-servers.ts'

describe('mailServers', () => {
  it('reads host, port and security from the addresses', () => {
    const of = (imap: string, smtp: string) =>
      mailServers(testConfig({ MAILBOX_IMAP_URL: imap, MAILBOX_SMTP_URL: smtp }))
    expect(of('imaps://imap.example.fr', 'smtps://smtp.example.fr')).toEqual({
      imap: { host: 'imap.example.fr', port: 993, security: 'tls' },
      smtp: { host: 'smtp.example.fr', port: 465, security: 'tls' },
    })
    expect(of('imap://imap.example.fr', 'smtp://smtp.example.fr:2587')).toEqual({
      imap: { host: 'imap.example.fr', port: 143, security: 'starttls' },
      smtp: { host: 'smtp.example.fr', port: 2587, security: 'starttls' },
    })
  })

  it('is nothing where no server is set up, and an invented one in the demo', () => {
    expect(mailServers(testConfig())).toEqual({ imap: null, smtp: null })
    expect(mailServers(testConfig({ DEMO: '1' })).imap?.host).toBe('mail.boite.demo.example')
  })

  it.each([
    'https://example.fr',
    'imaps://',
    'imaps://user@example.fr',
    'imaps://example.fr/path',
    'imaps://example.fr:99999',
  ])('does not start with %s', (address) => {
    expect(() => testConfig({ MAILBOX_IMAP_URL: address })).toThrow('MAILBOX_IMAP_URL: is not valid')
  })
})
