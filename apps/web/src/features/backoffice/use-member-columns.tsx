import { formatSiret } from '@guichet/domain/identifiers'
import { type MemberColumn, readColumns } from '@guichet/domain/member-columns'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { groupPhone } from '../../shared/format/phone.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { paths } from '../../shared/paths.ts'
import { ListLink } from '../../shared/ui/list-link.tsx'
import { MailText } from '../../shared/ui/mail-text.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { MembershipState } from '../../shared/ui/states.tsx'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import type { MemberLine } from './api/list-members.ts'
import classes from './members-page.module.css'

type Cell = Pick<Column<MemberLine>, 'render'> & Partial<Omit<Column<MemberLine>, 'key' | 'header'>>

/** The columns of the list of members that are wanted, in their order. */
export function useMemberColumns(wanted: readonly MemberColumn[]): readonly Column<MemberLine>[] {
  const { t } = useTranslation('backoffice')
  const format = useFormat()
  const locale = useLocale()
  const names = wanted.join(',')
  return useMemo(() => {
    const text = (pick: (row: MemberLine) => string | null): Cell => ({
      render: (row) => pick(row) || t('member.empty'),
      hideInCard: (row) => !pick(row),
    })
    const day = (pick: (row: MemberLine) => string | null): Cell =>
      text((row) => {
        const value = pick(row)
        return value === null ? null : format.day(value)
      })
    const cells: Readonly<Record<MemberColumn, Cell>> = {
      number: { render: (row) => row.memberNumber, sort: 'number', upFirst: true },
      name: {
        main: true,
        sort: 'name',
        upFirst: true,
        render: (row) => (
          <ListLink to={paths.staffMember(row.personId)} className={classes.name} {...{ [ROW_LINK]: '' }}>
            {row.lastName} {row.firstName}
          </ListLink>
        ),
      },
      email: {
        render: (row) => (row.email === '' ? t('members.mailNone') : <MailText address={row.email} />),
      },
      personalEmail: text((row) => row.personalEmail),
      phone: text((row) => row.phone && groupPhone(row.phone)),
      activity: text((row) => row.activity),
      siret: text((row) => row.siret && formatSiret(row.siret)),
      ape: text((row) => row.ape),
      website: text((row) => row.website),
      partner: text((row) => row.partner),
      street: text((row) => row.street),
      complement: text((row) => row.complement),
      postcode: text((row) => row.postcode),
      city: text((row) => row.city),
      type: text((row) => (locale === 'en' ? row.typeEn : row.typeFr)),
      startsOn: day((row) => row.startsOn),
      endsOn: { ...day((row) => row.endsOn), sort: 'endsOn', upFirst: true },
      membership: {
        render: (row) => (
          <span className={classes.state}>
            <MembershipState state={row.membershipState} />
            {row.endsOn !== null &&
              t(row.membershipState === 'active' ? 'members.until' : 'members.since', {
                date: format.day(row.endsOn),
              })}
          </span>
        ),
      },
      recordedOn: { ...text((row) => format.instantDay(row.recordedAt)), sort: 'recordedOn' },
    }
    return readColumns(names.split(',')).map((key) => ({
      key,
      header: t(`members.columns.${key}`),
      ...cells[key],
    }))
  }, [names, t, format, locale])
}
