/** One setting of the API, as apps/api/src/config.ts describes it. */
export interface DescribedSetting {
  readonly name: string
  readonly default: string | undefined
  readonly help: string
  readonly secret: boolean
}

const head = `# Settings of Guichet. Copy this file to .env for docker compose, or set them in the environment.
# Made from apps/api/src/config.ts by scripts/generate-env-example.ts; a check compares both.
# What is set to nothing is unset. Marked (secret): keep it out of the repository.
`

const block = ({ name, default: fallback, help, secret }: DescribedSetting) =>
  `# ${help}${secret ? ' (secret)' : ''}\n${fallback === undefined ? `# ${name}=` : `${name}=${fallback}`}\n`

/** Read by docker-compose.yml, not by the portal. */
const forCompose = `# ── docker compose only ──
# Password of the database of docker-compose.yml: openssl rand -hex 24 (secret)
# POSTGRES_PASSWORD=

# Keys of the S3 store of docker-compose.yml: openssl rand -hex 24 for each (secret)
# S3_ACCESS_KEY=
# S3_SECRET_KEY=

# Port of the mail catcher's page.
# MAIL_CATCHER_PORT=8025

# Mailboxes, docker compose --profile mail (docs/runbooks/mail.md): letters and digits, openssl rand -hex 24 (secret)
# GUICHET_MAIL_PASSWORD=
# Name of the mail server, as in its certificate.
# MAIL_HOST=
# Folder of fullchain.pem and privkey.pem.
# MAIL_TLS_DIR=
`

/** The text of .env.example. */
export const envExample = (settings: readonly DescribedSetting[]): string =>
  [head, ...settings.map(block), forCompose].join('\n')
