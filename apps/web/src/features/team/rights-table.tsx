import { mayDo, type Permission, STAFF_ROLES } from '@guichet/domain/rights'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { useTeamWords } from './team-words.ts'

/** What each role may do: the one table that the API decides by. */
export function RightsTable() {
  const { t } = useTranslation('team')
  const words = useTeamWords()
  const columns = useMemo(
    (): readonly Column<Permission>[] => [
      { key: 'right', header: t('rightsTable.right'), main: true, render: (right) => words.right(right) },
      ...STAFF_ROLES.map(
        (role): Column<Permission> => ({
          key: role,
          header: words.role(role),
          render: (right) => {
            const may = mayDo(role, right)
            const Icon = may ? IconCheck : IconMinus
            return (
              <>
                <Icon size={18} aria-hidden />
                <span className="visually-hidden">{t(may ? 'rightsTable.yes' : 'rightsTable.no')}</span>
              </>
            )
          },
        }),
      ),
    ],
    [t, words],
  )
  return (
    <RecordList
      caption={t('rightsTable.title')}
      columns={columns}
      rows={words.rights}
      rowKey={(right) => right}
      dense
    />
  )
}
