import fc from 'fast-check'
import { describe, it } from 'vitest'
import { holds } from '../testing/holds.ts'
import { isMemberColumn, MEMBER_COLUMNS, moveColumn, readColumns } from './member-columns.ts'

const someColumns = fc.uniqueArray(fc.constantFrom(...MEMBER_COLUMNS))

describe('readColumns', () => {
  it('keeps known columns in their order, each once, and always the name', () => {
    holds(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...MEMBER_COLUMNS), fc.string())), (names) => {
        const columns = readColumns(names)
        const known = [...new Set(names.filter(isMemberColumn))]
        return (
          columns.includes('name') &&
          new Set(columns).size === columns.length &&
          columns.filter((column) => known.includes(column)).join() === known.join()
        )
      }),
    )
  })
})

describe('moveColumn', () => {
  it('loses no column, and a step back undoes a step', () => {
    holds(
      fc.property(
        someColumns,
        fc.constantFrom(...MEMBER_COLUMNS),
        fc.constantFrom(1, -1),
        (columns, one, step) => {
          const moved = moveColumn(columns, one, step as 1 | -1)
          const isMoved = moved.join() !== columns.join()
          const back = moveColumn(moved, one, -step as 1 | -1)
          return (
            moved.toSorted().join() === columns.toSorted().join() &&
            (!isMoved || back.join() === columns.join())
          )
        },
      ),
    )
  })
})
