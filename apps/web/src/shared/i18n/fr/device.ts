export default {
  title: 'Cet appareil',
  install: {
    title: 'Installer l’application',
    intro:
      'Le portail s’ouvre alors depuis l’écran d’accueil, dans sa propre fenêtre. Rien de vos données n’y est enregistré.',
    action: 'Installer l’application',
    apple: 'Dans Safari, touchez « Partager », puis « Sur l’écran d’accueil » et « Ajouter ».',
    menu: 'Ouvrez le menu de votre navigateur, puis choisissez « Installer » ou « Ajouter à l’écran d’accueil ». Firefox sur ordinateur et les fenêtres privées ne le proposent pas toujours.',
    done: 'L’application est installée',
    failed: 'L’application n’a pas pu être installée',
  },
}
