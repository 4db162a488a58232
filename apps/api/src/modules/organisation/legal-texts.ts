import type {
  getLegalText as publicRoute,
  getStaffLegalText as staffRoute,
} from '@guichet/contract/legal-texts.contract'
import type { BodyOf } from '@guichet/contract/route'
import {
  hasRoomForTerms,
  isLegalText,
  isTerms,
  type LegalTextKind,
  paragraphsOf,
  type TermsKind,
  versionName,
} from '@guichet/domain/legal-text'
import { addDays, type LocalDate, localDateAt } from '@guichet/domain/local-date'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { fieldProblem, ProblemError, problem } from '../../platform/problem-error.ts'
import {
  findLatestText,
  findTextInForce,
  findTextVersion,
  insertLegalText,
  readLegalVersions,
} from './data/legal-text-data.ts'
import { STANDARD_TEXTS, STANDARD_VERSION } from './domain/standard-texts.ts'

/** How long before a version may be published. */
const MOST_DAYS_AHEAD = 366

type PublicText = BodyOf<typeof publicRoute>
type StaffText = BodyOf<typeof staffRoute>

/** What counts until the organisation has published a text of its own. */
const standardOf = (kind: LegalTextKind) => ({
  ...{ number: 0, version: STANDARD_VERSION, publishedAt: null, inForceOn: null },
  ...{ textFr: STANDARD_TEXTS[kind].fr, textEn: STANDARD_TEXTS[kind].en },
})
const dayOf = (instant: Date | null) => instant && localDateAt(instant)
const STANDARD = { version: STANDARD_VERSION, publishedOn: null, inForceOn: null }
/** The first day on which a version counts. */
const startOf = ({
  inForceOn,
  publishedAt,
}: {
  readonly inForceOn: string | null
  readonly publishedAt: Date | null
}) => inForceOn ?? dayOf(publishedAt)

/** @throws a problem `resource.not-found`. */
function kindOf(name: string): LegalTextKind {
  if (!isLegalText(name)) throw problem('resource.not-found')
  return name
}

async function currentText(ctx: Pick<Ctx, 'db' | 'clock'>, kind: LegalTextKind) {
  return (await findTextInForce(ctx, kind, ctx.clock.today())) ?? standardOf(kind)
}

/** Terms as they are shown to whoever signs up, in the language of the request; what is accepted is kept by `version`. */
export async function readTerms(
  ctx: Pick<Ctx, 'db' | 'locale' | 'clock'>,
  kind: TermsKind,
): Promise<{ version: string; paragraphs: string[] }> {
  const { version, textFr, textEn } = await currentText(ctx, kind)
  return { version, paragraphs: paragraphsOf(ctx.locale === 'en' ? textEn : textFr) }
}

/** A public text, the version that counts or the one asked for. @throws a problem `resource.not-found`. */
export async function getLegalText(ctx: Ctx, name: string, version: string | undefined): Promise<PublicText> {
  const kind = kindOf(name)
  const current = await currentText(ctx, kind)
  const asked =
    version === undefined || version === current.version
      ? current
      : version === STANDARD_VERSION
        ? standardOf(kind)
        : await findTextVersion(ctx, kind, version)
  if (!asked) throw problem('resource.not-found')
  const versions = await readLegalVersions(ctx, kind)
  return {
    ...{ kind, version: asked.version, publishedOn: dayOf(asked.publishedAt), inForceOn: startOf(asked) },
    isCurrent: asked.version === current.version,
    paragraphs: paragraphsOf(ctx.locale === 'en' ? asked.textEn : asked.textFr),
    versions: [
      ...versions.map((row) => ({
        ...{ version: row.version, publishedOn: dayOf(row.publishedAt), inForceOn: startOf(row) },
      })),
      STANDARD,
    ],
  }
}

/** A public text as staff edit it. @throws a problem `resource.not-found`. */
export async function getStaffLegalText(ctx: Ctx, name: string): Promise<StaffText> {
  const kind = kindOf(name)
  const latest = (await findLatestText(ctx, kind)) ?? standardOf(kind)
  const { number, version, textFr, textEn } = latest
  const current = await currentText(ctx, kind)
  const versions = await readLegalVersions(ctx, kind)
  return {
    ...{ kind, number, version, textFr, textEn, inForceOn: startOf(latest), current: current.version },
    versions: [
      ...versions.map((row) => ({
        ...{ version: row.version, publishedOn: dayOf(row.publishedAt), inForceOn: startOf(row) },
        publishedBy: row.firstName === null ? null : `${row.firstName} ${row.lastName}`,
      })),
      { ...STANDARD, publishedBy: null },
    ],
  }
}

function assertRoom(kind: LegalTextKind, texts: { readonly textFr: string; readonly textEn: string }) {
  if (!isTerms(kind)) return
  const errors = (['textFr', 'textEn'] as const)
    .filter((name) => !hasRoomForTerms(texts[name]))
    .map((name) => ({ pointer: `/${name}`, code: 'terms.too-long' }))
  if (errors.length > 0) throw new ProblemError('request.invalid', { errors })
}

/**
 * Publishes a version after the one that was read (`number`), from a day on: of the versions that count, the one published last
 * does. The same words again, for the same day, publish nothing.
 * @throws problems `resource.not-found`, `resource.changed`, `request.invalid`.
 */
export const publishLegalText = (
  ctx: Ctx,
  name: string,
  number: string,
  {
    inForceOn: wanted,
    ...texts
  }: {
    readonly textFr: string
    readonly textEn: string
    readonly inForceOn: LocalDate | null
  },
): Promise<StaffText> =>
  withTx(ctx, async (tx) => {
    const kind = kindOf(name)
    assertRoom(kind, texts)
    const today = tx.clock.today()
    const inForceOn = wanted ?? today
    if (inForceOn < today) throw fieldProblem('/inForceOn', 'date.past')
    if (inForceOn > addDays(today, MOST_DAYS_AHEAD)) throw fieldProblem('/inForceOn', 'date.too-late')
    const before = (await findLatestText(tx, kind)) ?? standardOf(kind)
    demandVersion(number, before.number)
    const isSame = before.textFr === texts.textFr && before.textEn === texts.textEn
    if (isSame && (wanted === null || wanted === startOf(before))) return getStaffLegalText(tx, kind)
    const taken = (await readLegalVersions(tx, kind)).map(({ version }) => version)
    const version = versionName(today, [...taken, STANDARD_VERSION])
    const row = {
      ...{ id: tx.ids.uuid(), kind, number: before.number + 1, version, inForceOn, ...texts },
      ...{ publishedBy: actingPersonId(tx), publishedAt: tx.clock.now() },
    }
    if (!(await insertLegalText(tx, row))) throw problem('resource.changed')
    await audit(tx, {
      ...{ action: 'organisation.text-published', subjectKind: 'organisation', subjectId: null },
      before: { [kind]: before.version },
      after: { [kind]: version, ...(inForceOn > today && { inForceOn }) },
    })
    return getStaffLegalText(tx, kind)
  })
