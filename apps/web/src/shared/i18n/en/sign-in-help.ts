/** `/aide-connexion`: kinds of trouble and what to do (U20). */
export default {
  heading: 'Trouble signing in?',
  intro: 'Choose what looks like your situation. These answers are the same for everybody.',
  pages: {
    '/mot-de-passe-oublie': 'Choose a new password',
    '/connexion': 'Go to sign-in',
    '/contact': 'Write to our team',
  },
  'mot-de-passe': {
    title: 'I forgot my password',
    what: 'Ask for a link: it reaches the address of your space and serves for 24 hours.',
    do: 'Depending on how you protected recovery, a code by SMS or the answer to your secret question is asked for next. With two proofs only, allow for a delay of 24 hours.',
  },
  adresse: {
    title: 'I do not know with which address I sign in',
    what: 'Look in your mailbox for a message from us: the address that received it is probably the right one.',
    do: 'You can also sign in with the login of your account, your social security number, or your SIRET if it means one person only. For your safety this portal tells nobody which address is registered.',
  },
  bloque: {
    title: 'Sign-in is locked',
    what: 'Five wrong passwords or five wrong codes lock sign-in for 30 minutes. An e-mail tells the owner of the space.',
    do: 'Wait for the end, sign in from a device that you used before or with a passkey, or choose a new password: the lock ends at once.',
  },
  'e-mail': {
    title: 'The e-mail does not come',
    what: 'It leaves within seconds, but some mailboxes hold it back for minutes or take it for junk.',
    do: 'Check the address that you typed, look into the junk mail, then try another address. Still nothing? Your space may be registered at an address that you no longer have: contact us.',
  },
  sms: {
    title: 'The code by SMS does not come',
    what: 'A code serves for ten minutes, and three can be sent in a quarter of an hour. Only the last one is right.',
    do: 'Check the last two digits of the number shown and your reception, then send another code. Else use a recovery code, your authenticator program or a passkey.',
  },
  telephone: {
    title: 'I lost my telephone or my second factor',
    what: 'One of the ten recovery codes that you kept takes the place of the code of the program or the SMS. So does a passkey on another device.',
    do: 'None of these is left? Our team checks who you are, gives you a temporary password and takes the old second factor away. Once signed in, set up another one on the page “Security”.',
  },
  lien: {
    title: 'The link that I received does not work any more',
    what: 'A link serves once, and for 24 hours. A new link ends the one before.',
    do: 'Open the latest message and copy the whole address if it is cut, or ask for a new link.',
  },
  provisoire: {
    title: 'I was given a temporary password',
    what: 'It serves for 72 hours and opens nothing by itself.',
    do: 'Sign in with it: you choose your own at once. After that time ask whoever gave it for another.',
  },
  franceconnect: {
    title: 'FranceConnect does not work',
    what: 'The service may be interrupted, or your identity is not linked to your space yet.',
    do: 'Try again later, or sign in with your password. You have none? “Forgotten password” lets you choose a first one. The first time, FranceConnect asks you to link your space.',
  },
  nom: {
    title: 'My information is not recognised',
    what: 'After a marriage, a change of name or the recent creation of a company, public registers take up to four weeks to follow.',
    do: 'An error is then not always a mistake of yours. Try with your name of birth, try again later, or ask us to check.',
  },
  ferme: {
    title: 'My account is closed, or my request waits',
    what: 'A closed account signs nobody in; nothing in it is deleted. A requested account opens once it is approved.',
    do: 'Whoever manages the primary account can reopen it. Else contact us.',
  },
  navigateur: {
    title: 'The page reloads, or a code is always refused',
    what: 'Your browser may refuse the cookies of this site, or the clock of your telephone is off: the codes of a program depend on it.',
    do: 'Allow the cookies of this site, set the clocks of your devices to automatic, then try again in a current browser.',
  },
  desk: {
    title: 'Nothing fits?',
    body: 'Our team helps. It never asks for your password or a code.',
    contact: 'Write a message',
  },
}
