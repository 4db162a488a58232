import { readableColour } from '@guichet/domain/colour'
import type { ReactNode } from 'react'
import { logoPathOf } from '../../organisation/index.ts'
import type { MailFrame } from '../render-mail.ts'
import { Frame, Text } from './mail-elements.tsx'
import { ButtonColour, DEFAULT_COLOUR } from './mail-parts.tsx'

const font = "'Public Sans', 'Helvetica Neue', Arial, sans-serif"
const BACKGROUND = '#f3f5f6'
const PICTURE = {
  ...{ display: 'block', outline: 'none', border: 'none', textDecoration: 'none' },
  ...{ height: 44, width: 'auto', maxWidth: 220, margin: '0 0 12px' },
}
const LINE = { width: '100%', border: 'none', borderTop: '1px solid #d5dde1', margin: '24px 0 16px' }
const WHY = {
  space: {
    fr: 'Vous recevez ce message parce que vous avez un dossier auprès de notre organisation.',
    en: 'You receive this message because you have a file with our organisation.',
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
    <html lang={locale} dir="ltr">
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=UTF-8" />
        <meta name="x-apple-disable-message-reformatting" />
      </head>
      <body style={{ backgroundColor: BACKGROUND, margin: 0, padding: 0 }}>
        {/* Some programs show what stands within the body alone: the frame says language and looks again. */}
        <div lang={locale} dir="ltr">
          <Frame
            cell={{ backgroundColor: BACKGROUND, fontFamily: font, color: '#1c2b33', padding: '24px 0' }}
          >
            <Frame
              style={{ maxWidth: 560, backgroundColor: '#ffffff', borderRadius: 8 }}
              cell={{ padding: '24px 32px' }}
            >
              {logoPath !== null && (
                // The name stands below: the picture adds no word.
                <img src={`${publicUrl}${logoPath}`} alt="" height={44} style={PICTURE} />
              )}
              <Text
                margin={[0, 16]}
                style={{ fontSize: 16, lineHeight: '24px', fontWeight: 700, color: colour }}
              >
                {organisation.name}
              </Text>
              <ButtonColour value={colour}>
                <Frame>{children}</Frame>
              </ButtonColour>
              <hr style={LINE} />
              <Text margin={[0, 0]} style={{ fontSize: 13, lineHeight: '20px', color: '#52636c' }}>
                {WHY[hasSpace ? 'space' : 'address'][locale]} {ANSWER[locale]}
                <br />
                {organisation.name}, {organisation.addressLines.join(', ')}
                <br />
                {organisation.phone} · {organisation.email} · {publicUrl}
              </Text>
            </Frame>
          </Frame>
        </div>
      </body>
    </html>
  )
}
