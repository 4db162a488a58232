import { readableColour } from '@guichet/domain/colour'
import type { ReactNode } from 'react'
import { Body, Container, Head, Hr, Html, Img, Section, Text } from 'react-email'
import { logoPathOf } from '../../organisation/index.ts'
import type { MailFrame } from '../render-mail.ts'
import { ButtonColour, DEFAULT_COLOUR } from './mail-parts.tsx'

const font = "'Public Sans', 'Helvetica Neue', Arial, sans-serif"
const WHY = {
  space: {
    fr: 'Vous recevez ce message parce que vous avez un espace personnel auprès de notre organisation.',
    en: 'You receive this message because you have a personal space with our organisation.',
  },
  address: {
    fr: 'Vous recevez ce message parce que cette adresse nous a été indiquée.',
    en: 'You receive this message because this address was given to us.',
  },
}
const ANSWER = {
  fr: 'Vous pouvez y répondre : une personne vous lira.',
  en: 'You can answer it: a person will read you.',
}

/** Frame of every mail: who writes, the message, why one gets it, how to reach a human. */
export function MailLayout({
  organisation,
  locale,
  publicUrl,
  hasSpace,
  children,
}: MailFrame & { children?: ReactNode }) {
  const colour = readableColour(organisation.accentColour, DEFAULT_COLOUR)
  const logoPath = logoPathOf(organisation)
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
          {logoPath !== null && (
            // The name stands below: the picture adds no word.
            <Img
              src={`${publicUrl}${logoPath}`}
              alt=""
              height={44}
              style={{ height: 44, width: 'auto', maxWidth: 220, margin: '0 0 12px' }}
            />
          )}
          <Text style={{ fontWeight: 700, fontSize: 16, color: colour, margin: '0 0 16px' }}>
            {organisation.name}
          </Text>
          <ButtonColour value={colour}>
            <Section>{children}</Section>
          </ButtonColour>
          <Hr style={{ borderColor: '#d5dde1', margin: '24px 0 16px' }} />
          <Text style={{ fontSize: 13, lineHeight: '20px', color: '#52636c', margin: 0 }}>
            {WHY[hasSpace ? 'space' : 'address'][locale]} {ANSWER[locale]}
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
