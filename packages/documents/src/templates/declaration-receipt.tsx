/** @jsxRuntime automatic */
import { View } from '@react-pdf/renderer'
import type { DeclarationReceiptData } from '../document-data.ts'
import { formatDay, formatSiret } from '../format.ts'
import { wordingIn } from '../wording.ts'
import { ContributionTable, TurnoverTable } from './declaration-tables.tsx'
import { FactList, Heading } from './document-parts.tsx'
import { PageFrame } from './page-frame.tsx'
import { PrintedText } from './printed-text.tsx'
import { airAbove, type Density, SOFT_INK, TEXT_WIDTH } from './theme.ts'
import { VerificationBlock } from './verification-block.tsx'

/** One page as a rule: who declared what of which period, and what is due on it, line by line. */
export function DeclarationReceipt(props: DeclarationReceiptData & { density: Density }) {
  const { locale, organisation, declarant, declaration, verificationUrl, density } = props
  const words = wordingIn(locale)
  const own = words.declaration
  const on = (day: string) => formatDay(day, locale)
  const { number, filedOn, isCorrection, startsOn, endsOn } = declaration
  return (
    <PageFrame
      {...{ organisation, locale, density, issuedOn: filedOn }}
      title={`${own.title} ${number}`}
      subject={`${own.title}, ${declarant.name}`}
    >
      <View style={airAbove(density, 11, 4)}>
        <Heading
          {...{ title: own.title, number, issuedOn: filedOn, locale }}
          issued={(isCorrection ? own.correctedOn : own.filedOn)(on(filedOn))}
        />
      </View>
      <View style={airAbove(density, 7, 3)}>
        <FactList
          facts={[
            { term: own.declarant, lines: [declarant.name] },
            { term: own.company, lines: [declarant.companyName] },
            { term: words.siret, lines: [formatSiret(declarant.siret)] },
            {
              term: own.period,
              lines: [declaration.periodName, words.period(on(startsOn), on(endsOn))],
            },
            { term: own.dueOn, lines: [on(declaration.dueOn)] },
            { term: own.filedBy, lines: [declaration.filedBy] },
          ]}
        />
      </View>
      <View style={airAbove(density, 6, 3)}>
        <TurnoverTable {...{ declaration, locale, density }} />
      </View>
      <View style={airAbove(density, 6, 3)}>
        <ContributionTable {...{ declaration, locale, density }} />
      </View>
      <View style={airAbove(density, 6, 3)}>
        {[declaration.turnoverCents === 0 ? own.zero : '', own.mention].filter(Boolean).map((text) => (
          <PrintedText key={text} size={9} leading={1.35} color={SOFT_INK} width={TEXT_WIDTH} maxLines={3}>
            {text}
          </PrintedText>
        ))}
      </View>
      <View style={{ flexGrow: 1 }} />
      <VerificationBlock url={verificationUrl} code={declaration.code} locale={locale} />
    </PageFrame>
  )
}
