/** @jsxRuntime automatic */
import { Link, View } from '@react-pdf/renderer'
import type { DocumentLocale } from '../document-data.ts'
import { formatCode } from '../format.ts'
import { printable } from '../printable.ts'
import { wordingIn } from '../wording.ts'
import { PrintedText } from './printed-text.tsx'
import { QrSymbol, qrRoom } from './qr-symbol.tsx'
import { mm, SOFT_INK, TEXT_WIDTH } from './theme.ts'

const SYMBOL_SIDE = mm(27)

/** The address cut before its path, so that it breaks where a reader expects it. */
function addressLines(url: string): string[] {
  const [, origin, path] = /^(\w+:\/\/[^/]+)(\/.*)$/s.exec(url) ?? []
  return origin !== undefined && path !== undefined ? [origin, path] : [url]
}

type VerificationBlockProps = { url: string; code: string; locale: DocumentLocale }

/** The QR code, 27 mm and its quiet zone, with the same address in clear beside it. */
export function VerificationBlock({ url, code, locale }: VerificationBlockProps) {
  const words = wordingIn(locale)
  const { side, quiet } = qrRoom(url, SYMBOL_SIDE)
  return (
    <View wrap={false} style={{ flexDirection: 'row', alignItems: 'center', marginLeft: -quiet }}>
      <QrSymbol url={url} symbolSide={SYMBOL_SIDE} />
      <View style={{ flex: 1, paddingLeft: mm(2) }}>
        <PrintedText weight={600}>{words.verifyTitle}</PrintedText>
        <PrintedText color={SOFT_INK} style={{ marginBottom: mm(1.5) }}>
          {words.verifyHelp}
        </PrintedText>
        <Link src={url} style={{ color: 'inherit', textDecoration: 'none' }}>
          <View>
            {addressLines(printable(url)).map((line) => (
              <PrintedText key={line} width={TEXT_WIDTH - side - mm(2)} maxLines={3}>
                {line}
              </PrintedText>
            ))}
          </View>
        </Link>
        <PrintedText
          style={{ marginTop: mm(1) }}
        >{`${words.verifyCode}\u00A0: ${formatCode(code)}`}</PrintedText>
      </View>
    </View>
  )
}
