/** The page behind a share link. */
export default {
  title: 'Shared document',
  checking: 'Reading the link…',
  shared: 'A document is shared with you.',
  sharedBy: '{{name}} shares a document with you.',
  locked: 'This document is protected by a password.',
  password: 'Password',
  passwordHelp: 'The one that you were told by whoever shares the document.',
  passwordMissing: 'Type the password.',
  passwordWrong: 'This password is not the right one.',
  unlock: 'Continue',
  download: 'Download',
  again: 'Download again',
  done: 'The document is downloaded',
  limits_one: 'This link gives one more download, until {{date}}.',
  limits_other: 'This link gives {{count}} more downloads, until {{date}}.',
  usedUp: 'This link gives no more downloads.',
  gone: 'This link leads to no document any more',
  goneBody:
    'It is incomplete, expired, used up or ended. Check the address, or ask whoever gave it to you for another one.',
  failed: 'The document could not be read',
}
