/** An e-mail address: where it does not fit on a line, it is parted before its sign, and not within a word. */
export function MailText({ address }: { readonly address: string }) {
  const at = address.lastIndexOf('@')
  if (at < 0) return address
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  )
}
