import type { Db, Pool } from '@guichet/db'
import type { Encryption } from '@guichet/db/encryption'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { PasswordHasher } from './platform/auth/password-hasher.ts'
import type { Budgets } from './platform/http/budgets.ts'
import type { Jobs } from './platform/jobs/jobs.ts'
import type { PdfRenderer } from './platform/pdf/pdf-renderer.ts'
import type { AddressFinder } from './platform/ports/address-finder.ts'
import type { Clock } from './platform/ports/clock.ts'
import type { CompanyRegister } from './platform/ports/company-register.ts'
import type { FileStore } from './platform/ports/file-store.ts'
import type { FranceConnect } from './platform/ports/france-connect.ts'
import type { Ids } from './platform/ports/ids.ts'
import type { Mailer } from './platform/ports/mailer.ts'
import type { PaymentGateway } from './platform/ports/payment-gateway.ts'
import type { Places } from './platform/ports/places.ts'
import type { SmsSender } from './platform/ports/sms-sender.ts'
import type { SteadyAnswers } from './platform/ports/steady-answers.ts'
import type { VirusScanner } from './platform/ports/virus-scanner.ts'
import type { InTurn } from './platform/turns.ts'

/** What one API process is made of. */
export interface Deps {
  readonly config: Config
  readonly log: Logger
  readonly pool: Pool
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly encryption: Encryption
  readonly hasher: PasswordHasher
  /** Guesses under one name, one after another. */
  readonly turns: InTurn
  readonly budgets: Budgets
  readonly jobs: Jobs
  readonly files: FileStore
  readonly pdf: PdfRenderer
  /** Null when no mail server is set. */
  readonly mailer: Mailer | null
  /** Null when no SMS gateway is set. */
  readonly sms: SmsSender | null
  /** Null when no payment service is set. */
  readonly payments: PaymentGateway | null
  /** Null when no address service is set. */
  readonly addresses: AddressFinder | null
  /** Null when no company register is set. */
  readonly register: CompanyRegister | null
  /** Null when no virus scanner is set. */
  readonly scanner: VirusScanner | null
  readonly places: Places
  readonly answers: SteadyAnswers
  /** Null when no FranceConnect is set. */
  readonly franceConnect: FranceConnect | null
}
