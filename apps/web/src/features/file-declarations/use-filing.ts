import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import {
  type Check,
  type CheckedLine,
  checkLines,
  type FiledLine,
  fileLines,
  type LineToFile,
} from './api.ts'

/** Lines sent at once: the bar moves, and little is lost when the network is. */
const AT_ONCE = 25

/** A line that was sent, with what came of it. */
export interface DoneLine {
  readonly checked: CheckedLine
  readonly filed: FiledLine
}
interface Part {
  readonly key: string
  readonly lines: readonly CheckedLine[]
}

/** Lines that would be filed. */
export const toFile = (check: Check): CheckedLine[] =>
  check.lines.filter(({ outcome, found }) => found !== null && (outcome === 'file' || outcome === 'correct'))

function partsOf(lines: readonly CheckedLine[]): Part[] {
  const parts: Part[] = []
  for (let start = 0; start < lines.length; start += AT_ONCE)
    parts.push({ key: newRequestKey(), lines: lines.slice(start, start + AT_ONCE) })
  return parts
}

const toLine = ({ found, period, turnovers, totalCents }: CheckedLine): LineToFile => ({
  ...{ fileId: found?.fileId ?? '', period, version: found?.version ?? 0, turnovers, totalCents },
})

/** Turnover for many files: typed, checked, filed part by part, told line by line. */
export function useFiling() {
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [done, setDone] = useState<readonly DoneLine[]>([])
  const [finished, setFinished] = useState(false)
  /** Parts that wait, under the key of their first try: one whose answer was lost is not filed twice. */
  const waiting = useRef<Part[]>([])
  const check = useMutation({ mutationFn: checkLines })
  const filing = useMutation({
    mutationFn: async (checked: Check) => {
      if (waiting.current.length === 0) waiting.current = partsOf(toFile(checked))
      for (let part = waiting.current[0]; part !== undefined; part = waiting.current[0]) {
        const { lines, key } = part
        const filed = await fileLines(lines.map(toLine), key)
        const pairs = lines.flatMap((line, index) => {
          const answer = filed[index]
          return answer ? [{ checked: line, filed: answer }] : []
        })
        waiting.current.shift()
        setDone((before) => [...before, ...pairs])
      }
    },
    onSuccess: () => setFinished(true),
    onSettled: () => queries.invalidateQueries({ queryKey: ['file-declarations'] }),
  })
  const restart = () => {
    waiting.current = []
    setDone([])
    setFinished(false)
    check.reset()
    filing.reset()
  }
  return {
    ...{ text, check, filing, done, finished },
    /** Whether some lines were sent, and others were not. */
    halted: filing.isError && (done.length > 0 || waiting.current.length > 0),
    write: (next: string) => {
      setText(next)
      if (!(check.isIdle && done.length === 0)) restart()
    },
    again: () => {
      restart()
      setText('')
    },
  }
}
export type Filing = ReturnType<typeof useFiling>
