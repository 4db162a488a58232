import { NativeSelect } from '@mantine/core'

interface FilterSelectProps<T extends string> {
  readonly label: string
  readonly allLabel: string
  readonly value: T | undefined
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: string | undefined) => void
}

/** One filter above a list; the first line takes it away. */
export function FilterSelect<T extends string>(props: FilterSelectProps<T>) {
  const { label, allLabel, value, options, onChange } = props
  return (
    <NativeSelect
      label={label}
      data={[{ value: '', label: allLabel }, ...options]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  )
}
