/** @jsxRuntime automatic */
import { View } from '@react-pdf/renderer'
import type { LetterData, LettersData } from '../document-data.ts'
import { wordingIn } from '../wording.ts'
import { DocumentFile } from './document-file.tsx'
import { Signature } from './document-parts.tsx'
import { Sheet } from './page-frame.tsx'
import { PrintedText } from './printed-text.tsx'
import { mm, PAGE } from './theme.ts'

/**
 * Where the window of a DL envelope shows the address (NF Z 10-011): from 105 mm of the left edge, 85 mm wide, from 50 mm
 * of the top to 95 mm.
 */
const WINDOW = { left: 105, width: 85, bottom: 95 }
/** Below the letterhead, six lines above the end of the window. */
const ADDRESS_TOP = 60
/** A letterhead of few lines is so tall: the words never begin above the end of the window. */
const LEAST_LETTERHEAD = mm(17)
const ADDRESS_WIDTH = mm(WINDOW.width - 5)

/** A letter of the organisation: letterhead, the address in the window, subject, words, who signs. */
function LetterSheet({ locale, organisation, addressLines, writtenOn, subject, paragraphs }: LetterData) {
  return (
    <Sheet organisation={organisation} locale={locale} density="tight">
      <View
        style={{ position: 'absolute', top: mm(ADDRESS_TOP), left: mm(WINDOW.left), width: ADDRESS_WIDTH }}
      >
        {addressLines.map((line, index) => (
          <PrintedText key={`${index} ${line}`} width={ADDRESS_WIDTH} maxLines={1} leading={1.25}>
            {line}
          </PrintedText>
        ))}
      </View>
      <View style={{ height: mm(WINDOW.bottom) - PAGE.marginTop - LEAST_LETTERHEAD }} />
      <PrintedText weight={600}>{`${wordingIn(locale).letterSubject} ${subject}`}</PrintedText>
      {paragraphs.map((paragraph, index) => (
        <View key={`${index} ${paragraph.slice(0, 20)}`} style={{ marginTop: mm(4) }}>
          {paragraph.split('\n').map((line, row) => (
            <PrintedText key={`${row} ${line.slice(0, 20)}`}>{line}</PrintedText>
          ))}
        </View>
      ))}
      <View style={{ marginTop: mm(10), alignItems: 'flex-end' }}>
        <Signature organisation={organisation} issuedOn={writtenOn} locale={locale} />
      </View>
    </Sheet>
  )
}

/** One file of letters, in their order, each on sheets of its own. */
export const Letters = ({ letters }: LettersData) => {
  const [first] = letters
  if (!first) throw new RangeError('there is no letter')
  const { organisation, locale, writtenOn, subject } = first
  return (
    <DocumentFile
      title={letters.length === 1 ? subject : organisation.name}
      subject={subject}
      author={organisation.name}
      locale={locale}
      issuedOn={writtenOn}
    >
      {letters.map((letter, index) => (
        <LetterSheet key={`${index} ${letter.addressLines[0] ?? ''}`} {...letter} />
      ))}
    </DocumentFile>
  )
}
