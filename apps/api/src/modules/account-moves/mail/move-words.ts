import type { MoveKind, MoveSide } from '@guichet/domain/account-moves'
import type { Locale } from '../../../ctx.ts'

interface Words {
  readonly subject: string
  readonly text: string
}
type Table = Readonly<Record<Locale, Readonly<Record<MoveKind, Readonly<Record<MoveSide, Words>>>>>>

/** What a proposal is about, inside a sentence. */
export const WHAT: Readonly<Record<Locale, Readonly<Record<MoveKind, string>>>> = {
  fr: { detach: 'de détachement', attach: 'de rattachement', swap: 'd’échange' },
  en: { detach: 'to detach', attach: 'to attach', swap: 'to swap' },
}

/** A proposal, as the side that is asked reads it: `{login}` is its own account. */
export const PROPOSED: Table = {
  fr: {
    detach: {
      account: {
        subject: 'Le compte primaire {other} propose de détacher le compte {login}',
        text: 'Le compte primaire {other} ({otherCompany}) propose que le compte {login} devienne un compte primaire indépendant.',
      },
      primary: {
        subject: 'Le compte {other} demande à être détaché du compte {login}',
        text: 'Le compte secondaire {other} ({otherCompany}) demande à devenir un compte primaire indépendant\u00a0: il ne dépendrait plus du compte {login}.',
      },
    },
    attach: {
      account: {
        subject: 'Le compte {other} propose de rattacher le compte {login}',
        text: 'Le compte primaire {other} ({otherCompany}) propose que le compte {login} devienne l’un de ses comptes secondaires.',
      },
      primary: {
        subject: 'Le compte {other} demande à être rattaché au compte {login}',
        text: 'Le compte {other} ({otherCompany}) demande à devenir un compte secondaire du compte {login}.',
      },
    },
    swap: {
      account: {
        subject: 'Le compte primaire {other} propose d’échanger sa place avec le compte {login}',
        text: 'Le compte primaire {other} ({otherCompany}) propose que le compte {login} prenne sa place\u00a0: {login} deviendrait le compte primaire, et {other} l’un de ses comptes secondaires.',
      },
      primary: {
        subject: 'Le compte {other} demande à prendre la place du compte {login}',
        text: 'Le compte secondaire {other} ({otherCompany}) demande à prendre la place du compte {login}\u00a0: {other} deviendrait le compte primaire, et {login} l’un de ses comptes secondaires.',
      },
    },
  },
  en: {
    detach: {
      account: {
        subject: 'The primary account {other} proposes to detach the account {login}',
        text: 'The primary account {other} ({otherCompany}) proposes that the account {login} become an independent primary account.',
      },
      primary: {
        subject: 'The account {other} asks to be detached from the account {login}',
        text: 'The secondary account {other} ({otherCompany}) asks to become an independent primary account: it would no longer be under the account {login}.',
      },
    },
    attach: {
      account: {
        subject: 'The account {other} proposes to attach the account {login}',
        text: 'The primary account {other} ({otherCompany}) proposes that the account {login} become one of its secondary accounts.',
      },
      primary: {
        subject: 'The account {other} asks to be attached to the account {login}',
        text: 'The account {other} ({otherCompany}) asks to become a secondary account of the account {login}.',
      },
    },
    swap: {
      account: {
        subject: 'The primary account {other} proposes to swap places with the account {login}',
        text: 'The primary account {other} ({otherCompany}) proposes that the account {login} take its place: {login} would be the primary account, and {other} one of its secondary accounts.',
      },
      primary: {
        subject: 'The account {other} asks to take the place of the account {login}',
        text: 'The secondary account {other} ({otherCompany}) asks to take the place of the account {login}: {other} would be the primary account, and {login} one of its secondary accounts.',
      },
    },
  },
}

/** What was done, as each of the two reads it. */
export const MOVED: Table = {
  fr: {
    detach: {
      account: {
        subject: 'Le compte {login} est désormais indépendant',
        text: 'Le compte {login} est détaché du compte {other} ({otherCompany})\u00a0: c’est maintenant un compte primaire, facturé à lui-même à partir d’aujourd’hui. Le compte {other} n’y a plus accès.',
      },
      primary: {
        subject: 'Le compte {other} est détaché du compte {login}',
        text: 'Le compte {other} ({otherCompany}) est détaché du compte {login}. Vous n’y avez plus accès, et il ne vous est plus facturé à partir d’aujourd’hui.',
      },
    },
    attach: {
      account: {
        subject: 'Le compte {login} est rattaché au compte {other}',
        text: 'Le compte {login} est maintenant un compte secondaire du compte {other} ({otherCompany}), qui le gère et le paie à partir d’aujourd’hui. Ses téléprocédures sont celles que les deux comptes ont choisies.',
      },
      primary: {
        subject: 'Le compte {other} est rattaché au compte {login}',
        text: 'Le compte {other} ({otherCompany}) est maintenant un compte secondaire du compte {login}, à qui il est facturé à partir d’aujourd’hui.',
      },
    },
    swap: {
      account: {
        subject: 'Le compte {login} a pris la place du compte {other}',
        text: 'Le compte {login} est maintenant le compte primaire. Le compte {other} ({otherCompany}) et les autres comptes secondaires lui sont rattachés, et tout lui est facturé à partir d’aujourd’hui.',
      },
      primary: {
        subject: 'Le compte {other} a pris la place du compte {login}',
        text: 'Le compte {other} ({otherCompany}) est maintenant le compte primaire. Le compte {login} est l’un de ses comptes secondaires et n’est plus facturé à partir d’aujourd’hui.',
      },
    },
  },
  en: {
    detach: {
      account: {
        subject: 'The account {login} is independent now',
        text: 'The account {login} is detached from the account {other} ({otherCompany}): it is a primary account now, invoiced itself from today on. The account {other} has no access to it any more.',
      },
      primary: {
        subject: 'The account {other} is detached from the account {login}',
        text: 'The account {other} ({otherCompany}) is detached from the account {login}. You have no access to it any more, and it is not invoiced to you from today on.',
      },
    },
    attach: {
      account: {
        subject: 'The account {login} is attached to the account {other}',
        text: 'The account {login} is now a secondary account of the account {other} ({otherCompany}), which manages and pays it from today on. Its procedures are those that both accounts have chosen.',
      },
      primary: {
        subject: 'The account {other} is attached to the account {login}',
        text: 'The account {other} ({otherCompany}) is now a secondary account of the account {login}, to which it is invoiced from today on.',
      },
    },
    swap: {
      account: {
        subject: 'The account {login} has taken the place of the account {other}',
        text: 'The account {login} is the primary account now. The account {other} ({otherCompany}) and the other secondary accounts are attached to it, and everything is invoiced to it from today on.',
      },
      primary: {
        subject: 'The account {other} has taken the place of the account {login}',
        text: 'The account {other} ({otherCompany}) is the primary account now. The account {login} is one of its secondary accounts and is not invoiced any more from today on.',
      },
    },
  },
}

export const MOVED_MORE: Readonly<Record<Locale, Readonly<Record<'mailbox' | 'reason' | 'kept', string>>>> = {
  fr: {
    mailbox:
      'Une boîte mail lui est attribuée, comme à tout compte primaire\u00a0: son titulaire doit d’abord en définir le mot de passe.',
    reason: 'Le changement a été fait par nos services. Motif\u00a0: {reason}',
    kept: 'Le nom de compte, l’adresse e-mail, le numéro de dossier, les documents et l’historique sont conservés.',
  },
  en: {
    mailbox: 'It gets a mailbox, as every primary account has: its holder must first set the password.',
    reason: 'The change was made by our staff. Reason: {reason}',
    kept: 'The login, the e-mail address, the file number, the documents and the history are kept.',
  },
}
