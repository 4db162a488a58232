import { Readable } from 'node:stream'
import type { Out } from '@guichet/contract/route'
import type { exportSignIns as route } from '@guichet/contract/sign-ins.contract'
import { CSV_START, csvLine } from '@guichet/domain/csv'
import { browserName } from '@guichet/domain/describe-browser'
import { isSignInSign } from '@guichet/domain/sign-in-signs'
import { methodName, placeName, resultName, signName } from '@guichet/domain/sign-in-words'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { Cursor } from '../../platform/http/cursor.ts'
import { readSignInEvents, type SignInEventRow } from './data/sign-in-event-data.ts'

/** Rows read at once: no connection is held while a slow reader takes them. */
const BATCH = 500

const WORDS = {
  fr: {
    header: [
      ...['Date', 'Résultat', 'Inhabituel', 'Moyen', 'Lieu', 'Adresse IP', 'Navigateur', 'Appareil'],
      'Ce que le navigateur dit de lui-même',
    ],
    known: 'déjà utilisé',
    unknown: 'nouveau',
    file: 'connexions',
  },
  en: {
    header: [
      ...['Date', 'Result', 'Unusual', 'Means', 'Place', 'IP address', 'Browser', 'Device'],
      'What the browser says of itself',
    ],
    known: 'used before',
    unknown: 'new',
    file: 'sign-ins',
  },
} as const

function lineWriter(locale: 'fr' | 'en') {
  const words = WORDS[locale]
  const instant = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Europe/Paris',
  })
  return ({ at, result, signs, method, country, ip, userAgent, knownDevice }: SignInEventRow): string =>
    csvLine([
      ...[instant.format(at), resultName(result, locale)],
      signs
        .filter(isSignInSign)
        .map((sign) => signName(sign, locale))
        .join(', '),
      ...[methodName(method, locale), placeName(country, locale), ip, browserName(userAgent, locale)],
      ...[knownDevice ? words.known : words.unknown, userAgent],
    ])
}

async function* textOf(ctx: Ctx, personId: string, filters: Out<(typeof route)['query']>) {
  const write = lineWriter(ctx.locale)
  yield Buffer.from(CSV_START + csvLine(WORDS[ctx.locale].header))
  for (let cursor: Cursor | null = null, rank = 0; ; ) {
    const { rows }: { rows: SignInEventRow[] } = await readSignInEvents(ctx, personId, {
      ...filters,
      ...{ cursor, limit: BATCH },
    })
    const kept = rows.slice(0, BATCH)
    if (kept.length > 0) yield Buffer.from(kept.map(write).join(''))
    const last = kept.at(-1)
    if (last === undefined || rows.length <= BATCH) return
    rank += kept.length
    cursor = { direction: 'next', key: [last.at.toISOString(), last.id], rank }
  }
}

/** The journal of my sign-ins, the latest first, written while it is read (U27). */
export async function exportSignIns(ctx: Ctx, filters: Out<(typeof route)['query']>) {
  const personId = actingPersonId(ctx)
  await withTx(ctx, (tx) =>
    audit(tx, {
      ...{ action: 'session.journal-exported', subjectKind: 'person', subjectId: personId },
      after: { ...filters },
    }),
  )
  return {
    fileName: `${WORDS[ctx.locale].file}-${ctx.clock.today()}.csv`,
    stream: Readable.from(textOf(ctx, personId, filters), { objectMode: false }),
  }
}
