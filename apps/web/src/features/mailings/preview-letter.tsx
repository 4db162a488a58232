import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { organisationQuery } from '../../shared/api/organisation.ts'
import type { MailingPreviewView } from './api/mailings.ts'
import classes from './mailings.module.css'

type Block = MailingPreviewView['blocks'][number]
type Run = Extract<Block, { kind: 'paragraph' }>['runs'][number]

const keyed = <T,>(list: readonly T[]) => list.map((item, index) => ({ item, key: String(index) }))

function Words({ runs }: { readonly runs: readonly Run[] }) {
  return keyed(runs).map(({ item: { text, strong, emphasis, url }, key }) => {
    const lines = keyed(text.split('\n')).map((line) => (
      <Fragment key={line.key}>
        {line.key !== '0' && <br />}
        {line.item}
      </Fragment>
    ))
    const weighed = strong ? <strong>{lines}</strong> : lines
    const leaning = emphasis ? <em>{weighed}</em> : weighed
    // A picture of the link: it would lead into somebody else’s space.
    return (
      <Fragment key={key}>
        {url === null ? (
          leaning
        ) : (
          <span className={classes.link} title={url}>
            {leaning}
          </span>
        )}
      </Fragment>
    )
  })
}

function LetterBlock({ block }: { readonly block: Block }) {
  if (block.kind === 'paragraph')
    return (
      <p>
        <Words runs={block.runs} />
      </p>
    )
  if (block.kind === 'heading')
    return (
      <p className={classes.heading} data-level={block.level}>
        <Words runs={block.runs} />
      </p>
    )
  const Tag = block.ordered ? 'ol' : 'ul'
  return (
    <Tag>
      {keyed(block.items).map(({ item, key }) => (
        <li key={key}>
          <Words runs={item} />
        </li>
      ))}
    </Tag>
  )
}

/** The mail as it will be read, in the look of the portal. */
export function PreviewLetter({ preview }: { readonly preview: MailingPreviewView }) {
  const { data: organisation } = useQuery(organisationQuery)
  return (
    <div className={classes.letter} lang={preview.locale}>
      <p className={classes.brand}>{organisation?.name}</p>
      {keyed(preview.blocks).map(({ item, key }) => (
        <LetterBlock key={key} block={item} />
      ))}
    </div>
  )
}
