import { createHash } from 'node:crypto'
import { addDays, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { at, later, type World } from './world.ts'

type Rows = World['rows']
type Payment = Rows['payments'][number]

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)

/** Members who are no login of the demo: what is told of them changes nothing for whoever signs in. */
const isOrdinary = ({ persons }: Rows, personId: string): boolean =>
  !(persons.find(({ id }) => id === personId)?.email ?? '').endsWith('@demo.example')
const personOf = ({ persons }: Rows, personId: string) => {
  const person = persons.find(({ id }) => id === personId)
  if (!person) throw new TypeError('a payment has its payer')
  return person
}

interface Back {
  readonly kind: 'refund' | 'bank'
  readonly amountCents: number
  readonly reason: string
  readonly daysAgo: number
}

/** Money that went back of a payment; the whole of it undoes what was ordered. */
function giveBack(world: World, payment: Payment, { kind, amountCents, reason, daysAgo }: Back): void {
  const { rows, today, financeId } = world
  const askedAt = at(addDays(today, -daysAgo), 622)
  const isWhole = amountCents === payment.amountCents
  const updatedAt = later(askedAt, 3)
  const askedBy = kind === 'refund' ? financeId : null
  rows.refunds.push({
    ...{ id: world.id(askedAt), paymentId: payment.id, amountCents, reason, kind, state: 'done' },
    ...{ providerId: `re_demo_${rows.refunds.length + 1}`, undoes: kind === 'refund' ? isWhole : null },
    ...{ askedBy, createdAt: askedAt, updatedAt },
  })
  Object.assign(payment, { refundedCents: amountCents, updatedAt }, isWhole && { state: 'refunded' })
  const order = rows.serviceOrders.find(({ paymentId }) => paymentId === payment.id)
  if (isWhole && order) Object.assign(order, { state: 'refunded', updatedAt })
  world.audit(updatedAt, {
    ...{ action: kind === 'bank' ? 'payment.returned' : 'payment.refunded', subjectKind: 'payment' },
    ...{ subjectId: payment.id, actorId: askedBy, after: { amountCents, reason } },
  })
}

/** A part given back, a whole one, and one that the bank took back: of services paid once, long enough ago. */
function tellRefunds(world: World): void {
  const { rows, today } = world
  const used = new Set(rows.voucherUses.map(({ paymentId }) => paymentId))
  const orders = rows.serviceOrders.filter(
    ({ personId, paymentId, recurring, orderedOn }) =>
      paymentId &&
      !recurring &&
      !used.has(paymentId) &&
      isOrdinary(rows, personId) &&
      orderedOn < addDays(today, -20),
  )
  const payments = orders.toReversed().flatMap((order) => {
    const payment = rows.payments.find(({ id }) => id === order.paymentId)
    return payment && payment.state === 'paid' && payment.amountCents > 1000 ? [payment] : []
  })
  const [part, whole, returned] = payments
  if (part)
    giveBack(world, part, {
      ...{ kind: 'refund', amountCents: Math.floor(part.amountCents / 200) * 100, daysAgo: 6 },
      reason: 'Geste commercial\u00A0: atelier écourté',
    })
  if (whole)
    giveBack(world, whole, {
      ...{ kind: 'refund', amountCents: whole.amountCents, daysAgo: 4 },
      reason: 'Prestation annulée à la demande de l’adhérent',
    })
  if (returned)
    giveBack(world, returned, {
      ...{ kind: 'bank', amountCents: returned.amountCents, daysAgo: 2 },
      reason: 'Contestation acceptée par la banque',
    })
}

/** A membership that runs and is the last one of its member, who has asked for no renewal. */
const latestMemberships = ({ rows, today }: World) =>
  rows.memberships.filter(
    (row) =>
      row.endsOn >= today &&
      isOrdinary(rows, row.personId) &&
      !rows.memberships.some((other) => other.personId === row.personId && other.startsOn > row.startsOn) &&
      !rows.renewals.some(({ personId, state }) => personId === row.personId && state === 'awaiting-payment'),
  )

/** Automatic renewal: switched on by one member, announced to another. */
function tellAutomatic(world: World): void {
  const { rows, today } = world
  const running = latestMemberships(world)
  const far = running.find(({ endsOn }) => endsOn > addDays(today, 150))
  const near = running.find(
    ({ endsOn, personId }) =>
      endsOn > addDays(today, 20) &&
      endsOn < addDays(today, 45) &&
      personId !== far?.personId &&
      personOf(rows, personId).email !== '',
  )
  for (const [membership, method, methodLabel] of [
    [far, 'card', 'Visa •••• 4242'],
    [near, 'sepa-debit', 'FR76 •••• 0189'],
  ] as const) {
    if (!membership) continue
    const agreedOn = earlier(addDays(parseLocalDate(membership.startsOn), 3), today)
    const agreedAt = at(agreedOn, 1115)
    const automaticId = world.id(agreedAt)
    rows.automaticRenewals.push({
      ...{ id: automaticId, personId: membership.personId, state: 'on', method, methodLabel, agreedOn },
      ...{ methodId: `pm_demo_${method}`, createdAt: agreedAt, updatedAt: agreedAt },
    })
    world.audit(agreedAt, {
      ...{
        action: 'automatic-renewal.switched-on',
        subjectKind: 'automatic-renewal',
        subjectId: automaticId,
      },
      ...{ actorId: membership.personId, after: { method } },
    })
    if (membership !== near) continue
    const announcedOn = addDays(today, -1)
    const announcedAt = at(announcedOn, 507)
    const type = rows.membershipTypes.find(({ id }) => id === membership.typeId)
    rows.renewalPlans.push({
      ...{ id: world.id(announcedAt), automaticId, membershipId: membership.id, typeId: membership.typeId },
      ...{ amountCents: type?.amountCents ?? membership.amountCents, state: 'waiting', tries: 0 },
      noticedOn: earlier(addDays(parseLocalDate(membership.endsOn), -61), announcedOn),
      ...{
        announcedOn,
        debitOn: addDays(parseLocalDate(membership.endsOn), -7),
        createdAt: announcedAt,
        updatedAt: announcedAt,
      },
    })
  }
}

interface Line {
  readonly bookedOn: LocalDate
  readonly amountCents: number
  readonly name: string
  readonly label: string
  readonly state: 'open' | 'used' | 'set-aside'
  readonly paymentId?: string
}

/** A bank statement: transfers that were matched, those that wait and name theirs, one that names none, one set aside. */
function tellStatement(world: World): void {
  const { rows, today, financeId } = world
  const createdAt = at(addDays(today, -1), 545)
  const id = world.id(createdAt)
  const nameOf = ({ personId }: Payment) => {
    const { firstName, lastName } = personOf(rows, personId)
    return `${lastName} ${firstName}`.toUpperCase()
  }
  const ordinary = rows.payments.filter(
    ({ method, personId }) => method === 'transfer' && isOrdinary(rows, personId),
  )
  const matched: Line[] = ordinary
    .filter(({ state, paidOn }) => state === 'paid' && paidOn && paidOn > addDays(today, -120))
    .slice(-4)
    .map((payment) => ({
      ...{ bookedOn: payment.paidOn as LocalDate, amountCents: payment.amountCents, name: nameOf(payment) },
      ...{ label: `VIREMENT ${payment.reference}`, state: 'used', paymentId: payment.id },
    }))
  const proposed: Line[] = ordinary
    .filter(({ state }) => state === 'pending')
    .map((payment) => ({
      ...{ bookedOn: addDays(today, -1), amountCents: payment.amountCents, name: nameOf(payment) },
      ...{ label: `ADHESION ${payment.reference}`, state: 'open' },
    }))
  const lines: readonly Line[] = [
    ...matched,
    ...proposed,
    {
      ...{ bookedOn: addDays(today, -2), amountCents: 7500, name: 'SARL BOIS ET LUMIERE' },
      ...{ label: 'VIR COTISATION ANNUELLE', state: 'open' },
    },
    {
      ...{ bookedOn: addDays(today, -3), amountCents: 120_000, name: 'DEPARTEMENT DES BOUCHES DU RHONE' },
      ...{ label: 'SUBVENTION FONCTIONNEMENT', state: 'set-aside' },
    },
  ]
  rows.bankStatements.push({
    ...{ id, fileName: `releve-${today.slice(0, 7)}.xml`, personId: financeId, createdAt },
    ...{ newCount: lines.length, knownCount: 0 },
  })
  for (const [index, line] of lines.entries()) {
    const isOpen = line.state === 'open'
    rows.bankLines.push({
      ...{ ...line, id: world.id(createdAt), statementId: id, paymentId: line.paymentId ?? null, createdAt },
      fingerprint: createHash('sha256').update(`demo:${index}:${line.label}`).digest('hex'),
      reference: `DEMO${String(index + 1).padStart(6, '0')}`,
      ...{ decidedBy: isOpen ? null : financeId, decidedAt: isOpen ? null : later(createdAt, 6 + index) },
    })
  }
  world.audit(createdAt, {
    ...{ action: 'bank-statement.brought', subjectKind: 'bank-statement', subjectId: id, actorId: financeId },
    after: { lines: lines.length },
  })
}

/** A link by which a document of one’s own is shared: its address is known to nobody. */
function tellLink(world: World): void {
  const { rows, today } = world
  const document = rows.documents.find(({ name }) => name === 'Attestation de vigilance')
  if (!document?.ownerId) return
  const createdAt = at(addDays(today, -5), 700)
  const id = world.id(createdAt)
  rows.documentLinks.push({
    ...{ id, documentId: document.id, personId: document.ownerId, createdAt, sharedAs: null },
    tokenHash: createHash('sha256').update(`demo-link:${id}`).digest(),
    ...{ note: 'Pour mon donneur d’ordre', expiresOn: addDays(today, 25), mostDownloads: 5, downloads: 2 },
    lastUsedAt: at(addDays(today, -2), 905),
  })
  rows.documentAccesses.push({
    ...{ id: world.id(later(createdAt, 1)), documentId: document.id, personId: document.ownerId, version: 1 },
    ...{ action: 'shared', by: 'me', linkId: id, at: createdAt },
  })
}

const PAUSED = {
  name: 'Nouveaux horaires',
  subjectFr: 'Nos horaires changent',
  bodyFr: 'Bonjour {{firstName}},\n\nÀ partir du mois prochain, l’accueil ouvre à **8\u00A0h\u00A030**.',
} as const

/** A mailing that was stopped on its way: half of it left. */
function tellPausedMailing(world: World): void {
  const { rows, today, managerId } = world
  const sent = rows.mailings.find(({ state }) => state === 'sent')
  if (!sent) return
  const startedAt = at(addDays(today, -3), 640)
  const endedAt = later(startedAt, 2)
  const id = world.id(startedAt)
  rows.mailings.push({
    ...{ id, ...PAUSED, state: 'stopped', segment: { state: 'active' }, version: 4, startedAt, endedAt },
    ...{ createdBy: managerId, createdAt: later(startedAt, -20), updatedAt: endedAt },
  })
  const readers = rows.mailingRecipients.filter(({ mailingId }) => mailingId === sent.id)
  for (const { personId, address, locale } of readers)
    rows.mailingRecipients.push({
      ...{ id: world.id(startedAt), mailingId: id, personId, address, locale, queuedAt: null },
    })
  world.audit(endedAt, {
    ...{ action: 'mailing.stopped', subjectKind: 'mailing', subjectId: id, actorId: managerId },
  })
}

/** What the desk sees at its best: money that goes back, debits to come, a bank statement, a shared document. Told last. */
export const tellBooks = (world: World): void => {
  tellRefunds(world)
  tellAutomatic(world)
  tellStatement(world)
  tellLink(world)
  tellPausedMailing(world)
}
