import {
  FIXED_COLUMN,
  MEMBER_COLUMNS,
  type MemberColumn,
  moveColumn,
  USUAL_COLUMNS,
} from '@guichet/domain/member-columns'
import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import type { MemberList } from './use-member-view.ts'
import classes from './view-bar.module.css'

/** Which columns the list has, and in which order. */
export function ColumnsDialog({
  list,
  onClose,
}: {
  readonly list: MemberList
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['memberViews', 'backoffice', 'common'])
  const [columns, setColumns] = useState<readonly MemberColumn[]>(list.content.columns)
  const [said, setSaid] = useState('')
  const apply = useMutation({ mutationFn: () => list.setColumns(columns), onSuccess: onClose })
  const nameOf = (column: MemberColumn) => t(`backoffice:members.columns.${column}`)
  const shown = [...columns, ...MEMBER_COLUMNS.filter((column) => !columns.includes(column))]
  const move = (column: MemberColumn, step: 1 | -1) => {
    const next = moveColumn(columns, column, step)
    setColumns(next)
    setSaid(
      t('memberViews:columns.moved', {
        column: nameOf(column),
        place: next.indexOf(column) + 1,
        total: next.length,
      }),
    )
  }
  return (
    <Dialog
      title={t('memberViews:columns.title')}
      {...(!apply.isPending && { onClose })}
      actions={
        <>
          <Button variant="subtle" onClick={() => setColumns(USUAL_COLUMNS)}>
            {t('memberViews:columns.usual')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button loading={apply.isPending} onClick={() => apply.mutate()}>
            {t('memberViews:columns.apply')}
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        <p>{t(list.view ? 'memberViews:columns.introView' : 'memberViews:columns.intro')}</p>
        <ul className={classes.columns} aria-label={t('memberViews:columns.title')}>
          {shown.map((column) => {
            const rank = columns.indexOf(column)
            const isShown = rank >= 0
            return (
              <li key={column}>
                <Checkbox
                  label={nameOf(column)}
                  checked={isShown}
                  disabled={column === FIXED_COLUMN}
                  onChange={(event) =>
                    setColumns(
                      event.currentTarget.checked
                        ? [...columns, column]
                        : columns.filter((each) => each !== column),
                    )
                  }
                />
                {isShown && (
                  <span className={classes.moves}>
                    <ActionIcon
                      variant="default"
                      size={36}
                      aria-label={t('memberViews:columns.up', { column: nameOf(column) })}
                      data-disabled={rank === 0}
                      aria-disabled={rank === 0}
                      onClick={() => move(column, -1)}
                    >
                      <IconArrowUp size={18} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="default"
                      size={36}
                      aria-label={t('memberViews:columns.down', { column: nameOf(column) })}
                      data-disabled={rank === columns.length - 1}
                      aria-disabled={rank === columns.length - 1}
                      onClick={() => move(column, 1)}
                    >
                      <IconArrowDown size={18} aria-hidden />
                    </ActionIcon>
                  </span>
                )}
              </li>
            )
          })}
        </ul>
        <p className="visually-hidden" role="status">
          {said}
        </p>
        {apply.error && <ErrorNotice title={t('memberViews:columns.failed')} error={apply.error} />}
      </div>
    </Dialog>
  )
}
