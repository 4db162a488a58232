import { storedLocale } from '../shared/i18n/locale.ts'

const WORDS = {
  fr: {
    title: 'Le portail n’a pas pu démarrer',
    body: 'Une partie du programme n’est pas arrivée. Vérifiez votre connexion à internet, puis rechargez la page.',
    action: 'Recharger la page',
  },
  en: {
    title: 'The portal could not start',
    body: 'A part of the program did not arrive. Check your internet connection, then reload the page.',
    action: 'Reload the page',
  },
}

/** Last resort when the program itself cannot be loaded: plain words and a way to try again. */
export function showStartFailure(root: HTMLElement): void {
  const words = WORDS[storedLocale()]
  const main = document.createElement('main')
  const title = document.createElement('h1')
  const body = document.createElement('p')
  const action = document.createElement('button')
  title.textContent = words.title
  body.textContent = words.body
  action.textContent = words.action
  action.addEventListener('click', () => window.location.reload())
  main.append(title, body, action)
  root.replaceChildren(main)
}
