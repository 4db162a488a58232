import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useMayInFile, useOwnFile } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import { Notice } from '../../shared/ui/notice.tsx'

/** Nothing can be declared before the activities are said. */
export function ActivitiesUnknown() {
  const { t } = useTranslation('declarations')
  const isOwn = useOwnFile()
  const maySee = useMayInFile()('file.see')
  return (
    <Notice
      tone="warning"
      title={t('activities.title')}
      actions={
        maySee ? (
          <Button component={Link} to={paths.declarantCompany}>
            {t('activities.action')}
          </Button>
        ) : undefined
      }
    >
      <p>{t(isOwn ? 'activities.body' : 'activities.bodyOf')}</p>
    </Notice>
  )
}

interface UncheckedProps {
  readonly state: 'to-check' | 'refused'
}

/** The file is not open: nothing can be declared in it yet, or any more. */
export function Unchecked({ state }: UncheckedProps) {
  const { t } = useTranslation('declarations')
  // Somebody else’s file tells no more than that.
  if (!useOwnFile()) return <Notice tone="info" title={t('unchecked.of')} />
  return (
    <Notice
      tone={state === 'refused' ? 'danger' : 'info'}
      title={t(`unchecked.${state}.title`)}
      actions={
        <Button component={Link} to={paths.dashboard} variant="default">
          {t('unchecked.action')}
        </Button>
      }
    >
      <p>{t(`unchecked.${state}.body`)}</p>
    </Notice>
  )
}
