import type { MembershipCertificateData } from '@guichet/documents'
import pg from 'pg'
import { startCompanion } from '../child.ts'
import { call, download } from '../client.ts'
import { inTurns, median, ratioFigure } from '../figures.ts'
import type { Scenario } from './scenario.ts'

const ROUNDS = 5
const PER_ROUND = 8

/** The certificate that the portal issued last, as its document is made. */
const readCertificate = `select jsonb_build_object(
    'locale', 'fr',
    'organisation', jsonb_build_object('name', o.name, 'legalForm', o.legal_form, 'addressLines', o.address_lines,
      'email', o.email, 'phone', o.phone, 'siret', coalesce(o.siret, ''), 'website', coalesce(o.website, ''),
      'signatoryName', o.signatory_name, 'signatoryRole', o.signatory_role, 'city', o.city,
      'accentColour', o.accent_colour),
    'holder', jsonb_strip_nulls(c.facts -> 'holder')
      || jsonb_build_object('memberNumber', c.facts -> 'holder' ->> 'memberNumber'),
    'certificate', jsonb_build_object('number', c.number, 'code', c.code, 'issuedOn', c.issued_at::date::text,
      'startsOn', c.starts_on::text, 'endsOn', c.ends_on::text,
      'membershipType', c.facts -> 'membershipType' ->> 'fr'),
    'verificationUrl', $1 || '/verification/' || c.code) as data
  from certificates c, organisation_settings o where c.membership_id = $2 order by c.issued_at desc limit 1`

const dataOf = async (databaseUrl: string, baseUrl: string, membershipId: string) => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ data: MembershipCertificateData }>(readCertificate, [
      baseUrl,
      membershipId,
    ])
    const data = rows[0]?.data
    if (!data) throw new Error('the portal issued no certificate')
    return data
  } finally {
    await client.end()
  }
}

/** Certificates per second through the API against the same document rendered alone; one at a time, both warm. */
export const measureCertificate: Scenario = async ({ baseUrl, databaseUrl, members }) => {
  const member = members[0]
  if (!member) throw new RangeError('nobody is signed in')
  const list = await call<{ items: { id: string }[] }>(baseUrl, member, '/memberships?limit=1')
  const membershipId = list.items[0]?.id ?? ''
  const url = `${baseUrl}/api/v1/memberships/${membershipId}/certificate`
  const fetchOne = async (): Promise<number> => {
    const startedAt = performance.now()
    const pdf = await download(url, member.cookie)
    if (pdf.subarray(0, 5).toString() !== '%PDF-') throw new Error('the answer is no PDF')
    return performance.now() - startedAt
  }
  await fetchOne()
  const data = await dataOf(databaseUrl, baseUrl, membershipId)
  const bare = await startCompanion('certificate')
  const renderBare = async () => (await bare.ask<{ timesMs: number[] }>({ data, count: PER_ROUND })).timesMs
  const renderThroughPortal = async () => {
    const timesMs: number[] = []
    for (let index = 0; index < PER_ROUND; index++) timesMs.push(await fetchOne())
    return timesMs
  }
  try {
    await renderThroughPortal()
    await renderBare()
    const rounds = await inTurns(
      ROUNDS,
      async () => 1000 / median(await renderThroughPortal()),
      async () => 1000 / median(await renderBare()),
    )
    return [
      ratioFigure(
        'certificate PDF, warm ÷ bare react-pdf render of the same document',
        rounds,
        0.8,
        'per s',
        1,
      ),
    ]
  } finally {
    await bare.stop()
  }
}
