import type { FILE_ACTIONS, listMyChanges } from '@guichet/contract/file-changes.contract'
import type { BodyOf } from '@guichet/contract/route'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import { ListPager } from '../ui/list-pager.tsx'
import classes from './file-change-list.module.css'

export type FileChanges = BodyOf<typeof listMyChanges>
type FileChange = FileChanges['items'][number]

/** Words of a key of the texts: dots part keys there. */
const keyOf = (action: FileChange['action']) =>
  action.replaceAll('.', '_') as (typeof FILE_ACTIONS)[number] extends infer A
    ? A extends `${infer Area}.${infer What}`
      ? `${Area}_${What}`
      : never
    : never

/** Fields of the file that have a word; a changed address is one, whatever its line. */
const FIELDS = [
  'lastName',
  'firstName',
  'personalEmail',
  'phone',
  'activity',
  'nir',
  'siret',
  'ape',
  'website',
  'facebookUrl',
  'partner',
  'personalAddress',
  'businessAddress',
] as const
type Field = (typeof FIELDS)[number]
const fieldOf = (name: string): Field | undefined =>
  name === 'nirMasked' ? 'nir' : FIELDS.find((field) => field === name)

function useChangeWords() {
  const { t } = useTranslation(['me', 'fileChanges', 'lifeEvents'])
  return {
    actionText: ({ action, email, event }: FileChange) =>
      t(`fileChanges:actions.${keyOf(action)}`, {
        email: email ?? '',
        event: event === null ? '' : t(`lifeEvents:kinds.${event}`),
      }),
    byText: ({ actorKind, actorName }: FileChange, mine: boolean) =>
      actorName === null ||
      actorKind === 'system' ||
      actorKind === 'visitor' ||
      (mine && actorKind === 'self')
        ? t(`fileChanges:by.${actorKind}`)
        : t(`fileChanges:byName.${actorKind}`, { name: actorName }),
    fieldsText: (fields: readonly string[]) =>
      fields
        .flatMap((name) => fieldOf(name) ?? [])
        .map((field) => t(`me:fields.${field}`))
        .join(', '),
  }
}

interface FileChangeListProps {
  readonly page: FileChanges
  readonly onTurn: (cursor: string | undefined) => void
  /** Read by the person whose file it is. */
  readonly mine?: boolean
}

/** What was changed in a file, by whom and when, the latest first. */
export function FileChangeList({ page, onTurn, mine = false }: FileChangeListProps) {
  const { t } = useTranslation('fileChanges')
  const format = useFormat()
  const { actionText, byText, fieldsText } = useChangeWords()
  return (
    <>
      <ol className={classes.list}>
        {page.items.map((change) => {
          const fields = fieldsText(change.fields)
          return (
            <li key={change.id} className={classes.event}>
              <p className={classes.when}>
                <time dateTime={change.at}>
                  {format.instantDay(change.at)} · {format.instantTime(change.at)}
                </time>
              </p>
              <div>
                <p className={classes.what}>{actionText(change)}</p>
                <p className={classes.more}>{byText(change, mine)}</p>
                {fields !== '' && <p className={classes.more}>{t('fields', { fields })}</p>}
                {change.reason !== null && (
                  <p className={classes.more}>{t('reason', { reason: change.reason })}</p>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {(page.nextCursor !== null || page.firstRank > 1) && <ListPager page={page} onTurn={onTurn} />}
    </>
  )
}
