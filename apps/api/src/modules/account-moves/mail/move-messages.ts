import { MOVE_KINDS, MOVE_SIDES, type MoveKind, type MoveSide } from '@guichet/domain/account-moves'
import { registerServiceMessage } from '../../messages/index.ts'
import { MOVED, MOVED_MORE, PROPOSED, WHAT } from './move-words.ts'

const page = (accountId: string) => `/comptes/${accountId}/rattachement`
const PROPOSAL = { fr: 'Voir la proposition', en: 'See the proposal' }
const PLACE = { fr: 'Voir le rattachement du compte', en: 'See where the account stands' }

const kindOf = (value: unknown): MoveKind => MOVE_KINDS.find((kind) => kind === value) ?? 'detach'
const sideOf = (value: unknown): MoveSide => MOVE_SIDES.find((side) => side === value) ?? 'account'
const filled = (text: string, data: Readonly<Record<string, unknown>>) =>
  text.replace(/\{(\w+)\}/gu, (_, name: string) => String(data[name] ?? ''))
/** Every sentence once, so that a search finds them. */
const variants = MOVE_KINDS.flatMap((move) =>
  MOVE_SIDES.map((side) => ({ move, side, other: '', reason: ' ', mailbox: 1 })),
)

/** What an account reads about proposals to move it, and about what became of them. */
export function registerMoveMessages(): void {
  registerServiceMessage('account-move-proposed', {
    variants,
    text: ({ data, accountId, locale }) => {
      const words = PROPOSED[locale][kindOf(data.move)][sideOf(data.side)]
      const calm =
        locale === 'fr'
          ? `Rien ne change tant que vous n’avez pas accepté. Le portail vous montre d’abord tout ce qui s’ensuit\u00a0: droits, coût, facturation. Sans réponse sous ${data.days} jours, la proposition devient caduque.`
          : `Nothing changes until you accept. The portal first shows you all that follows: rights, cost, invoicing. Without an answer within ${data.days} days the proposal lapses.`
      return {
        subject: filled(words.subject, data),
        paragraphs: [filled(words.text, data), calm],
        action: { label: PROPOSAL[locale], path: page(accountId) },
      }
    },
  })
  registerServiceMessage('account-move-declined', {
    variants,
    text: ({ data, accountId, locale }) => {
      const what = WHAT[locale][kindOf(data.move)]
      return {
        subject: filled(
          locale === 'fr'
            ? `Votre proposition ${what} n’est pas acceptée ({login} et {other})`
            : `Your proposal ${what} is not accepted ({login} and {other})`,
          data,
        ),
        paragraphs: [
          filled(
            locale === 'fr'
              ? `Votre proposition ${what} entre les comptes {login} et {other} a été déclinée. Rien n’a changé.`
              : `Your proposal ${what} between the accounts {login} and {other} was declined. Nothing has changed.`,
            data,
          ),
        ],
        action: { label: PLACE[locale], path: page(accountId) },
      }
    },
  })
  registerServiceMessage('account-move-withdrawn', {
    variants,
    text: ({ data, accountId, locale }) => {
      const what = WHAT[locale][kindOf(data.move)]
      return {
        subject: filled(
          locale === 'fr'
            ? `La proposition ${what} est retirée ({login} et {other})`
            : `The proposal ${what} is withdrawn ({login} and {other})`,
          data,
        ),
        paragraphs: [
          filled(
            locale === 'fr'
              ? `La proposition ${what} entre les comptes {login} et {other} a été retirée. Vous n’avez plus à y répondre, et rien n’a changé.`
              : `The proposal ${what} between the accounts {login} and {other} was withdrawn. You need not answer it any more, and nothing has changed.`,
            data,
          ),
        ],
        action: { label: PLACE[locale], path: page(accountId) },
      }
    },
  })
  registerServiceMessage('account-moved', {
    variants,
    text: ({ data, accountId, locale }) => {
      const words = MOVED[locale][kindOf(data.move)][sideOf(data.side)]
      const more = MOVED_MORE[locale]
      return {
        subject: filled(words.subject, data),
        paragraphs: [
          filled(words.text, data),
          ...(data.mailbox ? [more.mailbox] : []),
          ...(data.reason ? [filled(more.reason, data)] : []),
          more.kept,
        ],
        action: { label: PLACE[locale], path: page(accountId) },
      }
    },
  })
}
