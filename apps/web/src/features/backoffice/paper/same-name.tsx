import { searchKey } from '@guichet/domain/text'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../../shared/paths.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import { namesakesQuery } from './record.ts'

const PAUSE_MS = 300

interface SameNameProps {
  readonly firstName: string
  readonly lastName: string
}

/** Members who bear the name that is typed: one person, one file. They open beside what was typed. */
export function SameName({ firstName, lastName }: SameNameProps) {
  const { t } = useTranslation('letters')
  const isWhole = firstName.trim() !== '' && lastName.trim() !== ''
  const [asked] = useDebouncedValue(isWhole ? `${lastName.trim()} ${firstName.trim()}` : '', PAUSE_MS)
  const { data: found = [] } = useQuery(namesakesQuery(asked))
  const same = isWhole
    ? found.filter((member) => searchKey(`${member.lastName} ${member.firstName}`) === searchKey(asked))
    : []
  return (
    <div role="status">
      {asked !== '' && same.length > 0 && (
        <Notice tone="warning" title={t('record.sameName', { count: same.length })}>
          <p>{t('record.sameNameBody')}</p>
          <ul>
            {same.map(({ personId, memberNumber, city, ...named }) => (
              <li key={personId}>
                <Link to={paths.staffMember(personId)} target="_blank">
                  {t('record.sameNameLink', { name: `${named.firstName} ${named.lastName}`, memberNumber })}
                </Link>
                {city !== null && `, ${city}`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
