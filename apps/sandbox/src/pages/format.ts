const nonBreaking = (text: string) => text.replace(/[\u202f\u2009 ]/g, '\u00a0')

/** An amount in the currency's smallest unit, written in French: `69,00 €`, with non-breaking spaces. */
export function formatAmount(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('fr-FR', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return nonBreaking(format.format(amount / 10 ** digits))
}

const dateTime = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Paris',
})

/** An instant (anything `Date` takes), in French and in Paris time. */
export function formatInstant(instant: string | number): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? '' : dateTime.format(date)
}

/** Groups of four: `4242 4242 4242 4242`, with ordinary spaces so that it can be copied. */
export function inFours(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ')
}

/** `1 message`, `2 messages`; none is singular in French. */
export function counted(count: number, noun: string): string {
  return `${count}\u00a0${noun}${count > 1 ? 's' : ''}`
}

/** A size in bytes, in French units. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0o`
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'ko'] : [bytes / 1_000_000, 'Mo']
  return `${nonBreaking(size.toLocaleString('fr-FR', { maximumFractionDigits: 1 }))}\u00a0${unit}`
}
