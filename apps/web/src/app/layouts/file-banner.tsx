import { endAssistance } from '@guichet/contract/assistances.contract'
import { Button } from '@mantine/core'
import { IconBriefcase, IconLifebuoy } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/client.ts'
import { useSession } from '../../shared/api/session.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import classes from './file-banner.module.css'

/** On each page of a file that is not one’s own: for whom one acts, until when, and the way back. */
export function FileBanner() {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  const { actingFor } = useSession()
  const back = () => {
    if (actingFor?.kind === 'assistance') leaveFor(paths.staffMember(actingFor.personId))
    else leaveFor(paths.files)
  }
  // Without an answer it ends by itself; staff go back all the same.
  const end = useMutation({
    mutationFn: (id: string) => api.call(endAssistance, { params: { id } }),
    onSettled: back,
  })
  if (!actingFor) return null
  const { kind, firstName, lastName, endsOn, endsAt, id } = actingFor
  const isStaff = kind === 'assistance'
  const Icon = isStaff ? IconLifebuoy : IconBriefcase
  const until = isStaff
    ? endsAt && t('banner.untilTime', { time: format.instantTime(endsAt) })
    : endsOn && t('banner.untilDay', { date: format.day(endsOn) })
  return (
    <section className={classes.banner} data-kind={kind} aria-label={t('banner.label')}>
      <Icon size={22} aria-hidden className={classes.icon} />
      <p className={classes.words}>
        {t(isStaff ? 'banner.assisting' : 'banner.acting')}{' '}
        <strong>
          {lastName} {firstName}
        </strong>{' '}
        {until && <span className={classes.until}>{until}</span>}
      </p>
      <Button
        size="sm"
        className={classes.way}
        variant="white"
        color="dark"
        loading={end.isPending}
        onClick={() => (isStaff ? end.mutate(id) : back())}
      >
        {t(isStaff ? 'banner.end' : 'banner.back')}
      </Button>
    </section>
  )
}
