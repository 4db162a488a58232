import { type DelegationRight, wholeRights, withoutRight } from '@guichet/domain/delegation'
import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './delegations.module.css'

const GROUPS = [
  'file',
  'memberships',
  'documents',
  'certificates',
  'payments',
  'services',
  'accounts',
  'declarations',
] as const

interface RightBoxesProps {
  readonly offered: readonly DelegationRight[]
  readonly value: readonly DelegationRight[]
  readonly onChange: (rights: DelegationRight[]) => void
  readonly error?: string | undefined
}

/** Rights by what they are about: choosing one chooses what it needs, and taking one away what needs it. */
export function RightBoxes({ offered, value, onChange, error }: RightBoxesProps) {
  const { t } = useTranslation('delegations')
  const choose = (chosen: string[]) => {
    const taken = value.find((right) => !chosen.includes(right))
    onChange(taken ? withoutRight(value, taken) : wholeRights(chosen as DelegationRight[]))
  }
  return (
    <Checkbox.Group
      label={t('form.rights')}
      description={t('form.rightsHelp')}
      error={error}
      size="md"
      value={[...value]}
      onChange={choose}
    >
      <div className={classes.groups}>
        {GROUPS.map((group) => {
          const rights = offered.filter((right) => right.startsWith(`${group}.`))
          if (rights.length === 0) return null
          return (
            <div key={group} className={classes.group}>
              <p className={classes.groupName}>{t(`groups.${group}`)}</p>
              {rights.map((right) => (
                <Checkbox key={right} value={right} label={t(`rights.${right}`)} />
              ))}
            </div>
          )
        })}
      </div>
    </Checkbox.Group>
  )
}
