import type { ReactNode } from 'react'
import { Body, Container, Head, Hr, Html, Section, Text } from 'react-email'
import type { MailFrame } from '../render-mail.ts'

const font = "'Public Sans', 'Helvetica Neue', Arial, sans-serif"
const WHY = {
  fr: 'Vous recevez ce message parce que vous avez un espace personnel auprès de notre organisation. Vous pouvez y répondre : une personne vous lira.',
  en: 'You receive this message because you have a personal space with our organisation. You can answer it: a person will read you.',
}

/** Frame of every mail: who writes, the message, why one gets it, how to reach a human. */
export function MailLayout({
  organisation,
  locale,
  publicUrl,
  children,
}: MailFrame & { children?: ReactNode }) {
  return (
    <Html lang={locale}>
      <Head />
      <Body
        style={{
          backgroundColor: '#f3f5f6',
          fontFamily: font,
          color: '#1c2b33',
          margin: 0,
          padding: '24px 0',
        }}
      >
        <Container
          style={{ backgroundColor: '#ffffff', maxWidth: 560, padding: '24px 32px', borderRadius: 8 }}
        >
          <Text
            style={{ fontWeight: 700, fontSize: 16, color: organisation.accentColour, margin: '0 0 16px' }}
          >
            {organisation.name}
          </Text>
          <Section>{children}</Section>
          <Hr style={{ borderColor: '#d5dde1', margin: '24px 0 16px' }} />
          <Text style={{ fontSize: 13, lineHeight: '20px', color: '#52636c', margin: 0 }}>
            {WHY[locale]}
            <br />
            {organisation.name}, {organisation.addressLines.join(', ')}
            <br />
            {organisation.phone} · {organisation.email} · {publicUrl}
          </Text>
        </Container>
      </Body>
    </Html>
  )
}
