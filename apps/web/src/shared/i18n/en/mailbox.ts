/** The mailbox of an account: its own password, settings of a mail program. */
export default {
  title: 'Mailbox',
  failed: 'The mailbox could not be loaded',
  facts: {
    address: 'Address',
    password: 'Password',
    size: 'Size',
    megabytes: '{{shown}} MB',
    gigabytes: '{{shown}} GB',
    passwordSet: 'Set on {{date}}',
    passwordUnset: 'Not set yet',
  },
  unset: {
    title: 'The password of the mailbox is not set yet',
    holder:
      'Messages arrive already. To read them in a mail program, set a password for the mailbox alone, other than the one that signs you in here.',
    other:
      'Messages arrive already. Only the holder of {{login}} can set this password, on the tab “Password” of the account.',
  },
  onlyHolder: 'Only the holder of {{login}} can change or revoke this password.',
  inactive: {
    title: 'The mailbox is closed with the account',
    body: 'Nothing arrives and nobody reads it while the account is not open.',
  },
  settings: {
    title: 'Settings for a mail program',
    intro:
      'To copy into Thunderbird, Outlook, Apple Mail or your telephone. The password asked for is that of the mailbox.',
    user: 'User name',
    imap: 'Incoming server (IMAP)',
    smtp: 'Outgoing server (SMTP)',
    imapPort: 'Incoming port',
    smtpPort: 'Outgoing port',
    port: '{{port}}, {{security}}',
    tls: 'SSL/TLS',
    starttls: 'STARTTLS',
    authentication: 'Authentication',
    normalPassword: 'Normal password',
    noneTitle: 'No mail program can connect yet',
    noneBody: 'The organisation has not opened this access yet. Service messages are read on the portal.',
  },
  actions: { set: 'Set the password', change: 'Change the password', revoke: 'Revoke' },
  form: {
    setTitle: 'Set the password of the mailbox',
    changeTitle: 'Change the password of the mailbox',
    intro: 'It opens {{address}} in a mail program, and nothing else.',
    changeFollows: 'Programs that use the former password will no longer get into the mailbox.',
    current: 'Your sign-in password',
    new: 'Password of the mailbox',
    confirmation: 'Password of the mailbox, again',
    suggest: 'Suggest a password',
    suggestion: 'Suggested password',
    suggested: 'Copy it into your mail program: it will not be shown again.',
    accents: 'Some mail programs send accented letters wrongly: a password without accents works everywhere.',
  },
  revoke: {
    title: 'Revoke the password of the mailbox?',
    follows:
      'No mail program gets into the mailbox any more. Messages go on arriving, and you can set another password whenever you like.',
    confirm: 'Revoke the password',
  },
  told: 'A notice will be sent to {{told}}, without the password.',
  done: {
    set: 'The password of the mailbox is set',
    revoked: 'The password of the mailbox is revoked',
    setBody: 'Type it into your mail program now, with the settings below.',
    revokedBody: 'No mail program gets into the mailbox any more.',
  },
}
