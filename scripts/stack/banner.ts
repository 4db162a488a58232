import { totpCode } from './totp.ts'

/** What the block at the end of the start says. */
export interface BannerFacts {
  readonly url: string
  readonly sandboxUrl: string | undefined
  readonly sandboxSmtpPort: number
  readonly dataDir: string
  readonly password: string
  readonly totpSecret: string
  readonly nowMs: number
}

const logins: readonly (readonly [string, string])[] = [
  ['inactive@demo.example', 'adhésion échue depuis 30 jours · membership lapsed 30 days ago'],
  ['lapsed1@ … lapsed5@demo.example', 'de même, en réserve · the same, spare'],
  ['active@demo.example', 'adhésion en cours · active member'],
  ['primary@demo.example', 'compte primaire, identifiant asp1ent · primary account'],
  ['secondary@demo.example', 'compte secondaire, identifiant cs1.asp1ent · secondary account'],
  ['declarant@demo.example', 'un an de déclarations · a year of declarations'],
  ['accountant@demo.example', 'tiers délégataire · third party with delegated access'],
  ['leo.santini@demo.example', 'son collaborateur, code par SMS · a colleague, code by SMS'],
  [
    'support@ manager@ finance@ admin@demo.example',
    'gestion (/admin), code à usage unique · staff, one-time code',
  ],
]

const rule = '─'.repeat(78)

/** Addresses and, for the demo, logins; French beside English. */
export const demoBanner = (facts: BannerFacts): string => {
  const secondsLeft = 30 - Math.floor((facts.nowMs / 1000) % 30)
  const width = Math.max(...logins.map(([login]) => login.length))
  return [
    '',
    rule,
    `  Guichet est prêt · is ready        ${facts.url}`,
    `  Gestion · back-office              ${facts.url}/admin`,
    `  API                                ${facts.url}/api/docs`,
    ...(facts.sandboxUrl
      ? [
          `  Bac à sable · sandbox              ${facts.sandboxUrl} (SMTP ${facts.sandboxSmtpPort})`,
          '                                     courriels, SMS, Stripe · mail, SMS, Stripe',
        ]
      : []),
    '',
    `  Mot de passe de tous · password for all    ${facts.password}`,
    ...logins.map(([login, what]) => `    ${login.padEnd(width)}  ${what}`),
    '',
    `  Code à usage unique · one-time code        ${totpCode(facts.totpSecret, facts.nowMs)} (${secondsLeft} s)`,
    `  Secret TOTP · TOTP secret                  ${facts.totpSecret}`,
    '',
    `  Données · data: ${facts.dataDir}`,
    '  Ctrl-C arrête tout · stops everything',
    rule,
  ].join('\n')
}

/** The block of an installation without demo. */
export const plainBanner = (facts: Pick<BannerFacts, 'url' | 'dataDir'>, off: readonly string[]): string =>
  [
    '',
    rule,
    `  Guichet est prêt · is ready        ${facts.url}`,
    `  Gestion · back-office              ${facts.url}/admin`,
    ...(off.length > 0 ? ['', '  Non branché · switched off', ...off.map((line) => `    ${line}`)] : []),
    '',
    `  Données · data: ${facts.dataDir}`,
    '  Ctrl-C arrête tout · stops everything',
    rule,
  ].join('\n')

const services: readonly (readonly [string, string])[] = [
  ['SMTP_URL', 'courriels · mail'],
  ['SMS_URL', 'SMS'],
  ['STRIPE_SECRET_KEY', 'paiement en ligne · online payment'],
  ['FRANCECONNECT_ISSUER', 'FranceConnect'],
  ['REGISTER_URL', 'registre des entreprises · company register'],
  ['ADDRESS_URL', 'aide à la saisie des adresses · address completion'],
  ['CLAMD_URL', 'antivirus des fichiers · virus scanning of files'],
]

/** The outside services that are not set, for an installation without sandbox. */
export const switchedOff = (env: Readonly<Record<string, string | undefined>>): string[] =>
  services.filter(([name]) => !env[name]).map(([name, what]) => `${what} (${name})`)
