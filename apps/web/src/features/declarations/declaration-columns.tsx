import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useMayInFile } from '../../shared/api/session.ts'
import { DeclarationState } from '../../shared/declarations/declaration-state.tsx'
import type { DeclarationLine } from '../../shared/declarations/declarations.ts'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { ListLink } from '../../shared/ui/list-link.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import { loadReceipt } from './api/declarations.ts'
import classes from './declarations.module.css'

/** Whether there is something to declare that one may declare. */
const isAsked = ({ state, isOpen }: DeclarationLine) => isOpen && state !== 'filed'

export function useDeclarationColumns(): readonly Column<DeclarationLine>[] {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const words = useDeclarationWords()
  const mayFile = useMayInFile()('declarations.file')
  return useMemo(
    () => [
      {
        key: 'period',
        header: t('columns.period'),
        main: true,
        render: ({ code }) => (
          <ListLink to={paths.declaration(code)} className={classes.link} {...{ [ROW_LINK]: '' }}>
            {words.periodTitle(code)}
          </ListLink>
        ),
      },
      { key: 'due', header: t('columns.due'), render: ({ dueOn }) => format.day(dueOn) },
      {
        key: 'turnover',
        header: t('columns.turnover'),
        align: 'end',
        render: ({ filing }) => (filing === null ? '–' : format.euros(filing.turnoverCents)),
        hideInCard: ({ filing }) => filing === null,
      },
      {
        key: 'total',
        header: t('columns.total'),
        align: 'end',
        render: ({ filing }) => (filing === null ? '–' : format.euros(filing.totalCents)),
        hideInCard: ({ filing }) => filing === null,
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: (line) => <DeclarationState line={line} isLate={line.filing?.isLate ?? false} />,
      },
      {
        key: 'filed',
        header: t('columns.filed'),
        render: ({ filing }) => (filing === null ? '–' : format.instantDay(filing.filedAt)),
        hideInCard: ({ filing }) => filing === null,
      },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (line) => {
          const { code, filing } = line
          if (filing !== null)
            return (
              <DownloadButton
                label={t('receipt.short')}
                size="sm"
                load={() => loadReceipt(code, filing.version)}
                fileName={t('receipt.file', { number: filing.receipt.number })}
              />
            )
          if (!(isAsked(line) && mayFile)) return null
          return (
            <Button
              component={Link}
              to={paths.declaration(code)}
              size="sm"
              variant="default"
              aria-label={t('next.declareOf', { period: words.period(code) })}
            >
              {t('next.declare')}
            </Button>
          )
        },
      },
    ],
    [t, format, words, mayFile],
  )
}
