/** A piece of HTML that is safe to put into a page as it is. Made by `html` only. */
export interface Html {
  readonly markup: string
}

type Value = string | number | Html | undefined | null | false | readonly Value[]

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

function isHtml(value: Value): value is Html {
  return typeof value === 'object' && value !== null && 'markup' in value
}

function render(value: Value): string {
  if (value === undefined || value === null || value === false) return ''
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if (isHtml(value)) return value.markup
  return value.map(render).join('')
}

/** Template tag: every value is escaped, except pieces that `html` itself made. Attributes must stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  let markup = parts[0] ?? ''
  values.forEach((value, index) => {
    markup += render(value) + (parts[index + 1] ?? '')
  })
  return { markup }
}
